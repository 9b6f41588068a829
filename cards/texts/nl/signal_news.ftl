# Wat je hoort als er iets met een signaal gebeurt, en wat het kernteam ervan hoort.

signal-news-title = { $count ->
    [one] Nieuws over een signaal
   *[other] Nieuws over { $count } signalen
}
signal-news-fallback = { $count ->
    [one] Er is nieuws over signaal { $number }. { $what }
   *[other] Er is nieuws over { $count } signalen. Bij signaal { $number }: { $what }
}
signal-news-fallback-asked = Het kernteam heeft een vraag aan je over signaal { $number }.
signal-news-closed-to-you = Signaal { $number }
signal-news-now = Nu
signal-news-earlier = Daarvoor
signal-news-answer = Beantwoord de vraag
signal-news-answer-tip = Beantwoord de vraag over signaal { $number }
signal-news-finished = Meld dat het klaar is
signal-news-proposal = Bekijk het voorstel
signal-news-mine = Mijn signalen
signal-news-more = { $count ->
    [one] Er gebeurde nog iets bij één ander signaal.
   *[other] Er gebeurde ook iets bij { $count } andere signalen.
}
signal-news-also = Ook nieuws
signal-news-line = Signaal { $number }: { $what }

# Waarom je dit hoort
signal-news-why-raised = Jij hebt dit signaal gestuurd.
signal-news-why-joined = Je gaf aan dat dit bij jou ook speelt.
signal-news-why-bundled = Jouw signaal { $own } is hier een deel van.
signal-news-why-owner = Jij hebt dit signaal opgepakt.
signal-news-why-worker = Je werkt mee aan het verbetervoorstel.
signal-news-why-doer = Je doet een actie die hierbij hoort.
signal-news-why-before = Je had eerder met dit signaal te maken.

# Wat er gebeurde, en wat dat betekent
signal-news-join = { $hub ->
    [none] { $who } ziet dit ook.
   *[other] { $who } ziet dit ook, in { $hub }.
}
signal-news-join-many = { $hubs ->
    [none] { $count } mensen zien dit ook.
   *[other] { $count } mensen zien dit ook, in { $hubs }.
}
signal-news-somebody = Iemand
signal-news-join-means = Het speelt dus op meer plekken.
signal-news-pick_up = Het kernteam heeft dit signaal opgepakt.
signal-news-pick_up-means = Het kernteam zoekt uit wat ermee kan. We proberen dat binnen vier weken te doen. Je hoort het hier.
signal-news-ask-you = Het kernteam heeft een vraag aan je.
signal-news-ask-you-means = Met je antwoord kan het kernteam verder. Wil je binnen twee weken antwoorden?
signal-news-ask-over = Het kernteam had een vraag aan je.
signal-news-ask-over-means = Je hoeft niets meer te doen.
signal-news-ask = Het kernteam heeft een vraag aan wie dit signaal stuurde.
signal-news-ask-means = Je hoeft zelf niets te doen.
signal-news-answer-came = { $who ->
    [none] Er is een antwoord op de vraag.
   *[other] { $who } heeft de vraag beantwoord.
}
signal-news-answer-came-means = Je kunt nu verder met dit signaal.
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
signal-news-set_aside = Het kernteam doet nu niets met dit signaal.
signal-news-set_aside-means = Ben je het daar niet mee eens, of verandert er iets? Laat het het kernteam weten.
signal-news-reopen = Het kernteam kijkt opnieuw naar dit signaal.
signal-news-reopen-means = Het is weer opgepakt. Je hoort hoe het verdergaat.
signal-news-edit = De tekst van dit signaal is bijgewerkt.
signal-news-edit-means = Kijk of het zo klopt.
signal-news-propose = Er komt een verbetervoorstel.
signal-news-propose-means = Een paar mensen werken uit wat er beter kan. Daarna gaat het naar de Stuurgroep.
signal-news-propose-you = Jij werkt mee aan een verbetervoorstel: { $title }
signal-news-propose-you-means = Werk uit wat er beter kan, en hoe. Er is nog geen datum afgesproken.
signal-news-propose-you-by = Werk uit wat er beter kan, en hoe. Uiterlijk { $day } is het klaar.
signal-news-revise = Er is een nieuwe versie van het verbetervoorstel.
signal-news-revise-means = Lees of het zo klopt.
signal-news-agenda = Het verbetervoorstel staat op een agenda.
signal-news-agenda-means = Je hoort wat eruit komt.
signal-news-agenda-stuurgroep = De Stuurgroep bespreekt het verbetervoorstel op { $day }.
signal-news-agenda-stuurgroep-means = De Stuurgroep zegt of ze ermee verder wil. Je hoort wat eruit komt.
signal-news-agenda-ambassadeurs = De bestuurlijke ambassadeurs bespreken het verbetervoorstel op { $day }.
signal-news-agenda-ambassadeurs-means = Zij geven advies. Je hoort hoe het verdergaat.
signal-news-advise = De bestuurlijke ambassadeurs gaven advies over het verbetervoorstel.
signal-news-advise-means = Kijk wat je ermee kunt in het voorstel.
signal-news-outcome-taken_up = De Stuurgroep wil verder met het verbetervoorstel.
signal-news-outcome-taken_up-means = Nu neemt een bestaand bestuur of overleg er een besluit over.
signal-news-outcome-sent_back = De Stuurgroep heeft een vraag over het verbetervoorstel.
signal-news-outcome-sent_back-means = Het voorstel wordt aangepast en komt daarna terug bij de Stuurgroep.
signal-news-outcome-sent_back-you = Pas het voorstel aan. Doe dat als het kan binnen vier weken. Dan kan het terug naar de Stuurgroep.
signal-news-outcome-not_now = De Stuurgroep gaat nu niet verder met het verbetervoorstel.
signal-news-outcome-not_now-means = Het voorstel blijft bewaard. Het kan later weer op de agenda komen.
signal-news-decide = Er is een besluit genomen.
signal-news-decide-by = Er is een besluit genomen door { $body } op { $day }.
signal-news-decide-means = Nu volgen de acties die erbij horen.
signal-news-act = Er is een actie afgesproken.
signal-news-act-means = In de praktijk gaat nu iemand aan de slag.
signal-news-act-you = Er is een actie voor jou afgesproken.
signal-news-act-you-means = Er is nog geen datum afgesproken. Is het klaar? Meld dan wat eruit kwam.
signal-news-act-you-by = Doe dit uiterlijk { $day }. Is het klaar? Meld dan wat eruit kwam.
signal-news-finish = Een actie is klaar.
signal-news-finish-means = Hieronder staat wat eruit kwam.
signal-news-finish-dropped = Een actie gaat niet door.
signal-news-finish-dropped-means = Hieronder staat waarom.
signal-news-close = Dit signaal is afgerond.
signal-news-close-means = Dit hebben we ervan geleerd. Speelt het weer? Stuur dan een nieuw signaal.

# Voor het kernteam
signal-desk-new = Nieuw signaal
signal-desk-answered = Antwoord op een vraag over een signaal
signal-desk-moved = Signaal
signal-desk-now = Nu: { $state }
signal-desk-fallback-new = Nieuw signaal { $number }: { $name }
signal-desk-fallback-answered = Er is een antwoord op de vraag over signaal { $number }: { $name }
signal-desk-fallback-moved = Signaal { $number }: { $name }
signal-desk-from = Van
signal-desk-anonymous = iemand die liever niet genoemd wordt
signal-desk-gone = iemand die PLeK verliet
signal-desk-why = Waarom het ertoe doet
signal-desk-wish = Wat er gevraagd wordt
signal-desk-joined = Ziet dit ook
signal-desk-joined-count = { $count ->
    [one] nog iemand
   *[other] nog { $count } mensen
}
signal-desk-question = Vraag
signal-desk-answer = Antwoord
signal-desk-alike = Lijkt op
signal-desk-alike-words = Ook daar: { $words }
signal-desk-inbox = Alle signalen
signal-desk-many = { $count ->
    [one] Eén nieuw signaal
   *[other] { $count } nieuwe signalen
}
signal-desk-many-answers = { $count ->
    [one] Er is ook een antwoord op een vraag.
   *[other] Er zijn ook { $count } antwoorden op vragen.
}
signal-desk-only-answers = { $count } antwoorden op vragen
signal-desk-counts-kind = Soort
signal-desk-counts-level = Niveau
signal-desk-counts-where = Waar
signal-desk-count = { $name } ({ $count })
signal-desk-nowhere = Geen hub
signal-desk-more = { $count ->
    [one] En nog één signaal. Je vindt het bij alle signalen.
   *[other] En nog { $count } signalen. Je vindt ze bij alle signalen.
}
