# Stappen met een signaal: wat er bij elke stap gezegd wordt, en een vriendelijk nee.
# Per stap (names: hoe je hem typt; het eerste woord staat in de uitleg).

## raise
signal-usage-raise = signal Kennis over de bodem blijft liggen
signal-usage-raise-about = signaleer in je eigen woorden wat je ziet
signals-did-raise = Gesignaleerd

## join
signal-steps-join-names = ook, hier ook, speelt hier ook, aansluiten, sluit aan
signal-steps-join-usage = signal { $number } ook Dit zien wij in Zeeland ook.
signals-step-join = Dit speelt hier ook
signal-usage-join = signal 12 ook
signal-usage-join-about = zeg dat het bij jou ook speelt
signals-did-join = Speelt ook elders
signals-did-join-many = Speelt ook elders, { $count } keer gezegd
signal-news-join = { $hub ->
    [none] { $who } ziet dit ook.
   *[other] { $who } ziet dit ook, in { $hub }.
}
signal-news-join-many = { $hubs ->
    [none] { $count } mensen zien dit ook.
   *[other] { $count } mensen zien dit ook, in { $hubs }.
}
signal-news-join-means = Het speelt dus op meer plekken.

## pick_up
signal-steps-pick_up-names = oppakken, pak op, opgepakt
signal-steps-pick_up-usage = signal { $number } oppakken
signal-steps-pick_up-done = Je hebt dit signaal opgepakt. Wie het signaleerde krijgt bericht.
signals-step-pick_up = Oppakken
signal-usage-pick_up = signal 12 oppakken
signal-usage-pick_up-about = neem het op je
signals-did-pick_up = Opgepakt
signal-news-pick_up = Het kernteam heeft dit signaal opgepakt.
signal-news-pick_up-means = Het kernteam zoekt uit wat ermee kan. We proberen dat binnen vier weken te doen. Je hoort het hier.
signal-papers-column-pick_up = Opgepakt

## ask
signal-steps-ask-names = vragen, vraag, vraag stellen
signal-steps-ask-field = Wat wil je weten?
signal-steps-ask-intro = Wie het signaal gaf krijgt je vraag en kan antwoorden.
signal-steps-ask-send = Vraag versturen
signal-steps-ask-usage = signal { $number } vragen Waar speelt dit nog meer?
signal-steps-ask-done = Je vraag is verstuurd.
signals-step-ask = Vraag stellen
signal-usage-ask = signal 12 vragen Waar speelt dit?
signal-usage-ask-about = vraag meer aan wie het signaleerde
signals-did-ask = Vraag gesteld aan wie het signaal gaf
signal-news-ask-you = Het kernteam heeft een vraag aan je.
signal-news-ask-you-means = Met je antwoord kan het kernteam verder. Wil je binnen twee weken antwoorden?
signal-news-ask-over = Het kernteam had een vraag aan je.
signal-news-ask-over-means = Je hoeft niets meer te doen.
signal-news-ask = Het kernteam heeft een vraag aan wie dit signaal stuurde.
signal-news-ask-means = Je hoeft zelf niets te doen.
signal-papers-column-ask = Vraag gesteld

## answer
signal-steps-answer-names = antwoord, antwoorden, beantwoord
signal-steps-answer-field = Je antwoord
signal-steps-answer-intro = Het kernteam leest je antwoord en gaat verder.
signal-steps-answer-send = Antwoord versturen
signal-steps-answer-usage = signal { $number } antwoord Dit speelt ook in Losser.
signal-steps-answer-done = Het antwoord is verstuurd.
signal-steps-answer-who = Antwoord geven kan alleen wie het signaal gaf, of het kernteam.
signals-step-answer = Beantwoorden
signal-usage-answer = signal 12 antwoord Het speelt in Losser
signal-usage-answer-about = geef antwoord op een vraag over je signaal
signals-did-answer = Vraag beantwoord
signal-news-answer-came = { $who ->
    [none] Er is een antwoord op de vraag.
   *[other] { $who } heeft de vraag beantwoord.
}
signal-news-answer-came-means = Je kunt nu verder met dit signaal.
signal-papers-column-answer = Beantwoord

## bundle
signal-steps-bundle-names = bundel, bundelen, bundel met, samenvoegen
signal-steps-bundle-intro = De signalen die je kiest gaan op in dit signaal. Wie ze gaf volgt vanaf nu dit signaal.
signal-steps-bundle-send = Bundelen
signal-steps-bundle-usage = signal { $number } bundel 14 15
signal-steps-bundle-done = De signalen zijn gebundeld.
signals-step-bundle = Bundelen
signal-usage-bundle = signal 12 bundel 14 15
signal-usage-bundle-about = maak 14 en 15 deel van 12
signals-did-bundle = Gebundeld met signaal { $number }
signals-did-bundle-here = Signaal { $number } hierin gebundeld
signal-news-bundle = { $other ->
    [none] Dit signaal is gebundeld met een ander signaal.
   *[other] Dit signaal is gebundeld met signaal { $other }.
}
signal-news-bundle-means = Die gaan over hetzelfde. Samen wegen ze zwaarder. Je blijft horen hoe het verdergaat.
signal-news-bundle-here = { $count ->
    [one] Er is een signaal bij gekomen dat hierop lijkt.
   *[other] Er zijn { $count } signalen bij gekomen die hierop lijken.
}
signal-news-bundle-here-means = Het speelt dus vaker. Zo kan er één oplossing voor komen.
signal-papers-column-bundle = Gebundeld

## set_aside
signal-steps-set_aside-names = terzijde, leg terzijde, terzijde leggen
signal-steps-set_aside-field = Waarom?
signal-steps-set_aside-intro = Wie het signaal gaf leest waarom er nu niets mee gebeurt.
signal-steps-set_aside-send = Terzijde leggen
signal-steps-set_aside-usage = signal { $number } terzijde Dit loopt al in een ander programma.
signal-steps-set_aside-done = Het signaal is terzijde gelegd.
signals-step-set_aside = Terzijde leggen
signal-usage-set_aside = signal 12 terzijde Dit speelt al in een ander traject
signal-usage-set_aside-about = doe er niets mee, en zeg waarom
signals-did-set_aside = Terzijde gelegd
signal-news-set_aside = Het kernteam doet nu niets met dit signaal.
signal-news-set_aside-means = Ben je het daar niet mee eens, of verandert er iets? Laat het het kernteam weten.
signal-papers-column-set_aside = Terzijde gelegd

## reopen
signal-steps-reopen-names = heropen, heropenen
signal-steps-reopen-field = Waarom?
signal-steps-reopen-intro = Het kernteam pakt het signaal weer op. Een eerder voorstel blijft bewaard.
signal-steps-reopen-send = Weer openen
signal-steps-reopen-usage = signal { $number } heropen Er is nieuw onderzoek.
signal-steps-reopen-done = Het signaal is weer opgepakt.
signals-step-reopen = Weer openen
signal-usage-reopen = signal 12 heropen Het speelt weer
signal-usage-reopen-about = pak het toch weer op, en zeg waarom
signals-did-reopen = Heropend
signal-news-reopen = Het kernteam kijkt opnieuw naar dit signaal.
signal-news-reopen-means = Het is weer opgepakt. Je hoort hoe het verdergaat.
signal-papers-column-reopen = Heropend

## propose
signal-steps-propose-names = voorstel, verbetervoorstel
signal-steps-propose-intro = Een verbetervoorstel begint met een titel. De rest kan later.
signal-steps-propose-send = Voorstel beginnen
signal-steps-propose-usage = signal { $number } voorstel Eén loket voor kennis over de bodem
signal-steps-propose-done = Het voorstel is begonnen.
signal-steps-propose-who = Een voorstel beginnen kan alleen het kernteam of de Initiatiefgroep.
signals-step-propose = Voorstel beginnen
signal-usage-propose = signal 12 voorstel Een bodemloket
signal-usage-propose-about = begin een verbetervoorstel
signals-did-propose = Voorstel begonnen
signal-news-propose = Er komt een verbetervoorstel.
signal-news-propose-means = Een paar mensen werken uit wat er beter kan. Daarna gaat het naar de Stuurgroep.
signal-news-propose-you = Jij werkt mee aan een verbetervoorstel: { $title }
signal-news-propose-you-means = Werk uit wat er beter kan, en hoe. Er is nog geen datum afgesproken.
signal-news-propose-you-by = Werk uit wat er beter kan, en hoe. Uiterlijk { $day } is het klaar.
signal-papers-column-propose = Voorstel begonnen

## revise
signal-steps-revise-names = versie, herzie, herzien, nieuwe versie
signal-steps-revise-field = De tekst
signal-steps-revise-intro = Elke versie blijft bewaard. Dit wordt de nieuwste.
signal-steps-revise-send = Versie opslaan
signal-steps-revise-usage = signal { $number } versie Er komt één loket voor alle regio’s.
signal-steps-revise-done = De nieuwe versie is bewaard.
signal-steps-revise-who = Een voorstel schrijven kan alleen wie het uitwerkt, de Initiatiefgroep of het kernteam.
signals-step-revise = Voorstel schrijven
signal-usage-revise = signal 12 versie
signal-usage-revise-about = schrijf een nieuwe versie van het voorstel
signals-did-revise = Voorstel geschreven
signal-news-revise = Er is een nieuwe versie van het verbetervoorstel.
signal-news-revise-means = Lees of het zo klopt.
signal-papers-column-revise = Voorstel herzien

## agenda
signal-steps-agenda-names = agendeer, agenderen, agenda
signal-steps-agenda-intro = Het voorstel komt met zijn nieuwste versie op de agenda.
signal-steps-agenda-send = Op de agenda zetten
signal-steps-agenda-usage = signal { $number } agendeer 1 maart 2027 [ambassadeurs]
signal-steps-agenda-done = Het voorstel staat op de agenda.
signals-step-agenda = Agenderen
signal-usage-agenda = signal 12 agendeer 1 maart 2027
signal-usage-agenda-about = zet het voorstel op de agenda van de Stuurgroep; met “ambassadeurs” erachter voor hen
signals-did-agenda = Op de agenda gezet: { $meeting }
signal-news-agenda = Het verbetervoorstel staat op een agenda.
signal-news-agenda-means = Je hoort wat eruit komt.
signal-news-agenda-stuurgroep = De Stuurgroep bespreekt het verbetervoorstel op { $day }.
signal-news-agenda-stuurgroep-means = De Stuurgroep zegt of ze ermee verder wil. Je hoort wat eruit komt.
signal-news-agenda-ambassadeurs = De bestuurlijke ambassadeurs bespreken het verbetervoorstel op { $day }.
signal-news-agenda-ambassadeurs-means = Zij geven advies. Je hoort hoe het verdergaat.
signal-papers-column-agenda = Geagendeerd

## advise
signal-steps-advise-names = advies, adviseer
signal-steps-advise-field = Wat is het advies?
signal-steps-advise-intro = Dit is wat de bestuurlijke ambassadeurs van het voorstel vinden.
signal-steps-advise-send = Advies opslaan
signal-steps-advise-usage = signal { $number } advies Zoek ook de provincies op.
signal-steps-advise-done = Het advies is bewaard.
signal-steps-advise-who = Een advies noteren kan alleen een bestuurlijk ambassadeur of het kernteam.
signals-step-advise = Advies noteren
signal-usage-advise = signal 12 advies Zoek de provincies op
signal-usage-advise-about = leg vast wat de ambassadeurs adviseren
signals-did-advise = Advies van de ambassadeurs
signal-news-advise = De bestuurlijke ambassadeurs gaven advies over het verbetervoorstel.
signal-news-advise-means = Kijk wat je ermee kunt in het voorstel.
signal-papers-column-advise = Advies

## outcome
signal-steps-outcome-names = uitkomst
signal-steps-outcome-field = De vraag of de reden
signal-steps-outcome-intro = Dit is wat de Stuurgroep van het voorstel maakt. Iedereen die erbij hoort krijgt bericht.
signal-steps-outcome-send = Uitkomst opslaan
signal-steps-outcome-usage = signal { $number } uitkomst overnemen | terug | niet nu, en waarom
signal-steps-outcome-done = De uitkomst is bewaard.
signal-steps-outcome-who = Een uitkomst noteren kan alleen de Stuurgroep of het kernteam.
signals-step-outcome = Uitkomst noteren
signal-usage-outcome = signal 12 uitkomst overgenomen
signal-usage-outcome-about = leg vast wat de Stuurgroep ervan vindt: overgenomen, terug of niet nu
signals-did-outcome-taken_up = Overgenomen door de Stuurgroep
signals-did-outcome-sent_back = Door de Stuurgroep teruggegeven met een vraag
signals-did-outcome-not_now = Volgens de Stuurgroep: niet nu
signal-news-outcome-taken_up = De Stuurgroep wil verder met het verbetervoorstel.
signal-news-outcome-taken_up-means = Nu neemt een bestaand bestuur of overleg er een besluit over.
signal-news-outcome-sent_back = De Stuurgroep heeft een vraag over het verbetervoorstel.
signal-news-outcome-sent_back-means = Het voorstel wordt aangepast en komt daarna terug bij de Stuurgroep.
signal-news-outcome-sent_back-you = Pas het voorstel aan. Doe dat als het kan binnen vier weken. Dan kan het terug naar de Stuurgroep.
signal-news-outcome-not_now = De Stuurgroep gaat nu niet verder met het verbetervoorstel.
signal-news-outcome-not_now-means = Het voorstel blijft bewaard. Het kan later weer op de agenda komen.
signal-papers-column-outcome = Uitkomst

## decide
signal-steps-decide-names = besluit, beslis, besloten
signal-steps-decide-field = Wat is er besloten?
signal-steps-decide-intro = Een bestaand orgaan heeft besloten. Leg vast welk, wanneer en wat.
signal-steps-decide-send = Besluit opslaan
signal-steps-decide-usage = signal { $number } besluit Provinciale Staten, 1 maart 2027: Er komt een loket.
signal-steps-decide-done = Het besluit is bewaard.
signal-steps-decide-who = Een besluit vastleggen kan alleen de Stuurgroep of het kernteam.
signals-step-decide = Besluit noteren
signal-usage-decide = signal 12 besluit Provinciale Staten, 1 maart 2027: Er komt een loket
signal-usage-decide-about = leg vast wie wat besloot, en wanneer
signals-did-decide = Besluit genomen
signal-news-decide = Er is een besluit genomen.
signal-news-decide-by = Er is een besluit genomen door { $body } op { $day }.
signal-news-decide-means = Nu volgen de acties die erbij horen.
signal-papers-column-decide = Besloten

## act
signal-steps-act-names = actie
signal-steps-act-field = Wat gaat er gebeuren?
signal-steps-act-intro = Een deelnemer krijgt er bericht van. Is het geen deelnemer? Schrijf dan op wie het doet.
signal-steps-act-send = Actie afspreken
signal-steps-act-usage = signal { $number } actie Het loket openen, door Dirk Jansen, voor 1 juni 2027
signal-steps-act-done = De actie is afgesproken.
signals-step-act = Actie afspreken
signal-usage-act = signal 12 actie Het loket openen, door Provincie Overijssel, voor 1 juni 2027
signal-usage-act-about = spreek af wie wat doet, en voor wanneer
signals-did-act = Actie afgesproken
signal-news-act = Er is een actie afgesproken.
signal-news-act-means = In de praktijk gaat nu iemand aan de slag.
signal-news-act-you = Er is een actie voor jou afgesproken.
signal-news-act-you-means = Er is nog geen datum afgesproken. Is het klaar? Meld dan wat eruit kwam.
signal-news-act-you-by = Doe dit uiterlijk { $day }. Is het klaar? Meld dan wat eruit kwam.
signal-papers-column-act = Actie afgesproken

## finish
signal-steps-finish-names = klaar, gedaan, afgerond, actie klaar
signal-steps-finish-field = Wat kwam eruit?
signal-steps-finish-intro = Vertel kort wat er van deze actie kwam.
signal-steps-finish-send = Actie afronden
signal-steps-finish-usage = signal { $number } klaar 3 Het loket is open.
signal-steps-finish-done = De actie is afgerond.
signal-steps-finish-who = Een actie afronden kan alleen wie de actie doet, of het kernteam.
signals-step-finish = Klaar melden
signal-usage-finish = signal 12 klaar Het loket is open
signal-usage-finish-about = zeg dat een actie klaar is
signals-did-finish = Actie afgerond
signal-news-finish = Een actie is klaar.
signal-news-finish-means = Hieronder staat wat eruit kwam.
signal-news-finish-dropped = Een actie gaat niet door.
signal-news-finish-dropped-means = Hieronder staat waarom.
signal-papers-column-finish = Actie klaar

## close
signal-steps-close-names = sluit, sluiten, afsluiten, sluit af
signal-steps-close-field = Wat is de les?
signal-steps-close-intro = Hiermee is het signaal klaar. Iedereen die erbij hoort leest wat we ervan leerden.
signal-steps-close-send = Afsluiten
signal-steps-close-usage = signal { $number } sluit Eén loket werkt beter dan vijf.
signal-steps-close-done = Het signaal is afgesloten.
signal-steps-close-more = Het signaal is afgesloten. Wat eruit volgt is nu signaal { $number }.
signals-step-close = Afsluiten
signal-usage-close = signal 12 sluit Een loket helpt
signal-usage-close-about = sluit af met wat je ervan leerde
signals-did-close = Afgesloten
signal-news-close = Dit signaal is afgerond.
signal-news-close-means = Dit hebben we ervan geleerd. Speelt het weer? Stuur dan een nieuw signaal.
signal-papers-column-close = Afgesloten

## edit
signal-steps-edit-names = bewerk, bewerken, wijzig, wijzigen, verbeter
signal-steps-edit-usage = signal { $number } bewerk
signals-step-edit = Wijzigen
signal-usage-edit = signal 12 bewerk
signal-usage-edit-about = verander je signaal zolang het nieuw is
signals-did-edit = Bijgewerkt: { $fields }
signal-news-edit = De tekst van dit signaal is bijgewerkt.
signal-news-edit-means = Kijk of het zo klopt.

## move
signal-steps-move-names = verzet, verzetten, verplaats, verplaatsen
signal-steps-move-intro = Het voorstel komt met zijn nieuwste versie op een andere dag. Iedereen die erbij hoort krijgt bericht.
signal-steps-move-send = Verzetten
signal-steps-move-usage = signal { $number } verzet 1 april 2027
signal-steps-move-done = Het voorstel staat nu op een andere agenda.
signals-step-move = Verzetten
signal-usage-move = signal 12 verzet 1 april 2027
signal-usage-move-about = zet het voorstel op de agenda van een andere dag
signals-did-move = Verzet naar: { $meeting }
signals-did-move-many = { $count } keer verzet, het laatst naar: { $meeting }
signal-news-move = Het verbetervoorstel komt op een andere dag aan de orde.
signal-news-move-means = Je hoort wat eruit komt.
signal-news-move-stuurgroep = De Stuurgroep bespreekt het verbetervoorstel op een andere dag: { $day }.
signal-news-move-stuurgroep-means = De Stuurgroep zegt of ze ermee verder wil. Je hoort wat eruit komt.
signal-news-move-ambassadeurs = De bestuurlijke ambassadeurs bespreken het verbetervoorstel op een andere dag: { $day }.
signal-news-move-ambassadeurs-means = Zij geven advies. Je hoort hoe het verdergaat.

## off_agenda
signal-steps-off_agenda-names = van de agenda, van agenda, haal van de agenda, agenda af
signal-steps-off_agenda-field = Waarom?
signal-steps-off_agenda-intro = Het voorstel gaat van de agenda. Daarna kun je het weer agenderen.
signal-steps-off_agenda-send = Van de agenda halen
signal-steps-off_agenda-usage = signal { $number } van de agenda Er is nog geen tekst.
signal-steps-off_agenda-done = Het voorstel is van de agenda gehaald.
signals-step-off_agenda = Van de agenda halen
signal-usage-off_agenda = signal 12 van de agenda Het is nog niet af
signal-usage-off_agenda-about = haal het voorstel van de agenda, en zeg waarom
signals-did-off_agenda = Van de agenda gehaald
signal-news-off_agenda = Het verbetervoorstel is van de agenda gehaald.
signal-news-off_agenda-means = Het voorstel blijft bewaard. Het kan later weer op de agenda komen.

## hand_over
signal-steps-hand_over-names = draag over, overdragen, overdracht, draag over aan, toewijzen, wijs toe, wijs toe aan
signal-steps-hand_over-field = Wie gaat ermee verder?
signal-steps-hand_over-intro = Iemand anders van het kernteam gaat met dit signaal verder. Jullie krijgen er allebei bericht van.
signal-steps-hand_over-send = Overdragen
signal-steps-hand_over-usage = signal { $number } draag over aan Joost
signal-steps-hand_over-done = Het signaal is overgedragen.
signals-step-hand_over = Overdragen
signal-usage-hand_over = signal 12 draag over aan Joost
signal-usage-hand_over-about = laat iemand anders van het kernteam ermee verdergaan
signals-did-hand_over = Overgedragen aan iemand anders
signal-news-hand_over = Dit signaal is overgedragen.
signal-news-hand_over-means = Op het signaal zie je wie ermee verdergaat.
signal-steps-nobody = Er is nu niemand anders in het kernteam aan wie je dit kunt overdragen.

## withdraw
signal-steps-withdraw-names = trek in, intrekken, ingetrokken
signal-steps-withdraw-field = Waarom?
signal-steps-withdraw-intro = Je kunt je signaal intrekken zolang niemand het oppakte. Het kernteam leest waarom.
signal-steps-withdraw-send = Intrekken
signal-steps-withdraw-usage = signal { $number } trek in Het is al opgelost.
signal-steps-withdraw-done = Het signaal is ingetrokken.
signal-steps-withdraw-who = Een signaal intrekken kan alleen wie het stuurde, of het kernteam.
signals-step-withdraw = Intrekken
signal-usage-withdraw = signal 12 trek in Het is al opgelost
signal-usage-withdraw-about = trek je signaal in zolang niemand het oppakte
signals-did-withdraw = Ingetrokken
signal-news-withdraw = Dit signaal is ingetrokken.
signal-news-withdraw-means = Niemand doet er nog iets mee. Speelt het toch weer? Stuur dan een nieuw signaal.

# Velden
signal-steps-question = De vraag
signal-steps-proposal-title = Titel van het voorstel
signal-steps-said = Vraag of advies
signal-steps-workers = Wie werkt het uit?
signal-steps-people-hint = Typ het begin van een naam
signal-steps-ready = Wanneer is het klaar?
signal-steps-text = De tekst
signal-steps-text-later = De tekst mag ook later
signal-steps-questions = Bij welke vragen op een agenda hoort het?
signal-steps-likes = Signalen die erop lijken
signal-steps-serves = Welke signalen helpt het ook?
signal-steps-numbers = Nummers van andere signalen
signal-steps-numbers-hint = Bijvoorbeeld 14 15
signal-steps-before = Waar komt het op de agenda?
signal-steps-meeting-day = Op welke dag?
signal-steps-day-hint = Bijvoorbeeld 1 maart 2027
signal-steps-result = Wat is de uitkomst?
signal-steps-result-taken_up = Overgenomen
signal-steps-result-sent_back = Terug met een vraag
signal-steps-result-not_now = Niet nu
signal-steps-outcome-hint = Nodig bij “Terug met een vraag” en “Niet nu”
signal-steps-body = Wie heeft besloten?
signal-steps-body-hint = Bijvoorbeeld Gedeputeerde Staten van Overijssel
signal-steps-decided-day = Wanneer is het besloten?
signal-steps-doer = Welke deelnemer doet het?
signal-steps-party = Of wie anders?
signal-steps-party-hint = Bijvoorbeeld een organisatie
signal-steps-by = Voor welke dag?
signal-steps-action = Welke actie?
signal-steps-ended = Hoe is het afgelopen?
signal-steps-ended-done = Het is gedaan
signal-steps-ended-dropped = Het gaat niet door
signal-steps-next = Welk nieuw signaal volgt hieruit?
signal-steps-next-hint = Dan komt er meteen een nieuw signaal bij
signal-steps-usage = Zo kun je het ook typen
signal-steps-elsewhere = Een stap met een signaal

# Wat je misschien bedoelt
signal-steps-mean = Bedoel je dit, bij signaal { $number }?
signal-steps-what = Wat wil je met signaal { $number } doen?
signal-steps-typed = Je typte
signal-steps-show = Bekijk het signaal
signal-steps-raise = Nieuw signaal hiervan maken

# Als het niet kan
signal-steps-gone = Signaal { $number } is er niet.
signal-steps-impossible = “{ $step }” kan nu niet. Het signaal staat op “{ $state }”. Wat je nu wel kunt doen: { $can }.
signal-steps-nothing = “{ $step }” kan nu niet. Het signaal staat op “{ $state }”. Je kunt er nu niets mee doen.
signal-steps-first = { $name } was je net voor met “{ $step }”. Hieronder zie je hoe het er nu voor staat.
signal-steps-yourself = Dit bericht was al oud: je deed zelf al “{ $step }”. Hieronder zie je hoe het er nu voor staat.
signal-steps-old = Dit bericht is oud. Hieronder zie je hoe het er nu voor staat.
signal-steps-somebody = Iemand anders
signal-steps-no-actions = Er is geen actie meer die nog moet gebeuren.
fault-signal-numbers = Schrijf hier alleen nummers van signalen, bijvoorbeeld: 14 15.
fault-signal-others = Kies één of meer andere signalen, hoogstens { $max }.
fault-signal-no-part = Signaal { $number } kan er nu niet bij. Kijk of het nummer klopt en hoe dat signaal ervoor staat.
fault-signal-unwritten = Er is nog geen tekst. Schrijf eerst het voorstel: typ “versie” achter het nummer van het signaal.
fault-signal-on-agenda = Het staat al op de agenda van die dag. Kies een andere dag.
fault-signal-unheard-ambassadors = Dit voorstel wacht niet op advies van de ambassadeurs. Zet het eerst bij hen op de agenda.
fault-signal-unheard-steering = Dit voorstel wacht niet op de Stuurgroep. Zet het eerst bij hen op de agenda.
fault-signal-doer = Kies wie het doet, of schrijf hieronder wie anders.
fault-signal-action-ended = Deze actie is al afgerond. Kies een andere.
fault-signal-open-actions = { $count ->
    [one] Er is nog één actie niet afgerond. Rond die eerst af.
   *[other] Er zijn nog { $count } acties niet afgerond. Rond die eerst af.
}
fault-date-ahead = Deze dag is nog niet geweest: het is nu { DATETIME($day, dateStyle: "long") }. Leg het vast als het zover is.
fault-date-before-raised = Dat is eerder dan het signaal: dat is van { DATETIME($day, dateStyle: "long") }. Kies een latere dag.
fault-date-before-meeting = De vergadering is pas op { DATETIME($day, dateStyle: "long") }. Leg dit vast als die begonnen is. Is ze op een andere dag? Typ dan “verzet” achter het nummer van het signaal.
fault-date-before-decided = Dat is eerder dan het besluit: dat is van { DATETIME($day, dateStyle: "long") }. Kies een latere dag.
fault-signal-not-waiting = Dit voorstel staat daar nu niet op de agenda.
signal-steps-waits-for = Om welke vergadering gaat het?
