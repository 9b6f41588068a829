# Signalen voor het kernteam: wat er binnenkwam, lijsten, zoeken, wat op elkaar lijkt, uitleg.
signal-command = Geef een signaal (kans, risico of probleem), of kijk wat er speelt.

# Wat er te doen is
signal-inbox-command = Wat er binnenkwam, wacht of te laat is.
signal-inbox-title = Signalen: wat er te doen is
signal-inbox-intro = { $count ->
    [one] Er loopt één signaal. Kies een getal om de lijst te zien.
   *[other] Er lopen { $count } signalen. Kies een getal om de lijst te zien.
}
signal-inbox-empty = Er loopt nu niets. Wat iemand signaleert, zie je hier.
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
signal-inbox-mine = Van mij
signal-inbox-first = Kijk hier eerst naar
signal-inbox-counts = Waar ze over gaan
signal-inbox-patterns = Wat op elkaar lijkt
signal-inbox-raise = Nieuw signaal
signal-inbox-help = Wat kan ik typen?

# Een lijst
signal-list-command = Een lijst van signalen, zoals jij die wilt.
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
signal-list-asked = “{ $words }” kan ik op meer manieren lezen. Welke dagen bedoel je?
signal-list-since = sinds { $day }
signal-list-until = tot en met { $day }
signal-list-owner = opgepakt door { $name }
signal-list-support = { $count ->
    [one] 1 ander signaleert dit ook
   *[other] { $count } anderen signaleren dit ook
}
signal-list-late = ⚠ te laat sinds { $day }
signal-list-term = volgende stap voor { $day }
signal-list-terms = op termijn, alleen wat er een heeft
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
signal-list-field-status = Status
signal-list-field-hub = Hub
signal-list-field-theme = Thema
signal-list-field-level = Niveau
signal-list-field-kind = Soort
signal-list-field-owner = Opgepakt door
signal-list-field-start = Gesignaleerd vanaf
signal-list-field-end = Gesignaleerd tot en met
signal-list-field-day = Bijvoorbeeld 1 maart 2027
signal-list-field-overdue = Te laat
signal-list-field-overdue-only = Alleen wat te laat is
signal-list-field-order = Volgorde
signal-list-field-any = Maakt niet uit

# Zoeken
signal-find-command = Zoek in alle signalen.
signal-find-title = Gezocht in signalen
signal-find-words = Woorden
signal-find-count = { $count ->
    [0] Niets gevonden
    [one] 1 signaal gevonden
   *[other] { $count } signalen gevonden
}
signal-find-most = De { $count } beste van wat ik vond
signal-find-none = Probeer het met andere of minder woorden. Of maak er een signaal van.
signal-find-all = Alle signalen

# Een tikfout
signal-typo-title = Bedoel je dit?
signal-typo-intro = Ik weet niet zeker of dit een opdracht is of een signaal.
signal-typo-raise = Nee, dit is een signaal
signal-order-title = Bedoel je dit?
signal-order-sentence = Schrijf het in één zin
signal-order-about = Met een signaal vertel je in een zin wat je ziet. Wil je iets doen met een signaal dat er al is? Typ dan eerst het nummer.
signal-order-raise = Signaal geven

# Wat op elkaar lijkt
signal-patterns-command = Wat op meer plekken speelt.
signal-patterns-title = Wat op meer plekken speelt
signal-patterns-intro = Gevonden op { $day }. Bundel wat hetzelfde is: dan komt er één oplossing voor meer regio’s.
signal-patterns-none = Van wat nu nog te bekijken is, lijkt niets uit verschillende regio’s op elkaar.
signal-patterns-busy = Ik zoek nu opnieuw in alle signalen. Je krijgt bericht als ik klaar ben.
signal-patterns-places = In { $places }
signal-patterns-words = allebei over: { $words }
signal-patterns-themes = zelfde thema: { $themes }
signal-patterns-bundle = Bundel { $others } met { $first }
signal-patterns-again = Zoek opnieuw
signal-patterns-look = Kijk of ik klaar ben

# Wat je kunt typen
signal-help-command = Wat je over signalen kunt typen.
signal-help-title = Wat je over signalen kunt typen
signal-help-intro = Typ het achter @PLeK, na een / of hier. Waar 12 staat, zet je het nummer van het signaal.
signal-help-raising = Signaleren en volgen
signal-help-lists = Overzicht
signal-help-sorting = Een signaal oppakken
signal-help-working = Van voorstel tot les
signal-help-mine = Mijn signalen
signal-usage-title = Zo typ je het
signal-usage-all = Alles wat je kunt typen
signal-usage-mine = mijn signalen
signal-usage-mine-about = wat je signaleerde, en hoe het ermee staat
signal-usage-show = signal 12
signal-usage-show-about = bekijk een signaal
signal-usage-harvest = signal oogst
signal-usage-harvest-about = signaleer in één keer wat een bijeenkomst opleverde
signal-usage-inbox = signal
signal-usage-inbox-about = wat er binnenkwam, wacht of te laat is
signal-usage-list = signal lijst nieuw Twente water
signal-usage-list-about = een lijst van wat je zoekt
signal-usage-list-more = Noem in elke volgorde wat je wilt zien. Status: nieuw, opgepakt, wacht op antwoord, op de agenda, besloten, afgesloten … Verder een hub, een thema, een niveau (in de regio, tussen regio’s, tussen regio en Rijk), een soort (kansen, risico’s, problemen), te laat, van mij, van 1 januari tot 1 maart 2027, sinds mei, in 2026. En de volgorde: oudste eerst, op termijn, meeste steun.
signal-usage-find = signal zoek droogte
signal-usage-find-about = zoek in alle signalen
signal-usage-patterns = signal patronen
signal-usage-patterns-about = wat op meer plekken speelt, om te bundelen
signal-usage-figures = signal beeld
signal-usage-figures-about = aantallen, verloop en doorlooptijd in beeld
signal-usage-export = signal export
signal-usage-export-about = download signalen als Excel of csv
signal-usage-papers = signal agenda 1 maart 2027
signal-usage-papers-about = de agenda van de Stuurgroep als document
signal-usage-reminders = herinneringen
signal-usage-reminders-about = waar ik je aan herinner; zet het even stil of weer aan
signal-usage-proposal = voorstel 3
signal-usage-proposal-about = bekijk een verbetervoorstel
