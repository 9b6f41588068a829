# Why something was found; always something that is really in it.

why-words = it says: { $words }
why-for = { $word }, for: { $said }
why-like = looks like: { $words }
why-theme = in the theme { $theme }
why-region = in { $value }
why-kind = kind: { $value }
why-place = { $place } belongs to it
