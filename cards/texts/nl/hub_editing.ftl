# Wat er over een hub bekend is, bijgehouden door de hub zelf en het kernteam; en het verloop ervan.

hub-edit = Wijzigen
hub-edit-command = Werk je hub bij. Typ de naam erachter.
hub-edit-which = Welke hub wil je wijzigen?
hub-edit-none = Er is geen hub die je kunt wijzigen.
hub-edit-title = Hub { $name } wijzigen
hub-edit-intro = Kies wat je wilt wijzigen. Elke wijziging staat daarna in het verloop, met wie het deed.
hub-edit-part = Wijzigen
hub-edit-part-name = Wijzig van hub { $name }: { $part }
hub-edit-back = Andere delen
hub-edit-send = Opslaan
hub-edit-not-yours = Dit kan alleen het kernteam van deze hub of het kernteam van PLeK wijzigen. Klopt er iets niet? Vertel het de Helpdesk.
hub-edit-kernteam = Naam, status en fase wijzigt het kernteam van PLeK.
hub-edit-empty = Nog niets ingevuld
hub-edit-empty-team = Nog niemand. Wie is de verbinder?
hub-edit-done = Opgeslagen bij hub { $name }:
hub-edit-nothing = Er is niets veranderd.
hub-edit-still-in = { $count ->
    [one] { $names } heeft geen profiel meer, en blijft in het team van de hub.
   *[other] { $names } hebben geen profiel meer, en blijven in het team van de hub.
}
hub-edit-take-out = Haal { $name } uit het team
hub-edit-since = { $who ->
    [self] Je wijzigde dit zelf net al. Hieronder staat wat er nu is, en in het formulier wat jij invulde. Kijk wat het moet worden en sla opnieuw op.
   *[other] { $by } was je net voor. Hieronder staat wat er nu is, en in het formulier wat jij invulde. Kijk wat het moet worden en sla opnieuw op.
}
hub-edit-since-now = Nu: { $field }

hub-part-algemeen = Algemeen
hub-part-functies = Functies
hub-part-team = Kernteam van de hub
hub-part-opgaven = Top 3 van opgaven
hub-part-partijen = Partijen, programma’s en netwerken
hub-part-casussen = Casussen, kansen en plannen
hub-part-fase = Fase

hub-field-name = Naam
hub-field-summary = Waar de hub over gaat
hub-field-region = Gebied
hub-field-province = Provincie
hub-field-lead = Trekker
hub-field-lead-hint = De partij in de regio die de hub trekt
hub-field-status = Status
hub-field-keywords = Ook te vinden onder
hub-field-keywords-hint = Plaatsen en andere namen, met komma’s ertussen
hub-field-functions = Functies
hub-field-team = Kernteam van de hub
hub-field-challenges = Top 3 van opgaven
hub-field-parties = Partijen
hub-field-programmes = Programma’s
hub-field-networks = Netwerken
hub-field-cases = Casussen
hub-field-cases-hint = Elke casus op een eigen regel
hub-field-opportunities = Kansen
hub-field-opportunities-hint = Elke kans op een eigen regel
hub-field-insights = Inzichten
hub-field-insights-hint = Elk inzicht op een eigen regel
hub-field-step_plan = Stappenplan
hub-field-step_plan-hint = Elke stap op een eigen regel, in volgorde
hub-field-phase = Fase
hub-field-workspace = Kanalen in Teams
hub-field-starts = Begin

hub-phase-intro = De fasen van de innovatiespiraal: van pril idee tot inbedding.
hub-phase-why = Waarom gaat de hub naar deze fase?
hub-phase-why-hint = Een paar woorden, voor wie het later wil weten
hub-function-party = Wie zorgt ervoor?
hub-function-party-hint = Typ de naam van een organisatie
hub-function-how = Hoe?
hub-function-how-hint = Bijvoorbeeld: met een leerkring elke maand
hub-function-state = Hoe ver is het?
hub-challenge-first = Eerste opgave
hub-challenge-second = Tweede opgave
hub-challenge-third = Derde opgave
hub-challenge-title = Opgave
hub-challenge-text = Wat houdt die in?
hub-challenge-themes = Thema’s
hub-challenge-number = Opgave { $number }
hub-challenges-order = Volgorde en titels
hub-team-intro = Vul een naam in, of een e-mailadres van iemand die PLeK nog niet kent: die krijgt een uitnodiging. Meer mensen in één profiel? Zet er een puntkomma tussen.
hub-team-hint = Naam of e-mailadres

fault-phase-same = In deze fase is de hub al. Kies een andere.
fault-secured-by = Vul in wie ervoor zorgt: een functie is pas geborgd als er een partij voor zorgt.
fault-challenge-twice = “{ $value }” staat er al bij. Noem elke opgave één keer.

hub-history = Verloop
hub-history-command = Bekijk wie wat wijzigde. Typ de naam erachter.
hub-history-which = Van welke hub wil je het verloop zien?
hub-history-none = Er is geen hub waarvan je het verloop kunt zien.
hub-history-title = Verloop van hub { $name }
hub-history-empty = Er is nog niets gewijzigd.
hub-history-undo = Terugzetten
hub-history-undo-name = Zet terug: { $what }
hub-history-undone = Teruggezet.
hub-history-undone-of = Zette een eerdere wijziging terug.
hub-history-not-undone = Dit is daarna weer gewijzigd, of al teruggezet. Kijk hieronder hoe het nu is.
hub-history-no-undo = Dit kun je hier niet terugzetten. Voor sluiten en kanalen staan er knoppen bij de hub.
hub-history-no-name = Er is nu een andere hub die zo heet. Kies bij Naam wijzigen een andere naam.
hub-history-no-person = Iemand die toen in het team zat, is vertrokken. Pas het kernteam van de hub zelf aan.
hub-history-change = { $field }: was { $was }, werd { $became }
hub-history-set = { $field }: { $became }
hub-history-added = { $field }: erbij { $added }
hub-history-dropped = { $field }: weg { $dropped }
hub-history-cleared = { $field }: leeg gemaakt (was { $was })
hub-history-changed = { $field }: aangepast
hub-history-why = Waarom: { $why }
hub-history-by = { $by } · { $day }
hub-history-system = PLeK
hub-history-somebody = Iemand
