# De Helpdesk: een vraag aan de mensen van PLeK.
helpdesk-command = Stel je vraag aan een mens. Typ je vraag erachter.

label-helpstatus-open = Wacht op antwoord
label-helpstatus-answered = Beantwoord
label-helpstatus-closed = Opgelost
fault-help-many = Er wachten al { $max } vragen van je bij de Helpdesk. Sluit er eerst een af met “{ helpdesk-solved }”.
fault-help-full = Over deze vraag is al { $max } keer iets gezegd. Stel een nieuwe vraag, of bel elkaar even.

# De vraag stellen
helpdesk-form-title = Vraag het de Helpdesk
helpdesk-form-intro = { $readers ->
    [helpdesk] Je vraag komt met je naam in het kanaal van de Helpdesk. Iedereen in dat kanaal kan hem lezen. Het kernteam antwoordt, en ik stuur je het antwoord.
    [cafe] Je vraag komt met je naam in PLeK Café. Iedereen daar kan hem lezen. Het kernteam antwoordt, en ik stuur je het antwoord.
    [kernteam] Je vraag komt met je naam in het kanaal van het kernteam. Iedereen in dat kanaal kan hem lezen. Het kernteam antwoordt, en ik stuur je het antwoord.
    [people] Je vraag gaat met je naam rechtstreeks naar het kernteam of de beheerder, want de Helpdesk heeft nog geen kanaal. Komt dat er, dan kan iedereen in dat kanaal hem lezen. Ik stuur je het antwoord.
   *[nobody] De Helpdesk heeft nog geen kanaal. Ik bewaar je vraag, met je naam, tot dat er is. Iedereen in dat kanaal kan hem dan lezen. Heeft het haast? Vraag het dan aan iemand van het kernteam.
}
helpdesk-form-text = Je vraag
helpdesk-form-hint = Bijvoorbeeld: hoe kom ik in het team van mijn kennishub?
helpdesk-form-send = Vraag versturen
helpdesk-form-running = Deze vragen van je lopen nog:
helpdesk-form-waiting = Wat nog wacht

# Eén vraag
helpdesk-open = Bekijk
helpdesk-open-name = Bekijk hulpvraag { $number }
helpdesk-new = Nieuwe vraag
helpdesk-somebody = iemand
helpdesk-kernteam = iemand van het kernteam
helpdesk-status = Status
helpdesk-earlier = { $count ->
    [one] Eén eerdere reactie laat ik hier weg.
   *[other] { $count } eerdere reacties laat ik hier weg.
}

# Bij de vrager
helpdesk-mine-title = Je vraag aan de Helpdesk
helpdesk-mine-text = Je vraag
helpdesk-mine-you = Jij
helpdesk-mine-field = Je reactie
helpdesk-mine-send = Antwoord versturen
helpdesk-solved = Opgelost
helpdesk-sent = Je vraag is verstuurd. Ik stuur je het antwoord zodra het er is.
helpdesk-sent-people = Je vraag is verstuurd. De Helpdesk heeft nog geen kanaal, dus hij gaat rechtstreeks naar het kernteam of de beheerder. Ik stuur je het antwoord zodra het er is.
helpdesk-sent-nobody = Je vraag is bewaard, maar nog niemand kan hem lezen: de Helpdesk heeft nog geen kanaal. Zodra dat er is, gaat je vraag daarheen. Heeft het haast? Vraag het dan aan iemand van het kernteam.
helpdesk-remarked = Je reactie is verstuurd.
helpdesk-heard = { $name } heeft je vraag beantwoord.
helpdesk-heard-closed = { $name } heeft je vraag afgesloten. Is het nog niet opgelost? Reageer dan hieronder.
helpdesk-mine-open = Het kernteam heeft nog niet geantwoord. Wil je iets toevoegen? Schrijf het hieronder.
helpdesk-mine-answered = Is je vraag opgelost? Of wil je nog iets weten? Schrijf het hieronder.
helpdesk-mine-closed = Deze vraag is afgesloten. Toch niet opgelost? Schrijf hieronder wat er nog is.
helpdesk-mine-fallback = Hulpvraag { $number } aan de Helpdesk. Typ helpdesk om hem te zien.
helpdesk-not-yours = Dit hoort bij de vraag van iemand anders. Heb je zelf een vraag? Stel hem hier.

# Bij de Helpdesk
helpdesk-desk = Een hulpvraag
helpdesk-desk-title = Hulpvraag { $number }
helpdesk-desk-asker = Van
helpdesk-desk-asked = Gevraagd op
helpdesk-desk-field = Je antwoord
helpdesk-desk-send = Antwoord versturen
helpdesk-desk-reopen = Weer openen
helpdesk-desk-next = Antwoord hier, of in het gesprek hieronder met @PLeK ervoor. Ik stuur je antwoord met je naam door naar { $name }.
helpdesk-desk-closed = Deze vraag is opgelost, zegt { $name }.
helpdesk-desk-fallback = Hulpvraag { $number }. Begin je antwoord in dit gesprek met @PLeK.
helpdesk-kernteam-only = Fijn dat je wilt helpen! Alleen antwoorden van het kernteam stuur ik door. Je kunt wel zelf reageren in het kanaal.
helpdesk-closed-first = Deze vraag is al opgelost. Je antwoord is niet verstuurd. Kies “{ helpdesk-desk-reopen }” als je toch wilt antwoorden.
helpdesk-waiting-title = Hulpvragen die wachten
helpdesk-waiting-none = Er wacht nu niemand op antwoord.
helpdesk-waiting-page = { $first } tot en met { $last } van { $total }
helpdesk-previous = Vorige
helpdesk-next = Volgende

# In het gesprek onder de kaart
helpdesk-thread-remark = { $name } reageert:
helpdesk-thread-answer = Antwoord van { $name }, verstuurd naar { $asker }:
helpdesk-thread-next = Antwoord met @PLeK ervoor, of bovenaan dit gesprek.
helpdesk-thread-unreached = Ik kan { $asker } geen bericht sturen. Probeer het zelf: noem { $asker } in dit kanaal met een @.
helpdesk-thread-sent = Ik stuur je antwoord door naar { $asker }.
helpdesk-thread-noted = Ik heb het bij je vraag gezet. Het kernteam leest het hier.
helpdesk-thread-outsider = Fijn dat je meedenkt! Alleen antwoorden van het kernteam stuur ik door naar { $asker }. Heb je zelf een vraag? Typ @PLeK helpdesk en je vraag.
helpdesk-thread-closed = Deze vraag is al opgelost, dus ik heb je antwoord niet verstuurd. Kies bovenaan dit gesprek “{ helpdesk-desk-reopen }” en stuur het nog eens.
helpdesk-thread-fallback = Een reactie op hulpvraag { $number }.
helpdesk-thread-open = Hulpvraag { $number } bekijken
