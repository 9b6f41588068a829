# De kennis- en leeragenda: lijsten en wat je erin vindt.

agenda-command = Bekijk de kennis- en leeragenda. Typ er een nummer, een hub of een onderwerp achter.

agenda-national = Nationale kennis- en leeragenda
agenda-of-hub = Kennis- en leeragenda { $hub }
agenda-intro = Dit zijn de vragen waar we samen aan werken. Kies een vraag om meer te zien.
agenda-empty = Op deze agenda staan nog geen vragen.
agenda-fallback = De kennis- en leeragenda. Typ agenda en een nummer, bijvoorbeeld: agenda 9
agenda-page = Bladzijde { $page } van { $pages }
agenda-previous = Vorige
agenda-next = Volgende
agenda-open = Vraag { $number }
agenda-open-hub = { $hub } { $number }
agenda-open-answered = Bekijk
agenda-open-name = Bekijk de vraag: { $name }
agenda-answered = Beantwoorde vraag
agenda-kind = { $kind } · kennis: { $state }
agenda-subs = Met deelvragen { $numbers }
agenda-undecided = nog niet bepaald
agenda-whole = Nationale agenda
agenda-hub = Agenda { $hub }
agenda-about-hub = Over de hub { $hub }
agenda-ask = Stel een vraag

# Zoeken in de agenda
agenda-search-title = Op de agenda gevonden
agenda-search-words = Gezocht op
agenda-search-none = Hierover vond ik niets op de agenda.
agenda-search-none-next = Probeer een ander woord, bekijk de hele agenda of stel je vraag aan het kernteam.
agenda-search-fallback = Vragen op de agenda over { $words }

# Een nummer of naam die er niet is
agenda-unknown-title = Vraag { $number } staat niet op deze agenda
agenda-unknown-range = { $count ->
    [0] Op deze agenda staan nog geen vragen.
    [one] Op deze agenda staat één vraag: { $first }.
   *[other] De vragen op deze agenda lopen van { $first } tot en met { $last }.
}
agenda-unknown-subs = Bij vraag { $number } horen de deelvragen { $numbers }.
agenda-unknown-none = Vraag { $number } heeft geen deelvragen.
agenda-which-title = Welke agenda bedoel je?
agenda-which-said = Je typte
agenda-which-fallback = Er zijn meer agenda’s die zo heten.
