# Alle signalen samen in beeld, voor het kernteam.
signal-figures-command = Signalen in beeld: hoeveel, hoe ver, hoe snel.
signal-figures-title = Signalen in beeld
signal-figures-period = { $start } tot en met { $end }
signal-figures-about = Gesignaleerd van { $period }
signal-figures-fallback = Signalen in beeld: { $count ->
    [one] 1 signaal
   *[other] { $count } signalen
}, gesignaleerd van { $period }.
signal-figures-few = Nog te weinig om iets over te zeggen. Kies een langere periode of minder filters.
signal-figures-few-fallback = Signalen in beeld: nog te weinig om iets over te zeggen.
signal-figures-top-total = { $count ->
    [one] **1** signaal kwam binnen
   *[other] **{ $count }** signalen kwamen binnen
}
signal-figures-top-decided = Over **{ $share }%** is een besluit genomen
signal-figures-top-picked = **{ $share }%** pakte het kernteam op
signal-figures-top-days = De helft is binnen **{ $days }** dagen opgepakt
signal-figures-more = Meer cijfers
signal-figures-less = Minder cijfers
signal-figures-hidden = Wat over minder dan { $count } signalen gaat, staat er niet bij. Ook niet wat je daaruit zou kunnen uitrekenen.
signal-figures-months-few = Per maand zijn het er te weinig om te laten zien.
signal-figures-closed = { $closed ->
    [one] Nu is er 1 gesloten.
   *[other] Nu zijn er { $closed } gesloten.
}
signal-figures-course-words = Een signaal telt mee bij elke stap waar het is geweest.
signal-figures-mended = Ik lees “{ $typed }” als { $read }.
signal-figures-unread = Dit gebruik ik niet in het beeld: { $words }.

signal-figures-inflow = Wat er binnenkwam
signal-figures-inflow-words = { $count ->
    [one] 1 signaal: { $kinds }.
   *[other] { $count } signalen: { $kinds }.
}
signal-figures-kind-kans = { $count ->
    [one] 1 kans
   *[other] { $count } kansen
}
signal-figures-kind-risico = { $count ->
    [one] 1 risico
   *[other] { $count } risico’s
}
signal-figures-kind-probleem = { $count ->
    [one] 1 probleem
   *[other] { $count } problemen
}
signal-figures-busiest = De meeste kwamen in { $month }: { $count }.
signal-figures-axis-month = Maand
signal-figures-axis-year = Jaar
signal-figures-axis-signals = Aantal signalen
signal-figures-axis-days = Dagen

signal-figures-course = Hoe ver ze kwamen
signal-figures-point-raised = Gesignaleerd
signal-figures-point-picked_up = Opgepakt
signal-figures-point-proposed = Verbetervoorstel
signal-figures-point-on_agenda = Op de agenda
signal-figures-point-taken_up = Overgenomen
signal-figures-point-sent_back = Teruggestuurd
signal-figures-point-not_now = Niet nu
signal-figures-point-decided = Besloten
signal-figures-point-acting = Actie
signal-figures-point-closed = Gesloten
signal-figures-point-set_aside = Terzijde gelegd
signal-figures-point-bundled = Gebundeld

signal-figures-leads = Hoe lang dat duurde
signal-figures-leads-words = De balk is het aantal dagen waarbinnen de helft van de signalen een stap verder was. Wat nog loopt, telt niet mee.
signal-figures-leads-none = Nog geen signaal uit deze periode is een stap verder.
signal-figures-leg-days-to-pick-up = Signaal tot oppakken
signal-figures-leg-days-to-propose = Oppakken tot voorstel
signal-figures-leg-days-to-steer = Voorstel tot Stuurgroep
signal-figures-leg-days-to-decide = Stuurgroep tot besluit
signal-figures-leg-days-to-close = Besluit tot gesloten
signal-figures-leg-days-in-all = Signaal tot gesloten
signal-figures-head-step = Stap
signal-figures-head-half = De helft binnen (dagen)
signal-figures-head-most = 9 van 10 binnen (dagen)
signal-figures-head-number = Signalen
signal-figures-head-decided = Besloten
signal-figures-head-picked = Opgepakt na (dagen)
signal-figures-head-closed = Gesloten na (dagen)

signal-figures-levels = Per niveau
signal-figures-hubs = Per hub
signal-figures-no-hub = Geen hub
signal-figures-more-hubs = { $count ->
    [one] Er is nog 1 hub met minder signalen.
   *[other] Er zijn nog { $count } hubs met minder signalen.
}

signal-figures-choose = Andere keuze
signal-figures-year = { $year }
signal-figures-list = Lijst
signal-figures-desk = Wat er te doen is
signal-figures-form-title = Wat wil je in beeld?
signal-figures-form-intro = Laat leeg wat niet uitmaakt. Zonder periode zie je dit jaar en vorig jaar.
signal-figures-form-send = Laat zien
signal-figures-field-start = Gesignaleerd vanaf
signal-figures-field-end = Gesignaleerd tot en met
signal-figures-field-level = Niveau
signal-figures-field-hub = Hub
signal-figures-field-theme = Thema
signal-figures-field-kind = Soort
signal-figures-field-any = Maakt niet uit
signal-figures-field-day = Bijvoorbeeld 1-1-2026
