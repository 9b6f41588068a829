# Het eerste bericht in een team dat net gemaakt is.
place-welcome-title = Welkom in { $team }
place-welcome-hub = Dit is de werkplaats van de regionale kennishub { $name }. Een hub verbindt de kennis- en leernetwerken van een gebied, zodat kennis er is waar die nodig is.
place-welcome-subgroup = Dit is de plek van { $name } bij PLeK. Hier werken jullie samen: gesprekken, bestanden en bijeenkomsten staan bij elkaar.
place-welcome-network = Dit is de plek van het netwerk { $name } bij PLeK. Hier werken jullie samen: gesprekken, bestanden en bijeenkomsten staan bij elkaar.
place-welcome-agenda = De vragen van dit gebied staan op de kennis- en leeragenda van de hub. Open die met de knop hieronder, of typ @PLeK agenda met de naam van de hub erachter.
place-welcome-bot = Ik ben PLeK, de bot hier. Begin je bericht met @PLeK en stel gewoon je vraag. Ik wijs je de weg: op de agenda, in de netwerken en naar andere hubs.
place-welcome-more = Meer hierover
