# Signalen: een regel in een lijst, de kaart, en wat eromheen hoort.

signals-title = Signaal { $number }: { $name }
signals-open = Bekijk
signals-open-name = Bekijk signaal { $number }: { $name }
signals-since = sinds { $day }
signals-more = en nog { $count }
signals-one-number = Signaal { $number }
signals-one = Een signaal
signals-kernteam-only = Dit is voor het kernteam.
signals-kernteam-only-raise = Dit is voor het kernteam. Wilde je iets signaleren? Dat kan iedereen.
signals-raise-this = Signaleer dit

# Hoe het ervoor staat
signals-state-new = Nieuw
signals-state-picked_up = Opgepakt
signals-state-asked = Wacht op antwoord
signals-state-bundled = Gebundeld
signals-state-set_aside = Terzijde gelegd
signals-state-proposed = Wordt een voorstel
signals-state-on_agenda = Op de agenda
signals-state-taken_up = Overgenomen door de Stuurgroep
signals-state-sent_back = Terug met een vraag
signals-state-not_now = Niet nu
signals-state-decided = Besloten
signals-state-acting = In uitvoering
signals-state-closed = Afgesloten

# De kaart van een signaal
signals-late = De volgende stap had er op { $day } moeten zijn.
signals-asked-you = Het kernteam heeft een vraag aan jou:
signals-asked = Wie het signaal gaf, heeft nog deze vraag te beantwoorden:
signals-into = Dit signaal hoort nu bij een ander signaal.
signals-into-yours = Dit signaal hoort nu bij een ander signaal. Wat daarmee gebeurt, hoor je ook.
signals-why = Waarom het ertoe doet
signals-wish = Wat er gevraagd wordt
signals-themes = Thema’s
signals-by = Gesignaleerd door
signals-source = Bron
signals-source-person = persoon
signals-source-meeting = bijeenkomst
signals-source-message = bericht
signals-source-open = Naar het bericht
signals-owner = Opgepakt door
signals-due = Volgende stap uiterlijk
signals-follows = Vervolg op
signals-lesson = Wat we leerden:
signals-anonymous = anoniem
signals-hidden = { $name } (anoniem voor anderen)
signals-gone = iemand die PLeK heeft verlaten
signals-somebody = iemand
signals-you = jou
signals-you-anonymous = jou (anoniem voor anderen)
signals-elsewhere = { $count ->
    [one] Speelt ook elders: 1 keer gezegd
   *[other] Speelt ook elders: { $count } keer gezegd
}
signals-parts = { $count ->
    [one] Hierin gebundeld: 1 signaal
   *[other] Hierin gebundeld: { $count } signalen
}
signals-likes = Lijkt op
signals-like-why = Gemeen: { $words }
signals-inbox = Inbox
signals-mine = Mijn signalen
signals-back = Terug naar het signaal
signals-page = Bladzijde { $page } van { $pages }
signals-earlier = Eerder
signals-later = Later
signals-earlier-ones = en { $count } eerdere

# Het verloop
signals-course = Verloop
signals-course-close = Verloop sluiten
signals-course-raised = Gesignaleerd
signals-course-picked-up = Opgepakt
signals-course-proposed = Voorstel
signals-course-decided = Besluit
signals-course-closed = Afgerond
signals-course-all = Hele verloop
signals-course-title = Verloop van signaal { $number }
signals-course-earlier = { $count ->
    [one] Eén eerdere stap staat in het hele verloop.
   *[other] { $count } eerdere stappen staan in het hele verloop.
}
signals-meeting = { $kind }, { $day }

# Velden van een signaal
signals-field-seen = wat je ziet
signals-field-why = waarom het ertoe doet
signals-field-wish = wat er gevraagd wordt
signals-field-title = de titel
signals-field-kind = het soort
signals-field-level = het niveau
signals-field-hub = de kennishub
signals-field-region = de regio
signals-field-themes = de thema’s
signals-field-source = de bron
signals-field-other = de zichtbaarheid

# Verbetervoorstel, besluiten en acties
signals-proposal = Verbetervoorstel
signals-proposal-title = Voorstel { $number }: { $name }
signals-proposal-open = Bekijk voorstel { $number }: { $name }
signals-proposal-draft = In de maak
signals-proposal-on_agenda = Op de agenda
signals-proposal-taken_up = Overgenomen door de Stuurgroep
signals-proposal-sent_back = Terug met een vraag
signals-proposal-not_now = Niet nu
signals-outcome-taken_up = Overgenomen
signals-outcome-sent_back = Terug met een vraag
signals-outcome-not_now = Niet nu
signals-outcome-none = nog geen uitkomst
signals-decisions = Besluiten
signals-decision = Besluit { $number }
signals-actions = Acties
signals-action = Actie { $number }: { $what }
signals-action-open = uiterlijk { $day }
signals-action-open-undated = te doen
signals-action-done = klaar op { $day }
signals-action-done-undated = klaar
signals-action-dropped = vervallen op { $day }
signals-action-dropped-undated = vervallen
signals-action-finish-name = Meld dat actie { $number } klaar is

# Een voorstel
signals-one-proposal = Een verbetervoorstel
signals-proposal-command = Bekijk een verbetervoorstel: voorstel 3.
signals-proposal-usage = Welk voorstel wil je zien? Typ bijvoorbeeld: voorstel 3. Iets signaleren kan ook: typ signaal, en dan wat je ziet.
signals-proposal-unknown = Voorstel { $number } is er niet, of het is niet voor jou te zien.
signals-workers = Wie werkt eraan
signals-ready-by = Klaar op
signals-text = Tekst
signals-no-text = Er staat nog geen tekst in dit voorstel.
signals-not-yet = De tekst is nog in de maak. Je leest hem hier zodra hij in een overleg is besproken.
signals-draft = Dit is een concept. Wie er niet aan werkt, ziet deze tekst nog niet.
signals-version = Versie { $number } van { $count }, { $day }
signals-version-open = Versie { $number }
signals-meetings = Besproken in
signals-serves = Komt uit deze signalen
signals-questions = Hoort bij deze vragen

# Bewerken
signals-edit-title = Signaal { $number } bewerken
signals-edit-intro = In het verloop komt te staan wie het bewerkte en wat er veranderde, niet hoe het er stond.
signals-edit-name = Titel
signals-edit-send = Opslaan
signals-edited = Het signaal is bijgewerkt.
signals-edit-same = Er was niets veranderd.
signals-edit-over = Dit signaal kun je nu niet bewerken. Wie het gaf kan dat tot er een voorstel is, het kernteam tot het is afgerond.
fault-signal-changed = Iemand anders heeft intussen iets met dit signaal gedaan. Kijk of het zo nog klopt en verstuur opnieuw.

signals-around = Signalen om je heen
signals-around-about = Van je eigen hubs, en waar iets over is besloten. Wie een signaal inbracht, staat er niet bij.
signals-around-none = Er beweegt nu niets in je hubs, en er is nog nergens iets over besloten.
signals-around-raise = Iets signaleren
signals-around-command = Signalen van je hubs, en wat is besloten.
