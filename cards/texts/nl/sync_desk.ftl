# Hoe het met Teams staat, en de afspraken over wat PLeK vanzelf doet.
sync-desk-turned-down = Niet van PLeK, zei het kernteam
sync-desk-command = Bekijk hoe het met Teams staat, en laat PLeK nu kijken.
sync-desk-policy-command = Spreek af wat PLeK vanzelf doet in Teams.
sync-desk-title = Teams en PLeK
sync-desk-aligned = Teams is gelijk aan PLeK. Dat bleek op { $day }.
sync-desk-not-aligned = Nog niet alles in Teams is zoals PLeK het wil.
sync-desk-read = Alles bekeken
sync-desk-never = nog niet
sync-desk-places = Houdt bij
sync-desk-places-value = { $teams ->
    [one] 1 team
   *[other] { $teams } teams
}, { $channels ->
    [one] 1 kanaal
   *[other] { $channels } kanalen
}
sync-desk-applied = Laatst gewerkt in Teams
sync-desk-pending = Gevraagd, nog niet te zien
sync-desk-unsure = Nog niet zeker, kijkt nog een keer
sync-desk-removals = Weggehaald in 24 uur
sync-desk-without-bot = Hier staat PLeK nog niet
sync-desk-app-asks = In nieuwe teams: de app PLeK vraagt een recht ({ $asked }) en mag zichzelf daarom niet toevoegen. Vraag de beheerder om de nieuwste app te uploaden.
sync-desk-kept-out = { $team }: PLeK mocht zichzelf niet toevoegen. Een eigenaar van het team kan het wel.
sync-desk-channel = { $team }: besloten kanaal { $channel }
sync-desk-add-bot = Een eigenaar zet PLeK in een besloten kanaal: kies bij het kanaal ⋯, dan Kanaal beheren, Apps, en voeg PLeK toe. Tot dan bewaart PLeK wat voor dat kanaal is, of stuurt het aan mensen zelf.
sync-desk-running = PLeK is nu bezig in Teams.
sync-desk-waiting = { $count ->
    [0] Er wacht geen plan op het kernteam.
    [one] Eén plan wacht op het kernteam.
   *[other] { $count } plannen wachten op het kernteam.
}
sync-desk-under-way = wordt uitgevoerd, { $done } van { $total } klaar
sync-desk-asks = { $count ->
    [one] 1 wijziging, wacht op het kernteam
   *[other] { $count } wijzigingen, wacht op het kernteam
}
sync-desk-show = Bekijk
sync-desk-show-name = Bekijk plan { $number }
sync-desk-aside = Even overgeslagen
sync-desk-again = PLeK probeert het weer op { $when }.
sync-desk-look = Kijk nu
sync-desk-looking = Ik ga kijken, en laat je weten wat ik zie. Is er iets te doen? Dan komt er een plan in het kanaal van het kernteam.
sync-desk-off = PLeK kijkt hier niet vanzelf in Teams. Vraag de beheerder om een plan te maken.
sync-looked-aligned = Ik heb gekeken: Teams is gelijk aan PLeK.
sync-looked-stuck = Ik heb gekeken: er is nu niets te doen, maar dit kan niet.
sync-looked-unsure = { $count ->
    [one] Ik heb gekeken: 1 ding zag ik niet zoals verwacht. Dat kan aan Teams liggen, dus ik doe niets en kijk straks nog een keer.
   *[other] Ik heb gekeken: { $count } dingen zag ik niet zoals verwacht. Dat kan aan Teams liggen, dus ik doe niets en kijk straks nog een keer.
}
sync-looked-found = { $count ->
    [one] Ik heb gekeken: er is 1 verschil tussen Teams en PLeK. Beslist het kernteam daarover, dan staat het in zijn kanaal. Anders doet PLeK het vanzelf.
   *[other] Ik heb gekeken: er zijn { $count } verschillen tussen Teams en PLeK. Waar het kernteam over beslist, staat in zijn kanaal. De rest doet PLeK vanzelf.
}
sync-desk-policy = Afspraken
sync-desk-back = Terug
sync-desk-paused = Op pauze: PLeK doet nu niets vanzelf in Teams.

# Afspraken
sync-policy-title = Afspraken over Teams
sync-policy-intro = Wat mag PLeK doen zonder het kernteam te vragen? Wat iemand met de hand veranderde in Teams, vraagt PLeK altijd.
sync-policy-by-itself = Dit mag vanzelf
sync-policy-paused = Pauze
sync-policy-paused-yes = Doe nu niets vanzelf
sync-policy-most-removals = Zoveel mag er per dag weg zonder extra ja
sync-policy-removal-percent = Of dit deel van alle lidmaatschappen, in procenten
sync-policy-send = Opslaan
sync-policy-saved = De afspraken zijn vastgelegd.
sync-policy-nothing = Niets: PLeK vraagt alles.
sync-action-create = teams, kanalen en tabbladen maken
sync-action-adopt = tabbladen bijhouden die er al zijn
sync-action-move = het nummer in PLeK wijzigen
sync-action-rename = een andere naam geven
sync-action-describe = omschrijvingen aanpassen
sync-action-change = adressen van tabbladen aanpassen
sync-action-archive = in het archief zetten
sync-action-unarchive = uit het archief halen
sync-action-restore = teams uit de prullenbak halen
sync-action-forget = niet meer bijhouden wat weg is
sync-action-invite = gasten uitnodigen
sync-action-add = mensen toevoegen
sync-action-remove = mensen of tabbladen weghalen
sync-action-promote = eigenaar maken
sync-action-demote = eigenaar gewoon lid maken
sync-action-install = de app PLeK in teams zetten
