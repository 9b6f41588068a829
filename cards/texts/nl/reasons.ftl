# Waarom iets gevonden is; altijd iets dat er echt in staat.

why-words = hierin staat: { $words }
why-for = { $word }, voor: { $said }
why-like = lijkt op: { $words }
why-theme = bij het thema { $theme }
why-region = in { $value }
why-kind = soort: { $value }
why-place = { $place } hoort hierbij
