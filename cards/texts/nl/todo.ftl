# Wat op iemand wacht. Van elke soort een tekst: todo-<naam>, met $count; het getal staat ernaast.
todo-command = Bekijk wat er op jou wacht.
todo-title = Te doen
todo-button = Alles wat op je wacht
todo-now = Eerst
todo-soon = Daarna
todo-later = Als je tijd hebt
todo-none = Er wacht nu niets op je. Wil je iets beginnen? Kijk op de agenda, of geef een signaal.
todo-agenda = Bekijk de agenda
todo-signal = Signaal geven
todo-help = Wat kan ik nog meer?
todo-counted = { $count } { $what }
todo-fallback = Op jou wacht: { $what }.
todo-first = Het langst: { $name }
todo-since = sinds { $day }
todo-until = uiterlijk { $day }
todo-late = te laat: uiterlijk { $day }
todo-back = Vorige
todo-more = Meer
todo-help-calls = { $count ->
    [one] hulpvraag zonder antwoord
   *[other] hulpvragen zonder antwoord
}
todo-help-answers = { $count ->
    [one] antwoord op je hulpvraag
   *[other] antwoorden op je hulpvragen
}
todo-network-reviews = { $count ->
    [one] netwerk te beoordelen
   *[other] netwerken te beoordelen
}
todo-network-questions = { $count ->
    [one] vraag over je netwerk
   *[other] vragen over je netwerken
}
todo-network-claims = { $count ->
    [one] netwerk waarvan iemand aanjager wil zijn
   *[other] netwerken waarvan iemand aanjager wil zijn
}
todo-questions = { $count ->
    [one] vraag te beoordelen
   *[other] vragen te beoordelen
}
todo-organisations = { $count ->
    [one] nieuwe organisatie te bekijken
   *[other] nieuwe organisaties te bekijken
}
todo-signals-new = { $count ->
    [one] nieuw signaal
   *[other] nieuwe signalen
}
todo-signals-mine = { $count ->
    [one] signaal dat jij oppakte
   *[other] signalen die jij oppakte
}
todo-signals-overdue = { $count ->
    [one] signaal waarvan de volgende stap te laat is
   *[other] signalen waarvan de volgende stap te laat is
}
todo-signal-questions = { $count ->
    [one] vraag over je signaal
   *[other] vragen over je signalen
}
todo-proposals-on-agenda = { $count ->
    [one] voorstel dat op een agenda staat
   *[other] voorstellen die op een agenda staan
}
todo-decisions = { $count ->
    [one] signaal dat op een besluit wacht
   *[other] signalen die op een besluit wachten
}
todo-proposals-mine = { $count ->
    [one] voorstel dat jij uitwerkt
   *[other] voorstellen die jij uitwerkt
}
todo-actions-mine = { $count ->
    [one] actie die jij doet
   *[other] acties die jij doet
}
todo-plans = { $count ->
    [one] voorstel voor Teams dat op akkoord wacht
   *[other] voorstellen voor Teams die op akkoord wachten
}
todo-drift = { $count ->
    [one] vraag over wat iemand in Teams veranderde
   *[other] vragen over wat iemand in Teams veranderde
}
todo-set-aside = { $count ->
    [one] team dat ik niet kan bijwerken
   *[other] teams die ik niet kan bijwerken
}
todo-undelivered = { $count ->
    [one] bericht dat niet aankwam
   *[other] berichten die niet aankwamen
}
todo-introduction = Stel je voor
todo-introduction-about = Zo wijst PLeK je op netwerken en vragen die bij je passen
todo-guessed-channels = { $count ->
    [one] kanaal waarvan we nog niet weten waar het voor is
   *[other] kanalen waarvan we nog niet weten waar ze voor zijn
}
todo-hub-seats = { $count ->
    [one] hub van jou die nog iemand zoekt voor zijn kernteam
   *[other] hubs van jou die nog iemand zoeken voor hun kernteam
}
todo-participation-requests = { $count ->
    [one] vraag om mee te doen met je netwerk
   *[other] vragen om mee te doen met je netwerken
}
todo-participation-passed-on = { $count ->
    [one] vraag om mee te doen met een netwerk, zonder antwoord van een aanjager
   *[other] vragen om mee te doen met een netwerk, zonder antwoord van een aanjager
}
todo-inquiries = { $count ->
    [one] vraag aan je netwerk of hub
   *[other] vragen aan je netwerken of hubs
}
todo-inquiries-passed-on = { $count ->
    [one] vraag aan een netwerk of hub, zonder antwoord
   *[other] vragen aan een netwerk of hub, zonder antwoord
}
todo-derived = { $count ->
    [one] afgeleid gegeven om na te kijken
   *[other] afgeleide gegevens om na te kijken
}
todo-admissions = { $count ->
    [one] verzoek van wie erbij wil
   *[other] verzoeken van wie erbij wil
}
todo-admission-questions = { $count ->
    [one] vraag aan jou over waar je bij wilt
   *[other] vragen aan jou over waar je bij wilt
}
todo-planned-hubs = { $count ->
    [one] geplande hub die op een go of no go wacht
   *[other] geplande hubs die op een go of no go wachten
}
todo-access-reviews = { $count ->
    [one] plek: zijn deze mensen nog van jullie
   *[other] plekken: zijn deze mensen nog van jullie
}
todo-faqs = { $count ->
    [one] antwoord dat bijna verloopt of verlopen is
   *[other] antwoorden die bijna verlopen of verlopen zijn
}
