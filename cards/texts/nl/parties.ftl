# Wie aan een groep of hub meedoet: bijgehouden door het kernteam, en bij een hub door het team van die hub.

help-phrase-party = gemeente Utrecht doet mee in de initiatiefgroep
help-phrase-party-about = Zet een organisatie of netwerk in een groep of hub.
help-phrase-party-out = haal RIVM uit de stuurgroep
help-phrase-party-out-about = Haal een organisatie of netwerk uit een groep of hub.

parties-platform = PLeK als geheel
parties-hub = kennishub { $name }
parties-network = { $name } (netwerk)
parties-keep = Wie meedoet bijhouden
parties-title = Wie meedoet: { $group }
parties-count = { $count ->
    [0] Er staat nog geen organisatie of netwerk bij.
    [one] Eén organisatie of netwerk.
   *[other] { $count } organisaties en netwerken.
}
parties-all = Alles wat meedoet
parties-new = Organisatie of netwerk erbij
parties-put-somewhere = Zet in een groep of hub
parties-put-in = Zet erbij
parties-take-out = Haal eruit
parties-show = Bekijk { $name }
parties-show-place = Bekijk hoe het meedoet: { $name }
parties-to-group = Bekijk { $group }
parties-place-title = { $name } – { $group }
parties-not-in = Dit doet hier niet mee.
parties-already = Dit staat er al zo.

parties-new-title = Een organisatie of netwerk erbij zetten
parties-party = Welke organisatie of welk netwerk?
parties-party-hint = Typ een deel van de naam
parties-group = In welke groep of hub?
parties-standing = Hoe doet het mee?
parties-departments = Welke onderdelen?
parties-departments-hint = Zet er een komma tussen. Alleen bij een organisatie
parties-about = Waarover?
parties-about-hint = Bijvoorbeeld wat er is toegezegd, of waarover jullie samenwerken
parties-since = Iemand wijzigde dit net ook. Hieronder staat hoe het nu is, en in het formulier wat jij invulde. Kijk wat het moet worden en sla opnieuw op.

parties-done-member = { $name } doet mee in { $group }.
parties-done-ready = { $name } wil meedoen in { $group }.
parties-done-wanted = { $name } staat bij { $group }, als nog te vragen.
parties-done-partner = { $name } werkt samen met { $group }.
parties-saved = Opgeslagen: { $name } bij { $group }.
parties-same = Er is niets gewijzigd: { $name } stond al zo bij { $group }.
parties-out-done = { $name } staat niet meer bij { $group }.
parties-out-before = { $name } stond al niet meer bij { $group }.

parties-take-title = { $name } uit { $group } halen?
parties-take-stays = De organisatie of het netwerk zelf blijft bestaan, en de mensen blijven in hun groepen. Je kunt dit terugzetten.
parties-take-yes = Ja, haal eruit
parties-since-take = Iemand wijzigde dit net. Kijk of je het nog wilt.

parties-history-title = Wat er wijzigde in wie meedoet: { $group }
parties-history-hub = Wie aan de hub is gaan meedoen of ermee stopte, staat in het verloop van de hub zelf.
parties-hub-history = Verloop van de hub
parties-history-gone = Deze organisatie of dit netwerk is er niet meer, of is niet openbaar. Het is niet teruggezet.
parties-gone = Een organisatie of netwerk dat er niet meer is
parties-change-in = Erbij gezet: { $standing }
parties-change-out = Eruit gehaald (was: { $standing })

parties-not-yours = Wie er meedoet in een groep, houdt het kernteam van PLeK bij. Bij een hub doet het team van die hub dat ook. Klopt er iets niet? Vertel het de Helpdesk.

parties-said-member = lid, deelnemer, meedoer, member, participant
parties-said-ready = toegezegd, toezegging, bereid, wil meedoen
parties-said-wanted = gevraagd, te vragen, nog te vragen, gewenst
parties-said-partner = partner, samenwerkingspartner

fault-party-unknown = Ik ken geen organisatie of netwerk dat “{ $value }” heet. Kies er een door een deel van de naam te typen.
fault-party-departments = Een netwerk heeft geen onderdelen. Laat dit leeg.
fault-party-in-hub = Van wie meedoet in een hub, houdt PLeK dit niet bij. Laat dit leeg.
fault-party-leads = Deze organisatie trekt de hub. Kies bij de hub eerst een andere trekker.
fault-party-hub-full = Bij deze hub passen er niet meer: hoogstens { $max }.
