# Een kanaal van een hub erbij of weg. Het kernteam doet dat.
hub-life-done-by-hand = In Teams is er nog niets veranderd. PLeK doet dat hier niet vanzelf: vraag de beheerder om een plan voor Teams.

hub-add-channel = Kanaal erbij
hub-add-channel-command = Geef een hub een kanaal erbij. Typ de naam van de hub erachter.
hub-add-channel-which = Welke hub krijgt er een kanaal bij?
hub-add-channel-none = Er is geen hub die er een kanaal bij kan krijgen.
hub-add-channel-title = Kanaal erbij voor hub { $name }
hub-add-channel-means = Het kanaal komt in het team { $team }, als het kernteam dat plan goedkeurt. Stond er al zo’n kanaal van deze hub in het archief? Dan komt dat terug, met alles wat erin stond.
hub-add-channel-name = Naam van het kanaal
hub-add-channel-name-hint = Bijvoorbeeld: Water en bodem
hub-add-channel-private = Besloten
hub-add-channel-private-yes = Alleen voor het kernteam van de hub. Dit kan later niet meer anders.
hub-add-channel-yes = Kanaal toevoegen
hub-add-channel-done = De hub { $name } krijgt er het kanaal { $channel } bij.

hub-drop-channel = Kanaal weg
hub-drop-channel-command = Haal een kanaal weg bij een hub. Typ de naam van de hub erachter.
hub-drop-channel-which = Bij welke hub gaat er een kanaal weg?
hub-drop-channel-none = Er is geen hub waar een kanaal weg kan.
hub-drop-channel-empty = De hub { $name } heeft geen kanaal dat weg kan. Het eerste kanaal van een team blijft altijd.
hub-drop-channel-title = Kanaal weg bij hub { $name }
hub-drop-channel-means = Het kanaal gaat in het team { $team } naar het archief, als het kernteam dat plan goedkeurt. Er gaat niets weg: gesprekken en bestanden blijven staan, en je kunt ze blijven lezen. Met Kanaal erbij en dezelfde naam komt het terug.
hub-drop-channel-name = Welk kanaal
hub-drop-channel-yes = Ja, naar het archief
hub-drop-channel-done = Het kanaal { $channel } van de hub { $name } gaat naar het archief.
fault-channel-unknown = Deze hub heeft geen kanaal dat zo heet, of niet meer. Kies er een uit de lijst.
