venues-about = Zeg waar dit kanaal voor is.
venues-kernteam = Goed, dit kanaal is nu voor het kernteam. Aanmeldingen en vragen komen hier binnen.
venues-helpdesk = Goed, dit kanaal is nu de Helpdesk. Vragen om hulp komen hier binnen.
venues-cafe = Goed, dit kanaal is nu PLeK Café. Hier verwelkom ik nieuwe deelnemers.
venues-none = Goed, dit kanaal heeft nu geen bijzonder doel meer.
venues-none-was = Dit kanaal was al nergens voor aangewezen.
venues-usage = Typ bijvoorbeeld: dit kanaal is voor kernteam. Je kunt kiezen uit kernteam, helpdesk, café en niets.
venues-not-here = Dit kan alleen in een kanaal van een team.
venues-right = Alleen het kernteam en de beheerder wijzen een kanaal aan.
venues-configured = De beheerder heeft in de instellingen vastgelegd welk kanaal dit is. Vraag het aan de beheerder.
venues-already = Dit kanaal is daar al voor.
venues-name = { $purpose ->
    [kernteam] het kernteam
    [helpdesk] de Helpdesk
   *[cafe] PLeK Café
 }
venues-content = { $purpose ->
    [kernteam] Aanmeldingen, vragen en signalen die wachten op het kernteam komen dan hier binnen.
    [helpdesk] Vragen om hulp komen dan hier binnen, met naam.
   *[cafe] Wie hier binnenkomt krijgt dan een welkom van mij en wordt deelnemer. Wie weggaat, wordt na een jaar gewist.
 }
venues-sure-title = Is dit kanaal voor { $name }?
venues-sure-read = Iedereen in dit kanaal kan dat lezen. Weet je wie dat zijn?
venues-sure-instead = Nu is { $place } daarvoor. Dat houdt dan op.
venues-sure-none = Dit kanaal is nu voor { $names }. Als je dit terugneemt, komt daarvan hier niets meer binnen.
venues-sure-none-title = Dit kanaal is nergens meer voor?
venues-yes = Ja, zo is het
venues-no = Nee
venues-cancelled = Er is niets veranderd.
venues-by = { $who } wees dit aan.
venues-by-none = { $who } nam dit terug.
venues-guess-title = Is dit een kanaal voor { $name }?
venues-guess-where = Kanaal
venues-guess-team = Team
venues-guess-first = het eerste kanaal
venues-guess-people = Wie erin zit
venues-guess-count = Van de { $all } mensen in dit team kent PLeK er { $known }
venues-guess-unread = dat kon ik niet lezen
venues-guess-registry = In PLeK
venues-guess-ours = ja, dit team is van PLeK
venues-guess-not-ours = nee, dit team staat er niet in
venues-guess-name-only = Ik zie het alleen aan de naam, en iedereen mag een kanaal zo noemen. Zeg alleen ja als je dit team kent. Tot die tijd gaat er niets heen.
venues-guess-yes = Ja, dit is het
venues-guess-no = Nee, dit niet
venues-guess-place = het kanaal { $channel }
venues-guess-place-of = het kanaal { $channel } van { $team }
venues-guess-general = Algemeen
venues-guess-accepted = { $purpose ->
    [cafe] Goed, in { $place } verwelkom ik nu nieuwe deelnemers.
   *[other] Goed, { $place } is nu voor { $name }.
 }
venues-guess-declined = Goed, { $place } is niet voor { $name }. Ik vraag het niet nog eens.
venues-guess-gone = Hier is al over besloten, of het kanaal is er niet meer.
venues-lost = Er is geen kanaal meer voor { $name }. Wat daar zou komen, bewaar ik en stuur ik zo lang naar het kernteam en de beheerder. Typ in het kanaal dat het wordt: dit kanaal is voor { $purpose ->
    [kernteam] kernteam
    [helpdesk] helpdesk
   *[cafe] café
 }.
venues-somebody = Iemand
venues-guess-by = { $who } besloot dit.
