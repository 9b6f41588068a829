# Wat PLeK in Teams gelijk maakt aan het register: plannen, verschillen, afspraken.

# Eén wijziging: wat
sync-what-create = { $kind ->
    [team] Team { $name } maken
    [channel] { $form ->
        [private] Besloten kanaal { $name } maken in { $where }
        [shared] Gedeeld kanaal { $name } maken in { $where }
       *[other] Kanaal { $name } maken in { $where }
    }
    [tab] Tabblad { $name } maken in { $where }
   *[other] { $name } maken in { $where }
}
sync-adopt-title = Is dit van PLeK?
sync-adopt-intro = PLeK kent dit alleen van de naam, en iedereen kan een team of kanaal zo noemen. Zeg je ja, dan houdt PLeK het voortaan bij en doet het wat hier staat. Zeg je nee, dan blijft PLeK er helemaal van af.
sync-adopt-wanted = in PLeK: { $name }
sync-adopt-owners = eigenaar: { $names }
sync-adopt-no-owner = zonder eigenaar
sync-adopt-people = { $people ->
    [one] 1 mens, van wie { $unknown } niet bekend bij PLeK
   *[other] { $people } mensen, van wie { $unknown } niet bekend bij PLeK
 }
sync-adopt-unread = PLeK kon niet zien wie erin zit
sync-adopt-since = gemaakt op { $day }
sync-adopt-would = Met een ja doet PLeK daar ook: { $what }.
sync-adopt-would-nothing = Met een ja verandert er nog niets.
sync-adopt-yes = Ja, van PLeK
sync-adopt-no = Nee, niet van PLeK
sync-adopt-declined = { $by } zei: dit is niet van PLeK. PLeK blijft ervan af en vraagt er niet meer naar.
sync-adopt-again = Toch van PLeK?
sync-adopt-again-name = Vraag opnieuw of dit van PLeK is: { $name }
sync-adopt-asked-again = PLeK kijkt nu in Teams. Is het er nog, dan komt de vraag opnieuw.
sync-adopt-asked-again-off = De vraag komt opnieuw als de beheerder een plan voor Teams laat maken.
sync-adopt-whole = { $count ->
    [one] Team { $name } en kanaal { $channels } voortaan bijhouden
   *[other] Team { $name } en de kanalen { $channels } voortaan bijhouden
}
sync-what-adopt = { $kind ->
    [team] Team { $name } voortaan bijhouden
    [channel] Kanaal { $name } in { $where } voortaan bijhouden
    [tab] Tabblad { $name } in { $where } voortaan bijhouden
   *[other] { $name } in { $where } voortaan bijhouden
}
sync-what-move = { $kind ->
    [team] Team { $name } onder een ander nummer bijhouden
    [channel] Kanaal { $name } in { $where } onder een ander nummer bijhouden
   *[other] { $name } in { $where } onder een ander nummer bijhouden
}
sync-what-rename = { $kind ->
    [team] Team { $before } een andere naam geven: { $after }
    [channel] Kanaal { $before } in { $where } een andere naam geven: { $after }
    [tab] Tabblad { $before } in { $where } een andere naam geven: { $after }
   *[other] { $before } in { $where } een andere naam geven: { $after }
}
sync-what-describe = { $kind ->
    [team] Omschrijving van team { $name } aanpassen
    [channel] Omschrijving van kanaal { $name } in { $where } aanpassen
   *[other] Omschrijving van { $name } in { $where } aanpassen
}
sync-what-change = { $kind ->
    [tab] Tabblad { $name } in { $where } laten wijzen naar { $after }
   *[other] { $name } in { $where } aanpassen
}
sync-what-archive = { $kind ->
    [team] Team { $name } in het archief zetten; er gaat niets weg
    [channel] Kanaal { $name } in { $where } in het archief zetten; er gaat niets weg
   *[other] { $name } in { $where } in het archief zetten; er gaat niets weg
}
sync-what-unarchive = { $kind ->
    [team] Team { $name } uit het archief halen
    [channel] Kanaal { $name } in { $where } uit het archief halen
   *[other] { $name } in { $where } uit het archief halen
}
sync-what-restore = { $kind ->
    [team] Team { $name } terughalen uit de prullenbak
   *[other] { $name } in { $where } terughalen uit de prullenbak
}
sync-what-forget = { $kind ->
    [team] Team { $name } niet meer bijhouden
    [channel] Kanaal { $name } in { $where } niet meer bijhouden
    [tab] Tabblad { $name } in { $where } niet meer bijhouden
   *[other] { $name } in { $where } niet meer bijhouden
}
sync-what-invite = { $name } uitnodigen als gast
sync-what-add = { $kind ->
    [member] { $name } toevoegen aan { $where }
   *[other] { $name } toevoegen aan { $where }
}
sync-what-remove = { $kind ->
    [member] { $name } uit { $where } halen
    [tab] Tabblad { $name } uit { $where } halen
    [app] De app PLeK uit { $where } halen
   *[other] { $name } uit { $where } halen
}
sync-what-promote = { $name } eigenaar maken van { $where }
sync-what-demote = { $name } gewoon lid maken van { $where }
sync-what-install = De app PLeK in { $where } zetten

# Eén wijziging: waarom. Eerst wordt gezocht op oorzaak en daad, dan op oorzaak.
sync-why-wanted = PLeK wil het, en het is er nog niet
sync-why-wanted-invite = er is nog geen account in Teams
sync-why-wanted-add = zo staat het in PLeK
sync-why-wanted-promote = zo staat het in PLeK
sync-why-wanted-install = dan kan iedereen daar met PLeK praten
sync-why-found = in Teams is het nu anders dan in PLeK
sync-why-found-adopt = het staat al in Teams, en PLeK heeft het niet gemaakt
sync-why-found-describe = die is nog leeg, en wordt ingevuld
sync-why-found-unarchive = het staat in het archief, en PLeK wil het open
sync-why-wanted-adopt = het is er al; er verandert niets
sync-why-registry = het is zo veranderd in PLeK
sync-why-registry-add = zo staat het nu in PLeK
sync-why-registry-remove = zo staat het nu in PLeK
sync-why-drift = het is met de hand veranderd in Teams
sync-why-drift-create = het is met de hand weggehaald in Teams
sync-why-drift-restore = het is met de hand verwijderd in Teams
sync-why-drift-archive = het is met de hand uit het archief gehaald in Teams
sync-why-drift-unarchive = het is met de hand in het archief gezet in Teams
sync-why-drift-add = dat is met de hand weggehaald in Teams
sync-why-drift-invite = het account is er niet meer: vertrokken, of verwijderd
sync-why-drift-remove = dat is met de hand toegevoegd in Teams
sync-why-drift-promote = de rol is met de hand veranderd in Teams
sync-why-drift-demote = de rol is met de hand veranderd in Teams
sync-why-drift-install = de app is met de hand weggehaald in Teams
sync-why-drift-rename = de naam is met de hand veranderd in Teams
sync-why-unwanted = PLeK wil dit niet meer
sync-why-unwanted-remove = volgens PLeK hoort dat er niet meer bij
sync-why-unwanted-forget = het is in Teams verwijderd, en PLeK wil het niet meer

# Wat nu niet kan, en waarom
sync-blocked-team = Team { $name }
sync-blocked-channel = Kanaal { $name }
sync-blocked-tab = Tabblad { $name }
sync-blocked-app = De app PLeK
sync-blocked-member = { $name }
sync-blocked-guest = { $name }
sync-blocked-no-owner = er is niemand met een eigen account die het team kan beheren. Gasten kunnen dat niet. Vraag de beheerder een eigenaar in te stellen.
sync-blocked-name = deze naam kan niet in Teams. Geef de plek een andere naam.
sync-blocked-double = twee plekken in PLeK heten zo. Geef er één een andere naam.
sync-blocked-ambiguous = er zijn in Teams meer plekken die zo heten. PLeK weet niet welke het is. Geef er één een andere naam.
sync-blocked-kind-differs = PLeK gebruikt dit kanaal zoals het is. { $value ->
    [standard] Het is een gewoon kanaal, open voor het hele team. PLeK wil een besloten kanaal
    [private] Het is een besloten kanaal. PLeK wil een gewoon kanaal, open voor het hele team
   *[other] Het is van een andere soort dan PLeK wil
}, en Teams kan dat niet veranderen. Moet het toch? Geef dit kanaal dan een andere naam voordat PLeK het overneemt.
sync-blocked-name-reserved = het kanaal is verwijderd. Teams houdt de naam vast tot { $value }.
sync-blocked-name-taken = deze naam is al in gebruik in Teams. Geef de plek een andere naam.
sync-blocked-not-ours = een andere groep heeft in Microsoft de vaste naam van dit team: { $value }. Het kernteam zei dat die niet van PLeK is. Vraag de beheerder om die groep een andere naam te geven.
sync-blocked-disabled = het account van deze persoon staat uit.
sync-blocked-no-account = er is geen account en ook geen e-mailadres om uit te nodigen.
sync-blocked-no-bot-app = de app PLeK staat nog niet in de appcatalogus. Vraag de beheerder.
sync-blocked-app-consent = de app PLeK vraagt een recht op teams ({ $value }). Daarom kan PLeK zichzelf niet in een team zetten. Vraag de beheerder om de nieuwste app te uploaden.
sync-blocked-app-refused = PLeK mocht zichzelf hier niet in het team zetten, omdat de app een recht vraagt. Een eigenaar van het team kan de app er zelf in zetten. Of vraag de beheerder om de nieuwste app te uploaden.
sync-blocked-bot-not-in-channel = PLeK staat nog niet in dit besloten kanaal van { $value }, en kan daar niets lezen of schrijven. Een eigenaar kan PLeK erin zetten: kies bij het kanaal ⋯, dan Kanaal beheren, Apps, en voeg PLeK toe.
sync-blocked-unread = PLeK kon niet zien hoe het in Teams is{ $value ->
    [forbidden] : PLeK mag dit niet lezen van Teams. Vraag de beheerder om het recht te geven
    [credential] : PLeK kan niet inloggen bij Teams. Vraag het de beheerder
    [unreachable] : Teams was niet te bereiken of te druk
    [gone] : Teams vond het niet. Dat is geen bewijs dat het weg is
   *[other] {""}
}.
sync-blocked-set-aside = dit lukte eerder niet. PLeK probeert het later opnieuw.
sync-blocked-waits-long = Teams laat deze persoon niet zien in het team, al dagen niet. Meestal nam die de uitnodiging nog niet aan: vraag ernaar, of laat de beheerder de gast opnieuw uitnodigen. PLeK kijkt nog één keer per dag.
sync-blocked-other = dit kan nu niet ({ $code }).
sync-suggestion = Dit kan wel: { $suggestion }

# Wat nog komt
sync-pending-member = { $name } is toegevoegd aan { $where }, maar nog niet te zien in Teams.
sync-pending-guest = { $name } is uitgenodigd, maar nog niet te zien in Teams.
sync-pending-other = { $name } is gevraagd, maar nog niet te zien in Teams.
sync-pending-leaving = PLeK heeft Teams gevraagd om { $name } uit { $where } te halen, maar Teams laat deze persoon daar nog zien.
sync-pending-since = Gevraagd op { $since }.

# Wat één keer kijken niet bewijst
sync-unsure-team = Team { $name } was niet te zien. PLeK doet er niets mee en kijkt nog een keer.
sync-unsure-channel = Kanaal { $name } in { $where } was niet te zien. PLeK doet er niets mee en kijkt nog een keer.
sync-unsure-tab = Tabblad { $name } in { $where } was niet te zien. PLeK doet er niets mee en kijkt nog een keer.
sync-unsure-app = De app { $name } in { $where } was niet te zien. PLeK doet er niets mee en kijkt nog een keer.
sync-unsure-member = { $name } was niet te zien in { $where }. PLeK doet er niets mee en kijkt nog een keer.
sync-unsure-guest = Het account van { $name } was niet te zien. PLeK doet er niets mee en kijkt nog een keer.
sync-unsure-unexpected = { $name } stond onverwacht in { $where }. PLeK doet er niets mee en kijkt nog een keer.
sync-unsure-since = Zo gezien sinds { $since }.

# Wat niet lukte
sync-setback-forbidden = PLeK mag dit niet van Teams{ $told ->
    [yes] {" "}({ $value })
   *[no] {""}
}. Vraag de beheerder om dit recht te geven.
sync-setback-name-taken = de naam { $value } is al in gebruik in Teams, misschien door iets wat verwijderd is. Kies een andere naam.
sync-setback-no-owner = er is niemand met een eigen account die het team kan beheren. Vraag de beheerder een eigenaar in te stellen.
sync-setback-not-ours = iemand anders had net een groep gemaakt met de vaste naam van dit team: { $value }. PLeK is gestopt en vraagt straks van wie die groep is. De naam en de mensen van die groep kunnen al veranderd zijn: kijk daarnaar.
sync-setback-not-ready = Teams was nog niet klaar. PLeK probeert het vanzelf opnieuw.
sync-setback-unreachable = Teams was niet te bereiken of te druk. PLeK probeert het vanzelf opnieuw.
sync-setback-refused = Teams weigerde dit{ $told ->
    [yes] {" "}({ $value })
   *[no] {""}
}. Vraag de beheerder ernaar te kijken.
sync-setback-gone = Teams vond het niet. Dat is geen bewijs dat het weg is, dus PLeK kijkt later nog eens.
sync-setback-credential = PLeK kan niet inloggen bij Teams. Vraag de beheerder het wachtwoord of certificaat van de app te vernieuwen.
sync-setback-private-guest = er kunnen hier geen gasten in het besloten kanaal { $value }. Vraag de beheerder of dat mag.
sync-setback-consent = PLeK mocht zichzelf niet in het team zetten: de app vraagt een recht waarvoor iemand toestemming moet geven. De rest van het team gaat gewoon door. Vraag de beheerder om de nieuwste app te uploaden, of zet PLeK zelf in het team.
sync-setback-channel-app = PLeK mocht zichzelf niet in het kanaal { $value } zetten. Een eigenaar kan dat doen: kies bij het kanaal ⋯, dan Kanaal beheren, Apps, en voeg PLeK toe.
sync-setback-person-refused = { $person } kon niet in of uit { $value }: Teams weigert dit voor deze persoon. Klopt het e-mailadres, en mag deze gast in Entra? De anderen gaan gewoon door.
sync-setback-somebody = iemand
sync-setback-invitations-off = PLeK mag geen gasten uitnodigen. Dat staat uit in Entra, of de app mist het recht User.Invite.All. Vraag de beheerder. Wie al een account heeft, komt wel in de teams.
sync-setback-internal = er ging iets mis in PLeK zelf. Vraag de beheerder in het logboek te kijken.
sync-setback-other = dit lukte niet ({ $code }). Vraag de beheerder ernaar te kijken.
sync-setback-line = { $name }: { $why }
sync-setback-said = Teams zei: { $said }.
sync-setback-reference = Nummer voor de beheerder: { $reference }.

# Waar PLeK op wacht
sync-waits-owner = In { $name } moet eerst de nieuwe eigenaar erin zijn. Tot dan blijft de oude.
sync-waits-young-group = Teams kent het nieuwe team { $name } nog niet.
sync-waits-roster = Teams laat nog niet iedereen zien die in { $name } is gezet.
sync-waits-account = Microsoft kent het nieuwe account van iemand in { $name } nog niet.
sync-waits-other = Microsoft is in { $name } nog niet zo ver ({ $code }).
sync-waits-most = PLeK wacht daar nog hoogstens { $time } op.
sync-waits-later = PLeK kijkt later vanzelf opnieuw.

# Kosten
sync-cost = ongeveer { $time }, { $calls ->
    [one] 1 stap
   *[other] { $calls } stappen
}
sync-seconds = { $count ->
    [one] 1 seconde
   *[other] { $count } seconden
}
sync-minutes = { $count ->
    [one] 1 minuut
   *[other] { $count } minuten
}
sync-hours = { $count } uur

# Samenvatting per team
sync-all-teams = Uitnodigingen
sync-line = { $name }: { $what }
sync-new-team = { $count ->
    [0] nieuw team
    [one] nieuw team met 1 kanaal
   *[other] nieuw team met { $count } kanalen
}
sync-count-team-adopt = team dat er al is, voortaan bijhouden
sync-count-team-move = ander nummer
sync-count-team-rename = andere naam
sync-count-team-describe = andere omschrijving
sync-count-team-archive = naar het archief
sync-count-team-unarchive = terug uit het archief
sync-count-team-restore = terug uit de prullenbak
sync-count-team-forget = niet meer bijhouden
sync-count-channel-create = { $count ->
    [one] 1 nieuw kanaal
   *[other] { $count } nieuwe kanalen
}
sync-count-channel-adopt = { $count ->
    [one] 1 kanaal dat er al is
   *[other] { $count } kanalen die er al zijn
}
sync-count-channel-rename = { $count ->
    [one] 1 kanaal met een andere naam
   *[other] { $count } kanalen met een andere naam
}
sync-count-channel-archive = { $count ->
    [one] 1 kanaal naar het archief
   *[other] { $count } kanalen naar het archief
}
sync-count-channel-unarchive = { $count ->
    [one] 1 kanaal terug uit het archief
   *[other] { $count } kanalen terug uit het archief
}
sync-count-channel = { $count ->
    [one] 1 kanaal bijgewerkt
   *[other] { $count } kanalen bijgewerkt
}
sync-count-tab-create = { $count ->
    [one] 1 nieuw tabblad
   *[other] { $count } nieuwe tabbladen
}
sync-count-tab = { $count ->
    [one] 1 tabblad bijgewerkt
   *[other] { $count } tabbladen bijgewerkt
}
sync-count-app-install = de app PLeK erbij
sync-count-member-add = { $count ->
    [one] 1 persoon erbij
   *[other] { $count } mensen erbij
}
sync-count-member-remove = { $count ->
    [one] 1 persoon eruit
   *[other] { $count } mensen eruit
}
sync-count-member-promote = { $count ->
    [one] 1 nieuwe eigenaar
   *[other] { $count } nieuwe eigenaren
}
sync-count-member-demote = { $count ->
    [one] 1 eigenaar wordt gewoon lid
   *[other] { $count } eigenaren worden gewoon lid
}
sync-count-invited = { $count ->
    [one] 1 krijgt een uitnodiging
   *[other] { $count } krijgen een uitnodiging
}
sync-count-other = { $count ->
    [one] nog 1 aanpassing
   *[other] nog { $count } aanpassingen
}

# Gevouwen: veel mensen van één plek
sync-fold = { $names } en { $count ->
    [one] 1 ander
   *[other] { $count } anderen
}

# Het hele plan
sync-plan-aligned = Teams is gelijk aan PLeK. Er is niets te doen.
sync-plan-nothing = Er is nu niets te doen. Maar niet alles was te zien.
sync-plan-waits = Er is nu niets te doen. PLeK wacht tot in Teams te zien is wat is gevraagd.
sync-plan-unsure = { $count ->
    [one] 1 ding is nog niet zeker
   *[other] { $count } dingen zijn nog niet zeker
}
sync-plan-changes = { $count ->
    [one] 1 wijziging
   *[other] { $count } wijzigingen
}
sync-plan-blocked = { $count ->
    [one] 1 ding kan nu niet
   *[other] { $count } dingen kunnen nu niet
}
sync-plan-pending = { $count ->
    [one] 1 ding is gevraagd en nog niet te zien
   *[other] { $count } dingen zijn gevraagd en nog niet te zien
}
sync-plan-foreign = { $count ->
    [one] 1 plek in Teams is niet van PLeK en blijft zoals die is
   *[other] { $count } plekken in Teams zijn niet van PLeK en blijven zoals ze zijn
}
sync-plan-departed = { $count ->
    [one] 1 persoon had een account en heeft dat niet meer: { $names }. PLeK nodigt niemand vanzelf opnieuw uit. Vertrokken? Typ plek registry left. Opnieuw uitnodigen? Voeg --invite-again toe.
   *[other] { $count } mensen hadden een account en hebben dat niet meer: { $names }. PLeK nodigt niemand vanzelf opnieuw uit. Vertrokken? Typ plek registry left. Opnieuw uitnodigen? Voeg --invite-again toe.
}
sync-plan-planned = Gepland: hub { $name } begint { $day }. Tot dan komt er niets van in Teams.
sync-plan-removals = Haalt { $planned ->
    [one] 1 plek
   *[other] { $planned } plekken
} van mensen weg; een team of besloten kanaal dat naar het archief gaat, telt voor iedereen die erin zit. In de afgelopen 24 uur gingen er al { $before } weg; zonder extra ja mogen het er samen { $allowed } zijn.
sync-plan-removals-week = In de afgelopen zeven dagen gingen er al { $before } weg zonder extra ja; samen mogen het er { $allowed } zijn.
sync-plan-removals-teams = Er { $planned ->
    [one] gaat 1 team
   *[other] gaan { $planned } teams
} naar het archief. In de afgelopen 24 uur waren dat er { $before }; zonder extra ja mogen het er samen { $allowed } zijn.
sync-plan-removals-teams-week = Er { $planned ->
    [one] gaat 1 team
   *[other] gaan { $planned } teams
} naar het archief. In de afgelopen zeven dagen waren dat er { $before } zonder extra ja; samen mogen het er { $allowed } zijn.

# Wat er van een plan kwam
sync-ended-all = { $total ->
    [one] De wijziging is gedaan.
   *[other] Alle { $total } wijzigingen zijn gedaan.
}
sync-ended-before = { $total ->
    [one] Deze wijziging was al gedaan.
   *[other] Alle { $total } wijzigingen waren al gedaan.
}
sync-ended-some = { $done } van de { $total } wijzigingen zijn gedaan.
sync-ended-waiting = { $count ->
    [one] 1 wacht
   *[other] { $count } wachten
}: { $why }.
sync-ended-unread = { $count ->
    [one] Van 1 weet PLeK het niet
   *[other] Van { $count } weet PLeK het niet
}: het team was niet te lezen in Teams.
sync-ended-unsure = { $count ->
    [one] Van 1 is PLeK niet zeker
   *[other] Van { $count } is PLeK niet zeker
}: Teams vond niet wat er hoort te zijn. Eén keer is geen bewijs, dus PLeK kijkt later nog eens.
sync-ended-overtaken = { $count ->
    [one] 1 geldt niet meer
   *[other] { $count } gelden niet meer
}: PLeK of Teams is intussen veranderd. Hieraan is niets gedaan.
sync-ended-budget = { $count ->
    [one] 1 wacht op een extra ja
   *[other] { $count } wachten op een extra ja
}: samen halen ze meer weg dan er op een dag weg mag.
sync-ended-blocked = { $count ->
    [one] 1 kan nu niet
   *[other] { $count } kunnen nu niet
}: er staat iets in de weg.
sync-ended-failed = { $count ->
    [one] 1 is niet gelukt.
   *[other] { $count } zijn niet gelukt.
}

# Waarop een wijziging wacht
sync-ended-waits-roster = Teams laat deze mensen nog niet zien in het team
sync-ended-waits-owner = er moet eerst een andere eigenaar in zijn
sync-ended-waits-young-group = Teams kent het nieuwe team nog niet
sync-ended-waits-account = Microsoft kent het nieuwe account nog niet
sync-ended-waits-removal = Teams laat nog zien wat eruit moest
sync-ended-waits-not-ready = Teams was nog niet klaar
sync-ended-waits-other = Microsoft is nog niet zover
