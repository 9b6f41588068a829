# Veelgestelde vragen, die het kernteam bijhoudt.
faq-command = Bekijk de veelgestelde vragen, of zoek erin: typ een woord erachter.
faq-new-command = Voeg een veelgestelde vraag toe, met het antwoord.
faq-title = Veelgestelde vragen
faq-count = { $count ->
    [0] Er staat hier nog niets over. Vraag het de Helpdesk.
    [one] 1 vraag met antwoord
   *[other] { $count } vragen met antwoord
}
faq-more = Meer
faq-less = Vorige
faq-all = Alle veelgestelde vragen
faq-open = Lees { $name }
faq-helpdesk = Vraag het de Helpdesk
faq-kept = Het kernteam houdt dit bij. Nagekeken op { $day }.
faq-kept-until = Het kernteam houdt dit bij. Nagekeken op { $day }, geldig tot en met { $until }.
faq-author = Geschreven door { $name }
faq-wrong = Klopt dit niet?
faq-wrong-text = Dit antwoord klopt niet: { $question }
faq-not-given = Dit antwoord wordt nu niet gegeven.
faq-not-given-row = Wordt nu niet gegeven
faq-new = Vraag toevoegen
faq-new-title = Een veelgestelde vraag toevoegen
faq-edit = Wijzigen
faq-edit-title = Een veelgestelde vraag wijzigen
faq-form-intro = Iedereen op PLeK kan dit lezen. Zet er geen namen of gegevens van mensen in.
faq-question = De vraag
faq-answer = Het antwoord
faq-answer-hint = Begin een regel met - voor een opsomming
faq-also = Andere manieren om het te vragen
faq-also-hint = Eén op een regel
faq-until = Geldig tot en met
faq-until-hint = Bijvoorbeeld 1 maart 2027
faq-links = Links
faq-links-hint = Eén op een regel: Titel https://www.voorbeeld.nl
faq-question-english = De vraag in het Engels
faq-answer-english = Het antwoord in het Engels
faq-save = Opslaan
faq-saved = De vraag is bewaard.
faq-changed = Iemand anders wijzigde dit net. Hieronder staat wat er nu is. Kijk of jouw tekst klopt en sla dan opnieuw op.
faq-off = Antwoord niet meer geven
faq-off-done = Dit antwoord wordt niet meer gegeven. De tekst blijft bewaard.
faq-off-already = { $who ->
    [self] Je hebt dit antwoord zelf al weggehaald. Er is niets veranderd.
    [other] { $by } heeft dit antwoord al weggehaald. Er is niets veranderd.
   *[nobody] Dit antwoord werd al niet meer gegeven. Er is niets veranderd.
}
faq-on = Terugzetten
faq-on-done = Dit antwoord wordt weer gegeven.
faq-on-already = { $who ->
    [self] Je hebt dit antwoord zelf al teruggezet. Er is niets veranderd.
    [other] { $by } heeft dit antwoord al teruggezet. Er is niets veranderd.
   *[nobody] Dit antwoord werd al gegeven. Er is niets veranderd.
}
faq-history = Verloop
faq-history-title = Verloop van een veelgestelde vraag
faq-version = Versie { $number }, { $day }, door { $who }{ $status ->
    [off] : niet meer gegeven
   *[given] {""}
}
faq-somebody = iemand die PLeK verliet
faq-set-back = Versie { $number } terugzetten
faq-set-back-done = Versie { $number } staat er weer.
faq-back = Terug naar de vraag
fault-faq-link = In “{ $value }” staat geen webadres dat iedereen kan openen. Schrijf het zo: Titel https://www.voorbeeld.nl
