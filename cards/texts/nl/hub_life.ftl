# Een hub krijgt een andere naam, sluit of gaat weer open. Het kernteam doet dat.
hub-life-kernteam-only = Dit kan alleen het kernteam doen. Wil je iets veranderen aan een hub? Vertel het de Helpdesk.
hub-life-more = En nog { $count } andere. Typ de naam erachter.
hub-life-somebody = Iemand

hub-close = Sluiten
hub-close-command = Sluit een hub. Typ de naam erachter.
hub-close-which = Welke hub wil je sluiten?
hub-close-none = Er is geen hub die je kunt sluiten.
hub-close-title = Hub { $name } sluiten?
hub-close-means = Het team { $team } gaat in Teams naar het archief. Er gaat niets weg: gesprekken en bestanden blijven staan, en je kunt ze blijven lezen. De hub verdwijnt uit de lijst van hubs. Je kunt hem later weer openen.
hub-close-reason = Waarom sluit deze hub?
hub-close-reason-hint = Een paar woorden, voor wie het later wil weten
hub-close-yes = Ja, sluiten
hub-close-done = De hub { $name } is gesloten.
hub-close-first = { $who ->
    [self] Je hebt de hub { $name } zelf al gesloten.
   *[other] { $by } was je voor: de hub { $name } is al gesloten.
}
hub-closed-way = Aan een gesloten hub wijzigt niets. Het kernteam kan de hub weer openen.
hub-closed-way-kernteam = Wil je er iets in wijzigen? Open de hub dan eerst weer.

hub-reopen = Weer openen
hub-reopen-command = Open een gesloten hub weer. Typ de naam erachter.
hub-reopen-which = Welke hub wil je weer openen?
hub-reopen-none = Er is geen hub die gesloten is.
hub-reopen-title = Hub { $name } weer openen?
hub-reopen-means = Het team { $team } komt in Teams terug uit het archief, met alles wat erin stond. De hub staat dan weer in de lijst van hubs.
hub-reopen-yes = Ja, weer openen
hub-reopen-done = De hub { $name } is weer open.
hub-reopen-first = { $who ->
    [self] Je hebt de hub { $name } zelf al weer geopend.
   *[other] { $by } was je voor: de hub { $name } is weer open.
}
hub-reopen-never = De hub { $name } is niet gesloten.
hub-reopen-taken = Er is nu een andere hub die zo heet. Geef die eerst een andere naam, dan kan deze weer open.

hub-rename = Naam wijzigen
hub-rename-command = Geef een hub een andere naam. Typ de naam van nu erachter.
hub-rename-which = Welke hub krijgt een andere naam?
hub-rename-none = Er is geen hub die je een andere naam kunt geven.
hub-rename-title = Hub { $name } een andere naam geven
hub-rename-means = Het team in Teams krijgt de nieuwe naam ook, als het kernteam dat plan goedkeurt. Kanalen, gesprekken en bestanden blijven zoals ze zijn.
hub-rename-name = Nieuwe naam
hub-rename-yes = Naam opslaan
hub-rename-done = De hub heet nu { $name }.
