# Programma's, en wat erop aansluit.
programmes-edit-command = Wijzig een programma. Typ de naam erachter.
programmes-list-command = Bekijk de programma’s waar hubs en netwerken op aansluiten.
programmes-show-command = Bekijk één programma: typ de naam erachter.
programmes-list = Programma’s
programmes-all = Alle programma’s
programmes-count = { $count ->
    [0] Er staan nog geen programma’s in.
    [one] 1 programma
   *[other] { $count } programma’s
}
programmes-which = Welk programma bedoel je?
programmes-more = Meer
programmes-less = Vorige
programmes-hubs = Alle hubs
programmes-also = Heet ook
programmes-also-hint = Zet er een komma tussen
programmes-region = Gebied
programmes-region-hint = Laat leeg als het voor heel Nederland is
programmes-source = Bron
programmes-part-of = Hoort bij
programmes-part-of-hint = Het grotere programma waar dit de regionale vorm van is
programmes-parts = Hier horen bij
programmes-in-hubs = Kennishubs die erop aansluiten
programmes-in-networks = Netwerken die erop aansluiten
programmes-questions = { $count ->
    [one] 1 vraag op de agenda
   *[other] { $count } vragen op de agenda
}
programmes-nothing = Er sluit nog geen hub of netwerk op aan.
programmes-ended = Dit programma is afgelopen.
programmes-name = Naam
programmes-short = Korte naam
programmes-summary = Wat is het, en waar is het voor?
programmes-website = Website
programmes-new = Programma toevoegen
programmes-new-title = Een programma toevoegen
programmes-edit = Wijzigen
programmes-edit-title = { $name } wijzigen
programmes-save = Opslaan
programmes-saved = Het programma is bewaard.
programmes-changed = Iemand anders wijzigde dit net. Hieronder staat wat er nu is. Kijk of jouw gegevens kloppen en sla dan opnieuw op.
programmes-end = Is afgelopen
programmes-ended-already = { $who ->
    [self] Je hebt zelf al gezegd dat dit programma is afgelopen. Er is niets veranderd.
    [other] { $by } heeft al gezegd dat dit programma is afgelopen. Er is niets veranderd.
   *[nobody] Dit programma was al afgelopen. Er is niets veranderd.
}
programmes-ended-done = Het programma is afgelopen. Het staat niet meer in de lijst.
programmes-run = Loopt toch nog
programmes-run-already = { $who ->
    [self] Je hebt dit programma zelf al terug in de lijst gezet. Er is niets veranderd.
    [other] { $by } heeft dit programma al terug in de lijst gezet. Er is niets veranderd.
   *[nobody] Dit programma stond al in de lijst. Er is niets veranderd.
}
programmes-run-done = Het programma staat weer in de lijst.
fault-programme-taken = { $value } is al een naam van { $name }.
fault-programme-circle = { $name } hoort zelf al bij dit programma, of is het zelf.
