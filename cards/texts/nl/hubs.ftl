# De regionale kennishubs.

hubs-list-command = Bekijk alle regionale kennishubs.
hubs-show-command = Bekijk één hub: typ de naam erachter.

hubs-title = Regionale kennishubs
hubs-intro = Een hub verbindt de kennis- en leernetwerken van een regio.
hubs-none = Er zijn nog geen hubs.
hubs-fallback = De regionale kennishubs. Typ hub en een naam, bijvoorbeeld: hub Twente
hubs-open = Bekijk
hubs-open-name = Bekijk de hub { $name }
hubs-all = Alle hubs
hubs-page = Bladzijde { $page } van { $pages }
hubs-previous = Vorige
hubs-next = Volgende
hubs-status-planned = Gepland
hubs-status-forming = In oprichting
hubs-status-active = Actief
hubs-status-closed = Gestopt
hubs-about = { $province } · { $status } · fase: { $phase }
hubs-where = { $province } · fase: { $phase }

hubs-card-title = Kennishub { $name }
hubs-card-fallback = De kennishub { $name }
hubs-province = Provincie
hubs-lead = Trekker
hubs-phase = Fase
hubs-gaps-lead = een trekker
hubs-gaps-functions = { $count ->
    [4] de vier functies
   *[other] { $count } van de vier functies
}
hubs-gaps = Nog open: { $missing }. Weet jij wie dat kan doen? Vertel het de Helpdesk.
hubs-gaps-own = Nog open: { $missing }. Dat vul je in met “{ hub-edit }”.
hubs-functions = Vier functies en wie ervoor zorgt
hubs-team = Kernteam van de hub
hubs-challenges = Top 3 van opgaven
hubs-parties = Partijen
hubs-all-of-it = Meer over deze hub
hubs-programmes = Programma’s
hubs-cases = Casussen
hubs-networks = Netwerken
hubs-agenda = Agenda van deze hub
hubs-networks-region = Netwerken in { $region }

hubs-missing = Welke hub wil je zien? Kies er een.
hubs-unknown = Voor zover ik weet is daar nog geen kennishub. Deze zijn er wel:
hubs-unknown-title = Deze hub ken ik niet
hubs-which-title = Welke hub bedoel je?
hubs-said = Je typte

hubs-area-command = Vraag welke hub bij een gemeente hoort: typ de gemeente erachter.
hubs-area-title = Welke hub hoort erbij?
hubs-area-own = { $count ->
    [one] Bij { $place } ({ $province }) hoort kennishub { $hubs }.
   *[other] Bij { $place } ({ $province }) horen de kennishubs { $hubs }.
}
hubs-area-near = { $count ->
    [one] { $place } hoort nog niet bij een kennishub, voor zover ik weet. In { $province } is er wel een: { $hubs }.
   *[other] { $place } hoort nog niet bij een kennishub, voor zover ik weet. In { $province } zijn er wel: { $hubs }.
}
hubs-area-none = Voor { $place } is er nog geen kennishub, en ook niet in de rest van { $province }.
