# Waar iets vandaan komt: uit het plan, afgeleid, van iemand of uit een lijst.

provenance-line = regel { $lines }
provenance-lines = regels { $lines }
provenance-plan = Uit het plan, { $where }
provenance-derived = Afgeleid: { $why }
provenance-derived-plan = Afgeleid uit het plan, { $where }
provenance-derived-both = Afgeleid uit het plan, { $where }: { $why }
provenance-people = Van { $name }, { $day }
provenance-people-kept = Bijgehouden in PLeK, { $day }
provenance-elsewhere = Bron: { $why }
provenance-confirmed = Klopt, zegt { $name } op { $day }
provenance-somebody-gone = iemand die PLeK heeft verlaten

# De lijst, en één ding met waar het vandaan komt. Voor het kernteam.
provenance-list-command = Bekijk wat is afgeleid en nog niet is bevestigd; met een soort erachter alleen die, zoals afgeleid netwerken.
provenance-list-title = Wat is afgeleid
provenance-list-intro = Het plan zegt dit niet zelf. PLeK leidde het af, en niemand zei nog of het klopt.
provenance-list-none = Alles wat was afgeleid is bevestigd of aangepast.
provenance-list-count = { $count ->
    [one] 1 ding om naar te kijken
   *[other] { $count } dingen om naar te kijken
}
provenance-list-page = { $first }–{ $last }
provenance-list-all = Alle soorten
provenance-start = Een voor een bekijken
provenance-previous = Vorige
provenance-following = Meer
provenance-next = Volgende
provenance-look-name = Bekijk wat is afgeleid over { $name }
provenance-hubs = Naar de hubs
provenance-title = Waar dit vandaan komt: { $name }
provenance-unsure = { $count ->
    [one] Klopt dit?
   *[other] Kloppen deze { $count } dingen?
}
provenance-more = En nog { $count }.
provenance-sure = Hoe ik dit weet
provenance-ask = { $field }: afgeleid, klopt dit?
provenance-right = Klopt
provenance-right-name = Klopt: { $field }
provenance-wrong = Wijzigen
provenance-wrong-one = Wijzigen: { $field }
provenance-wrong-name = Klopt niet, wijzigen: { $field }
provenance-all-right = Alles klopt
provenance-doubt = Toch niet zeker
provenance-doubt-name = Toch niet zeker: { $field }
provenance-where = Waar dit vandaan komt
provenance-open = Naar { $name }
provenance-list = Wat is afgeleid
provenance-confirmed-now = Genoteerd: dit klopt. Vergist? Kies “Toch niet zeker”.
provenance-doubted-now = Genoteerd: dit wacht weer op een bevestiging.
provenance-corrected = Aangepast. Dit komt nu van jou.
provenance-settled-before = Er is niets gewijzigd: dit was al zo, of het is intussen aangepast.
provenance-correct-title = { $field } van { $name } wijzigen
provenance-correct-intro = Wat je hier invult, komt in de plaats van wat was afgeleid. Bij dit veld staat dan jouw naam en de dag, alleen voor het kernteam.
provenance-correct-save = { $field } wijzigen
provenance-now = Nu staat er
fault-record-changed = Iemand anders heeft dit net ook gewijzigd. Kijk of jouw antwoord nog klopt en verstuur het opnieuw.
fault-same = Dit staat er al. Klopt het? Kies dan Klopt.
provenance-mark = { $text } (afgeleid)
provenance-mark-challenges = Het plan noemt geen top 3. Dit is afgeleid uit wat het over het gebied zegt.
provenance-mark-purpose = Dit doel staat niet in het plan: het is afgeleid.

provenance-section-hubs = Kennishub
provenance-section-networks = Netwerk
provenance-section-organisations = Organisatie
provenance-section-participations = Wie waaraan meedoet
provenance-section-programmes = Programma
provenance-section-questions = Vraag
provenance-section-subgroups = Groep
provenance-section-terms = Woord
provenance-section-themes = Thema
provenance-kind-hubs = hubs
provenance-kind-networks = netwerken
provenance-kind-organisations = organisaties
provenance-kind-participations = wie waaraan meedoet
provenance-kind-programmes = programma’s
provenance-kind-questions = vragen
provenance-kind-subgroups = groepen
provenance-kind-terms = begrippen
provenance-kind-themes = thema’s

provenance-field-about = Waarover
provenance-field-cases = Casussen
provenance-field-challenges = Top 3 opgaven
provenance-field-departments = Onderdelen
provenance-field-functions = Functies
provenance-field-group = Groep
provenance-field-insights = Inzichten
provenance-field-kind = Soort
provenance-field-knowledge = Kennis
provenance-field-known = Wat al bekend is
provenance-field-lead = Trekker
provenance-field-meaning = Betekenis
provenance-field-name = Naam
provenance-field-network = Netwerk
provenance-field-networks = Netwerken
provenance-field-opportunities = Kansen
provenance-field-organisation = Organisatie
provenance-field-organisations = Organisaties
provenance-field-part_of = Onderdeel van
provenance-field-parties = Partijen
provenance-field-phase = Fase
provenance-field-programmes = Programma’s
provenance-field-province = Provincie
provenance-field-purpose = Doel
provenance-field-region = Regio
provenance-field-short = Afkorting
provenance-field-standing = Hoe het meedoet
provenance-field-status = Status
provenance-field-step_plan = Stappenplan
provenance-field-summary = Omschrijving
provenance-field-text = Tekst
provenance-field-themes = Thema’s
provenance-field-title = Titel
provenance-field-types = Soorten kennis
provenance-field-working = Wie eraan werkt
