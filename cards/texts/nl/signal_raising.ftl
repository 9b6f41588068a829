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
raise-join-intro = Je doet mee met dit signaal. Je hoort van elke stap.
raise-join-hub = Bij welke kennishub speelt het?
raise-join-note = Wat zie je daar?
raise-join-send = Meedoen
raise-joined = Je doet mee met dit signaal. Je hoort van elke stap.
raise-join-over = Met dit signaal kun je niet meer meedoen, want het is klaar. Je kunt wel een nieuw signaal geven.
fault-supporters = Met dit signaal doen al { $max } mensen mee. Dat is duidelijk genoeg.

# Mijn signalen
raise-mine-none = Je hebt nog geen signaal gegeven. Zie je een kans, een risico of een probleem? Eén zin is genoeg.
raise-mine-asked = Het kernteam vraagt je iets
raise-mine-answer = Beantwoord
raise-mine-answer-name = Beantwoord de vraag bij signaal { $number }
raise-mine-raised = Door jou gegeven
raise-mine-joined = Waar je aan meedoet
raise-mine-new = Signaal geven
raise-mine-next = Volgende
raise-mine-previous = Vorige
raise-mine-page = { $from } tot en met { $to } van { $total }
