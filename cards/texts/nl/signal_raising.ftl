# Een signaal geven, meedoen met een signaal, je eigen signalen, en de oogst van een bijeenkomst.

raise-command = Geef een signaal: een kans, een risico of een probleem. Eén zin is genoeg.
raise-mine-command = Bekijk je eigen signalen en hoe het ermee staat.
raise-dialog = Open in een venster

# Het formulier
raise-title = Een signaal geven
raise-intro = Vertel wat je ziet. Eén zin is genoeg: de rest mag leeg blijven.
raise-guessed = Alvast ingevuld uit wat je schreef: { $fields }. Klopt het niet? Pas het aan.
raise-guessed-field = { $label } door “{ $words }”
raise-because-kind = soort
raise-because-level = tussen wie
raise-because-hub = waar
raise-because-themes = thema
raise-seen = Wat zie je?
raise-seen-hint = Bijvoorbeeld: kennis over droogte blijft liggen bij de gemeenten.
raise-why = Waarom is dat belangrijk?
raise-wish = Wat vraag je van PLeK?
raise-kind = Wat is het?
raise-level = Tussen wie speelt het?
raise-hub = Waar speelt het?
raise-hub-kennishub = Kennishub { $name }
raise-themes = Thema’s
raise-source = Waar komt het vandaan?
raise-source-hint = Bijvoorbeeld: een gesprek met een waterschap.
raise-anonymous = Anoniem
raise-anonymous-means = Anderen zien niet dat ik dit signaleer. Het kernteam ziet dat altijd, zodat het mij iets kan vragen.
raise-send = Signaal versturen
raise-anyway = Toch een nieuw signaal

raise-source-message = Een bericht in Teams
raise-source-message-day = Een bericht in Teams van { $day }
raise-message = De tekst komt uit het bericht. Staat er een naam in, of iets wat niet nodig is? Haal het weg.
raise-message-link = De tekst komt uit het bericht, en een link ernaar gaat mee voor het kernteam. Staat er een naam in, of iets wat niet nodig is? Haal het weg.

# Wat er al is
raise-alike-where = Dit speelt ook in { $where }
raise-alike = Dit is al gesignaleerd
raise-alike-intro = Speelt dit bij jou ook? Druk dan op “Dit speelt hier ook”. Zo ziet het kernteam in hoeveel regio’s het speelt, en hoor jij wat ermee gebeurt.
raise-alike-words = Lijkt erop door: { $words }
raise-alike-own = Dit signaal is ook van jou.
raise-alike-yours = Jouw signaal
raise-join = Dit speelt hier ook
raise-join-name = Dit speelt hier ook: signaal { $number }

# Het staat er
raise-sent = Dank je wel! Je signaal staat erin. Het is signaal { $number }.
raise-sent-next = Wat er nu gebeurt
raise-sent-days = Het kernteam bekijkt je signaal binnen { $days } dagen. Misschien stelt het je nog een vraag.
raise-sent-hear = Je hoort van elke stap. Alles op een rij zie je bij “Mijn signalen”.
raise-sent-anonymous = Anderen zien niet dat jij dit signaleerde. Het kernteam ziet dat wel.
raise-mine = Mijn signalen

# Meedoen
raise-join-title = Dit speelt hier ook
raise-join-intro = Zo doe je mee met dit signaal. Je hoort dan van elke stap.
raise-join-hub = Bij welke kennishub speelt het?
raise-join-note = Wat zie je daar?
raise-join-send = Meedoen
raise-joined = Je doet mee met dit signaal. Je hoort van elke stap.
raise-join-over = Met dit signaal kun je niet meer meedoen, want het is klaar. Je kunt wel een nieuw signaal geven.
fault-supporters = Met dit signaal doen al { $max } mensen mee. Dat is duidelijk genoeg.

# Mijn signalen
raise-mine-none = Je hebt nog geen signaal gegeven. Zie je een kans, een risico of een probleem? Eén zin is genoeg.
raise-mine-asked = Het kernteam vraagt je iets
raise-mine-answer = Beantwoorden
raise-mine-answer-name = Beantwoord de vraag bij signaal { $number }
raise-mine-raised = Door jou gegeven
raise-mine-joined = Waar je aan meedoet
raise-mine-new = Signaal geven
raise-mine-next = Volgende
raise-mine-previous = Vorige
raise-mine-page = { $from } tot en met { $to } van { $total }

# De oogst van een bijeenkomst
raise-harvest-command = Geef alle signalen van een bijeenkomst in één keer.
raise-harvest-title = Oogst van een bijeenkomst
raise-harvest-intro = Kwamen er op een bijeenkomst signalen langs? Schrijf ze hier op, één op elke regel. Ze staan er dan allemaal in één keer in.
raise-harvest-kind = Welke bijeenkomst?
raise-harvest-day = Op welke dag?
raise-harvest-day-hint = Bijvoorbeeld: 23-11-2026
raise-harvest-name = Hoe heette de bijeenkomst?
raise-harvest-name-hint = Alleen nodig bij een andere bijeenkomst.
raise-harvest-lines = Signalen, één op elke regel
raise-harvest-lines-hint = Begin een regel met “kans:”, “risico:” of “probleem:” als je dat wilt zeggen.
raise-harvest-means = Weet je niet waar het speelt of bij welk thema het hoort? Laat het leeg. Dan kijk ik per regel wat er staat. Jij staat erbij als degene die de signalen gaf.
raise-harvest-send = Alles versturen
raise-harvested = { $count ->
    [one] Dank je wel! Er staat één signaal in.
   *[other] Dank je wel! Er staan { $count } signalen in.
}
raise-harvested-none = Deze signalen stonden er allemaal al in. Er is niets bij gekomen.
raise-harvested-known = { $count ->
    [one] Eén regel stond er al in. Die is overgeslagen.
   *[other] { $count } regels stonden er al in. Die zijn overgeslagen.
}
raise-harvested-from = { $meeting }, { $day }
raise-harvested-more = En nog { $count }. Je ziet ze allemaal bij “Mijn signalen”.
fault-harvest-short = Te kort, schrijf minstens { $min } tekens: regel { $line }.
fault-harvest-long = Te lang, er passen { $max } tekens op een regel: regel { $line }. Maak er twee regels van.
fault-harvest-many = Dit zijn { $count } regels. In één keer kunnen er { $max }. Verstuur de rest daarna.
fault-harvest-full = Van deze bijeenkomst staan er al { $max } signalen in. Meer kan niet.
fault-harvest-future = Deze dag moet nog komen. Kies de dag waarop de bijeenkomst was.
