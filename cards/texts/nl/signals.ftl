# Signalen: een regel in een lijst, de kaart, en wat eromheen hoort.

signals-title = Signaal { $number }: { $name }
signals-open = Bekijk
signals-open-name = Bekijk signaal { $number }: { $name }
signals-since = sinds { $day }
signals-more = en nog { $count }
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

# Stappen, zoals ze op een knop staan
signals-step-join = Dit speelt hier ook
signals-step-pick_up = Oppakken
signals-step-ask = Vraag stellen
signals-step-answer = Antwoord geven
signals-step-bundle = Bundelen
signals-step-set_aside = Terzijde leggen
signals-step-reopen = Heropenen
signals-step-propose = Voorstel beginnen
signals-step-revise = Voorstel schrijven
signals-step-agenda = Agenderen
signals-step-advise = Advies noteren
signals-step-outcome = Uitkomst noteren
signals-step-decide = Besluit vastleggen
signals-step-act = Actie afspreken
signals-step-close = Afsluiten
signals-step-edit = Bewerken
