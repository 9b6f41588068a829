# Signalen voor het kernteam: wat er binnenkwam, lijsten, zoeken, wat op elkaar lijkt, uitleg.
signal-command = meld een signaal (kans, risico of probleem), of kijk wat er speelt

# Wat er te doen is
signal-inbox-command = wat er binnenkwam, wacht of te laat is
signal-inbox-title = Signalen: wat er te doen is
signal-inbox-intro = { $count ->
    [one] Er loopt één signaal. Kies een getal om de lijst te zien.
   *[other] Er lopen { $count } signalen. Kies een getal om de lijst te zien.
}
signal-inbox-empty = Er loopt nu niets. Wat iemand meldt, zie je hier.
signal-inbox-fallback = Signalen: { $new } nieuw, { $waiting } wachten op antwoord, { $overdue } te laat.
signal-inbox-new = { $count } nieuw
signal-inbox-waiting = { $count ->
    [one] 1 wacht op antwoord
   *[other] { $count } wachten op antwoord
}
signal-inbox-overdue = { $count } te laat
signal-inbox-open = { $count ->
    [one] 1 loopt
   *[other] { $count } lopen
}
signal-inbox-first = Kijk hier eerst naar
signal-inbox-counts = Waar ze over gaan
signal-inbox-patterns = Wat op elkaar lijkt
signal-inbox-raise = Nieuw signaal
signal-inbox-help = Wat kan ik typen?

# Een lijst
signal-list-command = een lijst van signalen, zoals jij die wilt
signal-list-title = Signalen
signal-list-all = Alle signalen
signal-list-count = { $count ->
    [one] 1 signaal
   *[other] { $count } signalen
}
signal-list-page = bladzijde { $page } van { $pages }
signal-list-none = Er zijn geen signalen die hierbij passen. Verander het filter om er meer te zien.
signal-list-mended = Ik lees “{ $typed }” als { $read }.
signal-list-unread = { $count ->
    [one] Dit woord begrijp ik niet in een lijst: { $words }.
   *[other] Deze woorden begrijp ik niet in een lijst: { $words }.
}
signal-list-owner = opgepakt door { $name }
signal-list-support = { $count ->
    [one] 1 ander meldt dit ook
   *[other] { $count } anderen melden dit ook
}
signal-list-late = te laat sinds { $day }
signal-list-term = volgende stap voor { $day }
signal-list-before = Vorige
signal-list-after = Volgende
signal-list-filter = Filter kiezen
signal-list-raise = Maak er een signaal van
signal-list-inbox = Wat er te doen is
signal-list-export = Download deze lijst
signal-list-figures = In beeld
signal-list-usage = Hoe typ ik dit?
signal-list-order-raised-last = Nieuwste eerst
signal-list-order-raised = Oudste eerst
signal-list-order-due = Op termijn
signal-list-order-support = Meeste steun eerst

# Het filter
signal-list-form-title = Welke signalen wil je zien?
signal-list-form-intro = Vul alleen in wat ertoe doet. Wat leeg is, telt niet mee.
signal-list-form-send = Toon de lijst
signal-list-field-status = Stand
signal-list-field-hub = Hub
signal-list-field-theme = Thema
signal-list-field-level = Niveau
signal-list-field-kind = Soort
signal-list-field-owner = Opgepakt door
signal-list-field-start = Gemeld vanaf
signal-list-field-end = Gemeld tot en met
signal-list-field-day = Bijvoorbeeld 1 maart 2027
signal-list-field-overdue = Alleen wat te laat is
signal-list-field-order = Volgorde
signal-list-field-any = Maakt niet uit

# Zoeken
signal-find-command = zoek in alle signalen
signal-find-title = Gezocht in signalen
signal-find-words = Woorden
signal-find-count = { $count ->
    [0] Niets gevonden
    [one] 1 signaal gevonden
   *[other] { $count } signalen gevonden
}
signal-find-none = Probeer het met andere of minder woorden. Of maak er een signaal van.
signal-find-why = gevonden op: { $words }
signal-find-all = Alle signalen

# Een tikfout
signal-typo-title = Bedoel je dit?
signal-typo-intro = Ik weet niet zeker of dit een opdracht is of een signaal.
signal-typo-raise = Nee, dit is een signaal
