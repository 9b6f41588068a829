# Wat iemand met de hand veranderde in Teams: terugzetten, overnemen of zo laten.
sync-drift-intro = Iemand heeft dit met de hand veranderd in Teams. Wat wil het kernteam?
sync-drift-how = “{ sync-drift-put-right }”: het wordt weer zoals in PLeK. “{ sync-drift-accept }”: PLeK wordt zoals Teams nu is. “{ sync-drift-leave }”: PLeK vraagt er niet meer naar.
sync-drift-put-right = Terugzetten
sync-drift-accept = Neem over
sync-drift-leave = Laat zo
sync-drift-put-right-name = Zet terug: { $what }
sync-drift-accept-name = Neem over: { $what }
sync-drift-leave-name = Laat zo: { $what }
sync-drift-all = Zet alles terug
sync-drift-all-removing = { $count ->
    [one] Zet alles terug, en haal 1 weg
   *[other] Zet alles terug, en haal { $count } weg
}
sync-drift-count = { $count ->
    [one] 1 verschil
   *[other] { $count } verschillen
}
sync-drift-settled = Alles wat met de hand veranderd was, is afgehandeld.
sync-drift-done-put-right = PLeK zet het terug.
sync-drift-done-accept = PLeK is nu zoals Teams.
sync-drift-done-leave = Het blijft zo. PLeK vraagt er niet meer naar.
sync-drift-stale = Dit is al afgehandeld, of het is er niet meer.
sync-drift-refused = Dit kan PLeK niet zomaar overnemen: het hangt met iets anders samen. Verander dat, of zet het terug.
sync-drift-refused-team = Deze persoon hoort hier via een plek in het kernteam van de hub, of via de groep. Haal die persoon eerst daar uit, of zet het terug.
sync-drift-refused-rule = Deze persoon hoort hier via een rol of een andere groep, en kan hier niet apart uit. Haal die persoon eerst daar uit, of zet het terug.
sync-drift-cannot = Dit kan niet met dit verschil. Kies een van de knoppen.

sync-drift-what-create = { $kind ->
    [team] Team { $name } is weggehaald.
    [channel] Kanaal { $name } is weggehaald uit { $where }.
    [tab] Tabblad { $name } is weggehaald uit { $where }.
   *[other] { $name } is weggehaald uit { $where }.
}
sync-drift-what-rename = { $kind ->
    [team] Team { $after } heet in Teams nu { $before }.
    [channel] Kanaal { $after } in { $where } heet in Teams nu { $before }.
   *[other] { $after } in { $where } heet in Teams nu { $before }.
}
sync-drift-what-describe = { $kind ->
    [team] De omschrijving van team { $name } is veranderd.
   *[other] De omschrijving van { $name } in { $where } is veranderd.
}
sync-drift-what-change = { $kind ->
    [tab] Tabblad { $name } in { $where } wijst nu naar { $before }.
   *[other] { $name } in { $where } is veranderd.
}
sync-drift-what-archive = { $kind ->
    [team] Team { $name } is uit het archief gehaald.
   *[other] { $name } in { $where } is uit het archief gehaald.
}
sync-drift-what-unarchive = { $kind ->
    [team] Team { $name } is in het archief gezet.
   *[other] { $name } in { $where } is in het archief gezet.
}
sync-drift-what-restore = { $kind ->
    [team] Team { $name } is verwijderd.
   *[other] { $name } in { $where } is verwijderd.
}
sync-drift-what-add = { $name } is uit { $where } gehaald.
sync-drift-what-remove = { $kind ->
    [tab] Tabblad { $name } is toegevoegd aan { $where }.
   *[other] { $name } is toegevoegd aan { $where }.
}
sync-drift-what-promote = { $name } is geen eigenaar meer van { $where }.
sync-drift-what-demote = { $name } is eigenaar gemaakt van { $where }.
sync-drift-what-install = De app PLeK is uit { $where } gehaald.

# Iemand die een account had en het niet meer heeft
sync-drift-what-invite = { $name } had een account in Teams en heeft dat niet meer: vertrokken, of het account is verwijderd. In PLeK hoort { $name } nog bij { $where }.
sync-drift-put-right-invite = Opnieuw uitnodigen
sync-drift-accept-invite = Vertrokken
sync-drift-departed-name = { $choice }: { $name }
sync-drift-done-put-right-invite = PLeK stuurt een nieuwe uitnodiging. Daarna komt deze persoon weer in de teams.
sync-drift-done-accept-invite = Genoteerd als vertrokken. PLeK verwacht deze persoon in geen team meer. Wat ervan bewaard is, gaat na een jaar weg.
sync-drift-back = Toch niet vertrokken
sync-drift-done-back = Teruggedraaid: deze persoon hoort er weer bij. Is het account nog weg, dan vraagt PLeK het opnieuw.

# Wie uit een plek gehaald was, en daar toch weer bij hoort
sync-drift-undo = Toch weer erbij
sync-drift-done-undo = Teruggedraaid: deze persoon hoort er weer bij. In Teams vraagt PLeK het opnieuw, of volgt het met een plan.
sync-drift-undo-late = De einddatum van deze persoon is intussen voorbij. Zet de persoon er opnieuw in als dat nodig is.
