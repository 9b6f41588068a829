# Meedoen met een netwerk, en netwerken en hubs volgen.
involvement-somebody = iemand zonder naam
involvement-organisation = Organisatie
involvement-answer = Antwoord
involvement-people-network = { $count ->
    [one] Eén deelnemer doet mee.
   *[other] { $count } deelnemers doen mee.
}
involvement-people-hub = { $count ->
    [one] Eén deelnemer doet mee in deze hub.
   *[other] { $count } deelnemers doen mee in deze hub.
}
involvement-own-in = Je doet mee sinds { $day }.
involvement-own-asked = { $who ->
    [lead] Je vroeg op { $day } om mee te doen. De aanjager beslist.
   *[kernteam] Je vroeg op { $day } om mee te doen. Het kernteam beslist.
}
involvement-own-follows-network = Je volgt dit netwerk.
involvement-own-follows-hub = Je volgt deze hub.
involvement-join = Doe mee
involvement-leave = Doe niet meer mee
involvement-leave-name = Doe niet meer mee met { $name }
involvement-withdraw = Vraag intrekken
involvement-withdraw-name = Trek je vraag aan { $name } in
involvement-put-away = Haal weg
involvement-put-away-name = Haal { $name } weg uit je lijst
involvement-follow = Volg
involvement-unfollow = Volg niet meer
involvement-unfollow-name = Volg { $name } niet meer
involvement-show-name = Bekijk { $name }

# Vragen om mee te doen
involvement-join-command = Vraag om mee te doen met een netwerk: typ de naam erachter.
involvement-leave-command = Doe niet meer mee met een netwerk: typ de naam erachter.
involvement-join-title = Meedoen met { $name }
involvement-join-intro = { $who ->
    [lead] De aanjager van dit netwerk beslist, en ziet daarvoor je naam, je organisatie en wat je hier schrijft. Je adres ziet niemand. Je krijgt bericht.
   *[kernteam] Dit netwerk heeft nu geen aanjager op PLeK. Het kernteam beslist, en ziet daarvoor je naam, je organisatie en wat je hier schrijft. Je adres ziet niemand. Je krijgt bericht.
}
involvement-join-words = Wil je er iets bij zeggen?
involvement-join-hint = Bijvoorbeeld: waarom je mee wilt doen
involvement-join-send = Vraag om mee te doen
involvement-joined-lead = Je vraag om mee te doen met { $name } is verstuurd aan de aanjager. Je krijgt hier bericht.
involvement-joined-kernteam = { $name } heeft nu geen aanjager die ik kan bereiken. Je vraag om mee te doen ligt bij het kernteam. Je krijgt hier bericht.
involvement-joined-now = Je doet nu mee met { $name }.
involvement-joined-already = Je doet al mee met { $name }.
involvement-left = Je doet niet meer mee met { $name }.
involvement-withdrawn = Je vraag om mee te doen met { $name } is ingetrokken.
involvement-put-away-done = { $name } is weg uit je lijst.
involvement-left-none = Je doet niet mee met { $name }.

# Beslissen
involvement-request-title = Meedoen met { $name }?
involvement-request = { $member } wil meedoen met dit netwerk.
involvement-request-said = Wat erbij gezegd is
involvement-request-words = Een woord erbij
involvement-yes = Ja, doe mee
involvement-no = Nee
involvement-settled-in = { $by ->
    [0] { $member } doet nu mee.
   *[other] { $member } doet nu mee. { $by } zei ja.
}
involvement-settled-declined = { $by ->
    [0] { $member } doet niet mee.
   *[other] { $member } doet niet mee. { $by } zei nee.
}
involvement-settled-withdrawn = { $member } heeft deze vraag ingetrokken. Je hoeft niets te doen.
involvement-settled-removed = { $member } doet niet meer mee.
involvement-settled-ended = Dit netwerk staat niet meer op PLeK. Je hoeft niets te doen.
involvement-gone = Hier is al over besloten, of de vraag is ingetrokken.
involvement-not-yours = Dit kunnen alleen de aanjagers van dit netwerk en het kernteam.
involvement-passed-on = Over je vraag om mee te doen met { $name } beslist nu het kernteam: de aanjager antwoordde niet. Je krijgt hier bericht.
involvement-heard-in = Je doet nu mee met { $name }. Welkom!
involvement-heard-declined = Je vraag om mee te doen met { $name } is niet aangenomen.
involvement-heard-removed = Je doet niet meer mee met { $name }: een aanjager of het kernteam haalde je eruit. Klopt dat niet? Vraag het in het kanaal Helpdesk.
involvement-heard-ended = { $name } staat niet meer op PLeK. Je vraag om mee te doen is daarom vervallen.

# Wie er meedoet
involvement-people-open = Wie doet mee
involvement-people-title = Wie meedoet met { $name }
involvement-people-none = Er doet nog niemand mee.
involvement-people-not-yours = Wie er meedoen, zien alleen de aanjagers of het team zelf, en het kernteam.
involvement-since = sinds { $day }
involvement-take-out = Haal eruit
involvement-take-out-name = Haal { $name } eruit
involvement-taken-out = Gedaan. Wie je eruit haalde, krijgt bericht.

# Volgen
involvement-follow-command = Volg een netwerk of hub: typ de naam erachter.
involvement-unfollow-command = Volg een netwerk of hub niet meer: typ de naam erachter.
involvement-followed = Je volgt nu { $name }. Verandert er iets, of is er nieuws of een vraag? Dan hoor je het. Met herinneringen uit is ook dit stil.
involvement-unfollowed = Je volgt { $name } niet meer.
involvement-unfollowed-none = Je volgde { $name } niet.

# Wat je volgt en waaraan je meedoet
involvement-mine-command = Bekijk wat je volgt en waaraan je meedoet.
involvement-mine = Wat ik volg en waar ik aan meedoe
involvement-mine-intro = Hier kun je het ook weer stoppen.
involvement-mine-none = Je volgt nog niets en doet nog nergens aan mee. Kijk bij de netwerken en de hubs of er iets voor je is.
involvement-mine-in = Je doet mee sinds { $day }.
involvement-mine-asked = Je vroeg op { $day } om mee te doen.
involvement-mine-declined = Je vraag om mee te doen is op { $day } niet aangenomen.
involvement-mine-follows = Je volgt dit sinds { $day }.
involvement-mine-follows-too = Je volgt dit ook, sinds { $day }.
involvement-mine-more = Bekijk alles
involvement-gone-network = Dit netwerk staat nu niet op PLeK.
involvement-gone-hub = Deze hub is gesloten.

# Welke bedoel je
involvement-which = Welke bedoel je?
involvement-which-how = Typ de naam erachter, of zoek in deze lijsten.
involvement-unknown = Die ken ik niet
involvement-choose-show = Bekijk
involvement-choose-join-form = Doe mee
involvement-choose-leave = Doe niet meer mee
involvement-choose-follow = Volg
involvement-choose-unfollow = Volg niet meer

# Nieuws van wat je volgt
involvement-news-title = { $count ->
    [one] Nieuws over iets wat je volgt
   *[other] Nieuws over wat je volgt: { $count } dingen
}
involvement-news-more = { $count ->
    [one] Er is nog één ander bericht.
   *[other] Er zijn nog { $count } andere berichten.
}
involvement-news-changed = { $kind ->
    [hub] Deze hub is gewijzigd.
   *[network] Dit netwerk is gewijzigd.
}
involvement-news-renamed = Heette eerst { $before }.
involvement-news-question = { $kind ->
    [hub] Op de agenda van deze hub staat een nieuwe vraag.
   *[network] Er staat een vraag op een agenda waar dit netwerk bij past.
}
involvement-news-gone = { $kind ->
    [hub] Deze hub is gesloten.
   *[network] Dit netwerk staat niet meer op PLeK.
}
involvement-news-question-open = Bekijk de vraag

# Een vraag stellen aan een netwerk of hub
involvement-ask = Stel een vraag
involvement-ask-command = Stel een vraag aan een netwerk of hub: typ de naam, een dubbele punt en je vraag.
involvement-ask-again = Nog een vraag
involvement-ask-title = Vraag aan { $name }
involvement-ask-intro = { $who ->
    [network-owners] Je vraag gaat naar de aanjagers van dit netwerk. Zij zien je naam en je organisatie, nooit je adres, en jij niet het hunne. Het kernteam kan meelezen. Ik stuur je het antwoord.
    [hub-owners] Je vraag gaat naar het team van deze hub, eerst naar de verbinder. Zij zien je naam en je organisatie, nooit je adres, en jij niet het hunne. Het kernteam van PLeK kan meelezen. Ik stuur je het antwoord.
    [network-kernteam] Dit netwerk heeft nu geen aanjager die ik kan bereiken. Je vraag gaat naar het kernteam. Dat ziet je naam en je organisatie, nooit je adres. Ik stuur je het antwoord.
   *[hub-kernteam] Van het team van deze hub kan ik nu niemand bereiken. Je vraag gaat naar het kernteam van PLeK. Dat ziet je naam en je organisatie, nooit je adres. Ik stuur je het antwoord.
}
involvement-ask-text = Je vraag
involvement-ask-hint = Bijvoorbeeld: wat doen jullie met droogte?
involvement-ask-send = Vraag versturen
involvement-asked = { $who ->
    [network-owners] Je vraag is verstuurd aan de aanjagers. Je krijgt hier antwoord.
    [hub-owners] Je vraag is verstuurd aan het team van de hub. Je krijgt hier antwoord.
    [network-kernteam] Geen aanjager is nu bereikbaar. Je vraag ligt bij het kernteam. Je krijgt hier antwoord.
   *[hub-kernteam] Niemand van de hub is nu bereikbaar. Je vraag ligt bij het kernteam. Je krijgt hier antwoord.
}
involvement-inquiry-title = Vraag aan { $name }
involvement-inquiry-by = { $name } vraagt:
involvement-inquiry-open = { $who ->
    [network-owners] Gesteld op { $day }. Ligt bij de aanjagers.
    [hub-owners] Gesteld op { $day }. Ligt bij het team van de hub.
    [network-kernteam] Gesteld op { $day }. Ligt bij het kernteam.
   *[hub-kernteam] Gesteld op { $day }. Ligt bij het kernteam van PLeK.
}
involvement-inquiry-answered = Beantwoord op { $day }.
involvement-inquiry-declined = { $by ->
    [0] Op { $day } niet beantwoord.
   *[other] Op { $day } gesloten zonder antwoord, door { $by }.
}
involvement-inquiry-withdrawn = Op { $day } ingetrokken. Je hoeft niets te doen.
involvement-inquiry-ended = Op { $day } vervallen: waar de vraag over ging, is er niet meer.
involvement-inquiry-answer = Je antwoord
involvement-inquiry-send = Antwoord versturen
involvement-inquiry-pass = Geef door aan het kernteam
involvement-inquiry-refuse = Hier kan ik niets mee
involvement-inquiry-open-name = Bekijk je vraag aan { $name }
involvement-answered = Je antwoord is verstuurd.
involvement-refused = De vraag is gesloten. Wie hem stelde, hoort dat.
involvement-passed = De vraag ligt nu bij het kernteam. Wie hem stelde, hoort dat.
involvement-inquiry-gone = Je vraag is ingetrokken.
involvement-inquiry-first = Dit was al afgehandeld. Zo staat het er nu voor:
involvement-inquiry-not-yours = Deze vraag is niet van jou, of bestaat niet meer. Typ wat volg ik om je eigen vragen te zien.
involvement-inquiry-heard-answered = { $by ->
    [0] Er is antwoord op je vraag aan { $name }.
   *[other] { $by } heeft je vraag aan { $name } beantwoord.
}
involvement-inquiry-heard-declined = Je vraag aan { $name } krijgt geen antwoord. Wil je hem aan iemand anders stellen? De Helpdesk helpt je.
involvement-inquiry-heard-withdrawn = Je vraag aan { $name } is ingetrokken.
involvement-inquiry-heard-ended = { $name } is er niet meer op PLeK. Je vraag is daarom vervallen. De Helpdesk helpt je verder.
involvement-inquiry-passed-on = { $why ->
    [passed] Je vraag aan { $name } is doorgegeven aan het kernteam. Je krijgt hier antwoord.
    [late] Je vraag aan { $name } kreeg nog geen antwoord. Hij ligt nu bij het kernteam. Je krijgt hier antwoord.
   *[unreachable] Bij { $name } kan ik niemand bereiken. Je vraag ligt nu bij het kernteam. Je krijgt hier antwoord.
}
involvement-mine-inquiry = Je vroeg dit op { $day }. Er is nog geen antwoord.
involvement-mine-answered = Je vroeg dit. Afgehandeld op { $day }.
involvement-choose-ask-form = Stel een vraag
fault-inquiry-own = Dit is van jou zelf: je bent er aanjager of teamlid van.
fault-inquiry-many = Er staan al { $max } vragen van je open. Wacht op een antwoord, of trek er een in.

# De weg naar een plek in Teams
places-open-teams = Open in Teams
places-pending = Je hoort bij { $name } in Teams. Je wordt daar nog toegevoegd; daarna staat hier een knop.
places-hub-way = De mensen van dit gebied werken samen in { $name } in Teams. Wil je erbij? Open de hub en vraag het daar.
places-hub-ask = De mensen van deze hub werken samen in { $name } in Teams. Wil je erbij? Vraag het het team van deze hub.
places-network-way = Dit netwerk heeft een plek in Teams: { $name }. Die is voor de aanjagers. Wil je erbij? Stel een vraag aan dit netwerk.

# Nieuws voor volgers
involvement-announce = Nieuws voor volgers
involvement-announce-command = Vertel wie je netwerk volgt iets, of vraag ze iets: typ de naam, een dubbele punt en je nieuws.
involvement-announce-hub-command = Vertel wie je hub volgt iets, of vraag ze iets: typ de naam, een dubbele punt en je nieuws.
involvement-announce-title = Nieuws van { $name }
involvement-announce-intro = { $count ->
    [0] Nu krijgt niemand dit: niemand anders volgt het, of wie het volgt wil even niets horen. Wie het later gaat volgen, leest dit niet meer.
    [one] Eén andere deelnemer volgt dit, en krijgt wat je hier schrijft. Je naam staat er niet bij.
   *[other] { $count } andere deelnemers volgen dit, en krijgen wat je hier schrijft. Je naam staat er niet bij.
}
involvement-announce-text = Je nieuws of je vraag
involvement-announce-hint = Bijvoorbeeld: op 12 maart komen we bij elkaar. Wie doet mee?
involvement-announce-send = Vertel het de volgers
involvement-announced = Gedaan. Wie dit volgt, krijgt het overdag, op een werkdag.
involvement-announced-on = Verteld op { $day }.
involvement-announce-back = Nieuws intrekken
involvement-announce-gone = Ingetrokken. Wie het nog niet had gelezen, krijgt het niet meer.
involvement-announce-not-yours = Nieuws vertellen kunnen alleen de aanjagers of het team zelf, en het kernteam.
involvement-news-news = { $kind ->
    [hub] Nieuws van deze hub:
   *[network] Nieuws van dit netwerk:
}
involvement-choose-announce-form = Nieuws voor volgers
