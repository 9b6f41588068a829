# Een hub die gepland is: go of no go, een andere dag, nu beginnen, niet doorgaan.
hub-plan-command = Plan een hub voor later. Typ de naam en de dag erachter.
hub-plan-list-command = Bekijk welke hubs gepland zijn.
hub-plan-list-title = Geplande hubs
hub-plan-list = Geplande hubs
hub-plan-list-none = Er is geen hub gepland.
hub-plan-new = Hub plannen
hub-plan-intro = Vul in wat je al weet, met de dag waarop de hub begint. Tot die dag komt er niets van in Teams, en krijgt niemand een uitnodiging.
hub-plan-send = Hub plannen
hub-plan-which = Welke geplande hub bedoel je?
hub-plan-about = { $province } · gepland, begint { $day }
hub-plan-begins = Gepland: begint { $day }.
hub-plan-why = Waarom
hub-plan-private-channels = Extra besloten kanalen
hub-plan-short-open = nog geen go
hub-plan-short-go = go
hub-plan-short-no-go = no go
hub-plan-go-by = Go van { $by }, { $day }.
hub-plan-no-go-by = No go van { $by }, { $day }.
hub-plan-next-open = Er is nog geen go. Zonder go begint de hub niet, en komt er geen plan voor Teams.
hub-plan-next-no-go = Zo begint de hub niet. Kies een andere dag of geef een go als het toch kan.
hub-plan-next-past = Die dag is al voorbij. Kies een andere dag, of laat de hub nu beginnen.
hub-plan-next-go = Het plan voor Teams komt vanaf { $day } in het kanaal van het kernteam. De hub begint op zijn dag, om 6 uur.
hub-plan-next-near = Het plan voor Teams komt nu, of staat al in het kanaal van het kernteam. De hub begint op zijn dag, om 6 uur.
hub-plan-next-by-hand = De hub begint op zijn dag, om 6 uur.
hub-plan-ask-title = Gaat hub { $name } door?
hub-plan-ask-why = De dag komt dichterbij. Geef een go of een no go. Ik vraag dit één keer.
hub-plan-begun = De hub { $name } is begonnen.
hub-plan-dropped = De hub { $name } gaat niet door. Met Weer openen is hij weer gepland.
hub-plan-begun-already = De hub { $name } is niet gepland: die is al begonnen.
hub-plan-began = De hub { $name } begint vandaag.
hub-plan-began-by = { $by } liet de hub { $name } beginnen.
hub-plan-after-approved = Het plan voor Teams voer ik nu uit.
hub-plan-after-proposed = Het plan voor Teams wacht nog op een ja van het kernteam.
hub-plan-after-none = In Teams is er nog niets van gemaakt: dat gaat met een plan.
hub-plan-later = Tot de hub begint, verandert er in Teams niets. Zag het kernteam al een plan voor Teams? Dan komt er een nieuw plan.

hub-plan-go = Go
hub-plan-no-go = No go
hub-plan-go-back = Go terugnemen
hub-plan-no-go-back = No go terugnemen
hub-plan-move = Verplaatsen
hub-plan-begin = Nu beginnen
hub-plan-drop = Niet doorgaan

hub-plan-no-go-title = No go voor hub { $name }
hub-plan-no-go-means = De hub blijft gepland, maar begint niet. Een plan voor Teams dat al klaarlag, vervalt. Je kunt dit terugnemen.
hub-plan-no-go-reason = Waarom nog niet?
hub-plan-no-go-yes = No go geven
hub-plan-drop-title = Hub { $name } niet laten doorgaan?
hub-plan-drop-means = De hub verdwijnt uit de lijst van hubs. In Teams verandert er niets: daar was nog niets. Je kunt hem later weer openen.
hub-plan-drop-reason = Waarom gaat de hub niet door?
hub-plan-drop-yes = Ja, niet doorgaan
hub-plan-move-title = Hub { $name } verplaatsen
hub-plan-move-means = De hub is gepland voor { $day }. Een go gaat mee naar de nieuwe dag, een no go vervalt.
hub-plan-move-day = Nieuwe dag
hub-plan-move-yes = Verplaatsen
hub-plan-begin-title = Hub { $name } nu laten beginnen?
hub-plan-begin-means = Dit telt als go. De hub is er dan meteen. Zei het kernteam al ja tegen het plan voor Teams? Dan voer ik dat nu uit. Anders komt er een plan, en gebeurt er in Teams niets zonder ja.
hub-plan-begin-means-by-hand = Dit telt als go. De hub is er dan meteen. In Teams maakt de beheerder hem daarna.
hub-plan-begin-yes = Ja, nu beginnen
hub-plan-reopen-means = De hub is dan weer gepland, zonder go. In Teams verandert er niets.

hub-plan-done-go = Genoteerd: een go voor hub { $name }.
hub-plan-done-no-go = Genoteerd: een no go voor hub { $name }.
hub-plan-done-go-back = Teruggenomen: hub { $name } heeft nu geen go en geen no go.
hub-plan-done-moved = De hub { $name } is verplaatst.
hub-plan-out = { $count ->
    [one] { $names } is er al uit voordat de hub begint, op { $day }. Spreek een andere einddatum af als dat niet de bedoeling is.
   *[other] { $names } zijn er al uit voordat de hub begint, op { $day }. Spreek een andere einddatum af als dat niet de bedoeling is.
}
hub-plan-out-more = nog { $count }
hub-plan-done-resumed = De hub { $name } is weer gepland.
hub-plan-changed = Er is iets veranderd terwijl jij keek. Kijk nog eens, en kies dan.
hub-plan-so-already = { $who ->
    [self] Dat had je zelf al gedaan: er is niets veranderd.
    [other] { $by } was je voor: er is niets veranderd.
   *[nobody] Dat was al zo: er is niets veranderd.
}
fault-starts-past = Kies een dag die nog komt. Moet de hub nu beginnen? Kies dan bij de hub Nu beginnen.
hubs-area-coming = Voor { $place } ({ $province }) is er nog geen kennishub. Kennishub { $hub } is gepland en begint { $day }.
