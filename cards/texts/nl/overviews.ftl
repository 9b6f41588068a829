# Het nieuwsoverzicht: wat er nieuw is op PLeK, voor wie dat kiest.
overviews-command = Zie wat er nieuw is op jouw thema’s en in jouw regio’s, en kies of dat vanzelf komt.
overviews-title = Nieuw op PLeK
overviews-since = Sinds { $day }:
overviews-nothing = Er is niets nieuws sinds { $day } dat bij je past.
overviews-kind-question = Gevraagd
overviews-kind-answer = Beantwoord
overviews-kind-network = Nieuwe netwerken
overviews-kind-decided = Besluiten over signalen
overviews-kind-lesson = Geleerd
overviews-kind-person = Mensen die je nu kunt vinden
overviews-bare = Je koos nog geen thema’s of regio’s. Daarom zie je alles.
overviews-themes = Mijn thema’s
overviews-how-often = Hoe vaak?
overviews-off = Zet uit
overviews-said-week = Dit overzicht komt elke week vanzelf, op de eerste werkdag om negen uur. Is er niets nieuws, dan komt er niets.
overviews-said-month = Dit overzicht komt elke maand vanzelf, op de eerste werkdag om negen uur. Is er niets nieuws, dan komt er niets.
overviews-said-off = Het nieuwsoverzicht komt niet vanzelf. Typ “nieuwsoverzicht” als je het wilt zien.
overviews-quiet = Je herinneringen staan stil. Zolang dat zo is, komt ook het overzicht niet.
overviews-ask-title = Nieuwsoverzicht
overviews-ask-intro = Wat er nieuw is op jouw thema’s en in jouw regio’s: vragen, netwerken, besluiten, wat er is geleerd, en wie je kunt vinden.
overviews-ask = Hoe vaak wil je dit krijgen?
overviews-every-week = Elke week
overviews-every-month = Elke maand
overviews-every-off = Niet
overviews-save = Opslaan
overviews-done-week = Goed, het nieuwsoverzicht komt voortaan elke week.
overviews-done-month = Goed, het nieuwsoverzicht komt voortaan elke maand.
overviews-done-off = Goed, het nieuwsoverzicht komt niet meer vanzelf.
overviews-lately = Dit is er nieuw sinds je vorige overzicht:
overviews-more = { $kind ->
    [network] En nog { $count }. Typ “netwerken” om alles te zien.
    [question] En nog { $count }. Typ “agenda” om alles te zien.
    [answer] En nog { $count }. Typ “agenda” om alles te zien.
   *[other] En nog { $count }.
}
