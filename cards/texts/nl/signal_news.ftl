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
signal-news-answer = Beantwoorden
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

signal-news-somebody = Iemand

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
