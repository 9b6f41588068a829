# De stukken van de Stuurgroep, en lijsten van signalen om te bewaren.

# De kaart bij `signal export`
signal-papers-export-command = Signalen als bestand, voor Excel.
signal-papers-export-title = Signalen als bestand
signal-papers-excel = Excel (xlsx)
signal-papers-csv = Tabel (csv)
signal-papers-links = De links werken een uur, tot { $time }. Wie de link heeft, kan het bestand ophalen: stuur dus niet de link door, maar het bestand.
signal-papers-care = In het bestand staan namen. Bewaar het niet langer dan nodig is.
signal-papers-unreachable = Downloaden kan nog niet: plek weet niet op welk adres je browser plek kan bereiken. Vraag de beheerder om PLEK_PUBLIC_URL in te stellen.
signal-papers-list-button = Terug naar de lijst
signal-papers-agenda = Agenda van de Stuurgroep
signal-papers-again = Opnieuw

# De kaart bij `signal agenda`
signal-papers-agenda-command = De agenda van de Stuurgroep als document.
signal-papers-agenda-title = Agenda Stuurgroep, { $day }
signal-papers-agenda-items = { $count ->
    [0] Er staat nog geen voorstel op deze agenda.
    [one] Er staat 1 voorstel op de agenda.
   *[other] Er staan { $count } voorstellen op de agenda.
}
signal-papers-agenda-more = en nog { $count }
signal-papers-agenda-serves = { $count ->
    [one] 1 signaal
   *[other] { $count } signalen
}
signal-papers-agenda-document = In het document staan ook de bijlagen en wat er kwam van de vorige vergadering. Er staat niet in wie een signaal gaf.
signal-papers-word = Document (Word)
signal-papers-markdown = Tekst (Markdown)
signal-papers-agenda-text = Dit is de agenda zelf, om te kopiëren:
signal-papers-no-meeting = Op { $day } is er geen vergadering van de Stuurgroep.
signal-papers-no-day = “{ $words }” is geen datum die ik ken. Schrijf bijvoorbeeld `signal agenda 1 maart 2027`.
signal-papers-no-next = Er staat geen vergadering van de Stuurgroep meer gepland.
signal-papers-no-meetings = Er zijn nog geen vergaderingen van de Stuurgroep. Zet een voorstel op de agenda, bijvoorbeeld met `signal 12 agendeer 1 maart 2027`. Dan is de vergadering er ook.
signal-papers-meetings = Deze vergaderingen zijn er wel:
signal-papers-which = Welke vergadering?

# De pagina achter een link die niet (meer) werkt
signal-papers-gone-title = Deze link werkt niet meer
signal-papers-gone = Een link van PLeK werkt een uur. Vraag in Teams om een nieuwe: typ “signal export” of “signal agenda” bij PLeK. Lukt dat niet? Dan hoor je niet (meer) bij het kernteam.
signal-papers-trouble-title = Het bestand kon nu niet worden gemaakt
signal-papers-trouble = Probeer het over een paar minuten nog eens. Blijft het misgaan? Zeg het tegen de beheerder van plek.

# Het document
signal-papers-title = Agenda Stuurgroep platform PLeK
signal-papers-footer = Stuurgroep platform PLeK, { $day }
signal-papers-page = Pagina { $page } van { $pages }
signal-papers-day = Datum
signal-papers-meeting = Vergadering
signal-papers-made = Stukken gemaakt op
signal-papers-table-items = De agenda
signal-papers-table-results = Wat de Stuurgroep vond van de voorstellen
signal-papers-table-actions = De acties
signal-papers-table-signals = De signalen achter dit voorstel
signal-papers-head-number = Nr.
signal-papers-head-item = Onderwerp
signal-papers-head-purpose = Wat we vragen
signal-papers-head-annex = Bijlage
signal-papers-head-proposal = Voorstel
signal-papers-head-result = Uitkomst
signal-papers-head-note = Vraag of reden
signal-papers-head-action = Actie
signal-papers-head-who = Wie
signal-papers-head-due = Uiterlijk
signal-papers-head-state = Status
signal-papers-head-signal = Signaal
signal-papers-head-kind = Soort
signal-papers-head-level = Niveau
signal-papers-head-where = Waar
signal-papers-open = Opening en vaststellen van de agenda
signal-papers-back = Wat er kwam van de vorige vergadering
signal-papers-inform = Ter informatie
signal-papers-outcome = Een uitkomst
signal-papers-end = Rondvraag en sluiting
signal-papers-item = { $number }. { $title }
signal-papers-proposal = Voorstel { $number }: { $title }
signal-papers-no-cases = Er staat nog geen voorstel op deze agenda.
signal-papers-no-previous = Er is geen eerdere vergadering met voorstellen.
signal-papers-previous = De vorige vergadering was op { $day }.
signal-papers-decisions = Besluiten
signal-papers-decision = Besluit { $number }
signal-papers-decision-line = Besluit { $number }, { $body }, { $day }: { $text }
signal-papers-actions = Acties
signal-papers-action-open = Loopt
signal-papers-action-done = Klaar
signal-papers-action-dropped = Gaat niet door
signal-papers-outcome-open = Nog geen uitkomst
signal-papers-outcome-taken_up = Overgenomen
signal-papers-outcome-sent_back = Terug met een vraag
signal-papers-outcome-not_now = Niet nu
signal-papers-workers = Uitgewerkt door
signal-papers-text = Tekst
signal-papers-version = versie { $number }, van { $day }; zie bijlage { $annex }
signal-papers-asked = Wat we de Stuurgroep vragen
signal-papers-asked-of = Neem het voorstel over, stuur het terug met een vraag, of zeg: niet nu. Bij overnemen brengen we het naar de organisatie die erover besluit.
signal-papers-asked-before = De vraag van de Stuurgroep op { $day }, waarop deze versie antwoordt
signal-papers-wishes = De mensen die dit signaleerden, vragen:
signal-papers-about = Waar het over gaat
signal-papers-summary = { $count ->
    [one] Achter dit voorstel staat 1 signaal: { $kinds }. Niveau: { $levels }.
   *[other] Achter dit voorstel staan { $count } signalen: { $kinds }. Niveau: { $levels }.
}
signal-papers-count = { $count } × { $what }
signal-papers-places = { $count ->
    [one] Het speelt in { $names }.
   *[other] Het speelt in { $count } hubs: { $names }.
}
signal-papers-joined = { $count ->
    [one] Nog iemand gaf aan dat dit ook bij hen speelt.
   *[other] Nog { $count } mensen gaven aan dat dit ook bij hen speelt.
}
signal-papers-no-signals = Achter dit voorstel staat geen signaal meer.
signal-papers-questions = Vragen op de agenda waar het bij hoort
signal-papers-question = Vraag { $number }: { $name }
signal-papers-earlier = Wat er eerder over is gezegd
signal-papers-heard = { $meeting }, { $day }
signal-papers-this = Deze vergadering
signal-papers-nothing = nog niets genoteerd
signal-papers-annex = Bijlage { $number }: { $title }
signal-papers-annex-signals = De signalen
signal-papers-annex-decisions = De besluiten
signal-papers-nameless = Wie een signaal gaf, staat hier niet bij.
signal-papers-no-text = Er is nog geen tekst.
signal-papers-body = Genomen door
signal-papers-decided = Op
signal-papers-on = Over
signal-papers-about-proposal = voorstel { $number }
signal-papers-into = gebundeld met signaal { $number }
signal-papers-support = { $count ->
    [one] speelt ook bij 1 ander
   *[other] speelt ook bij { $count } anderen
}
signal-papers-seen = Wat er speelt
signal-papers-why = Waarom het ertoe doet
signal-papers-wish = Wat er gevraagd wordt

# De lijst van signalen
signal-papers-list = Signalen van PLeK
signal-papers-sheet-signals = Signalen
signal-papers-sheet-course = Voorstellen en besluiten
signal-papers-anonymous = (anoniem)
signal-papers-column-number = Nummer
signal-papers-column-name = Titel
signal-papers-column-kind = Soort
signal-papers-column-level = Niveau
signal-papers-column-status = Status
signal-papers-column-hubs = Hubs
signal-papers-column-region = Gebied
signal-papers-column-themes = Thema’s
signal-papers-column-support = Speelt ook bij
signal-papers-column-seen = Wat er speelt
signal-papers-column-why = Waarom het ertoe doet
signal-papers-column-wish = Wat er gevraagd wordt
signal-papers-column-raiser = Van wie
signal-papers-column-raised = Gegeven
signal-papers-column-due = Volgende stap uiterlijk
signal-papers-column-owner = Opgepakt door
signal-papers-column-into = Gebundeld met
signal-papers-column-follows_up = Komt uit signaal
signal-papers-column-proposal = Voorstel
signal-papers-column-decisions = Besluiten
signal-papers-column-actions = Acties
signal-papers-column-lesson = Wat we leerden
signal-papers-course-what = Wat
signal-papers-course-number = Nummer
signal-papers-course-proposal = Voorstel
signal-papers-course-text = Tekst
signal-papers-course-state = Status
signal-papers-course-day = Datum
signal-papers-course-due = Uiterlijk
signal-papers-course-who = Wie
signal-papers-course-result = Wat eruit kwam
signal-papers-what-proposal = Voorstel
signal-papers-what-decision = Besluit
signal-papers-what-action = Actie
signal-papers-proposal-draft = Wordt uitgewerkt
signal-papers-proposal-on_agenda = Op de agenda
signal-papers-proposal-taken_up = Overgenomen
signal-papers-proposal-sent_back = Terug met een vraag
signal-papers-proposal-not_now = Niet nu
signal-papers-file-signals = signalen
signal-papers-file-agenda = stuurgroep
