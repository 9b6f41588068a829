# Taal.
language-command = Kies de taal: taal nl of taal en.
language-title = In welke taal zal ik je antwoorden?
language-unknown = De taal “{ $words }” spreek ik niet. Ik spreek { $languages }.
language-usage = Kies een taal, of typ “taal nl” of “taal en”.
language-chosen = Vanaf nu antwoord ik je in het Nederlands.
language-help = Wat kan ik je vragen?
language-name-nl = Nederlands
language-name-en = Engels
