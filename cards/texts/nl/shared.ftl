# Teksten die alle kaarten delen. Schrijf B1: kort, vriendelijk, "je".
form-optional = { $label } (niet verplicht)
form-more = Meer invullen
form-less = Minder tonen
form-choose = Kies …
form-cancel = Annuleren
form-faults = { $count ->
    [one] Nog niet verstuurd: bij één veld klopt iets nog niet. Je antwoorden staan er nog.
   *[other] Nog niet verstuurd: bij { $count } velden klopt iets nog niet. Je antwoorden staan er nog.
}
fault-required = Vul “{ $label }” in.
fault-choose = Kies iets bij “{ $label }”.
fault-agree = Vink “{ $label }” aan om verder te gaan.
fault-too-long = Dit is te lang: er passen { $max } tekens in “{ $label }”.
fault-too-short = Dit is te kort: schrijf bij “{ $label }” minstens { $min } tekens.
fault-too-many = Kies er bij “{ $label }” hoogstens { $max }.
fault-choice = Kies bij “{ $label }” iets uit de lijst.
fault-url = “{ $label }” is geen webadres. Schrijf het zo: https://www.voorbeeld.nl
fault-url-public = “{ $label }” werkt niet voor iedereen: dit adres is van één computer of van een eigen netwerk. Vul een adres in dat iedereen kan openen, zoals https://www.voorbeeld.nl
fault-url-login = In “{ $label }” staat een naam of wachtwoord (voor de @). Haal dat weg. Schrijf het zo: https://www.voorbeeld.nl
fault-email = “{ $label }” is geen e-mailadres. Schrijf het zo: naam@voorbeeld.nl
fault-unknown = “{ $label }” staat niet in de lijst. Kies iets uit de lijst of laat het leeg.
fault-taken = “{ $label }” bestaat al. Kies een andere naam.
fault-invalid = “{ $label }” klopt niet. Kijk het nog eens na.
refused-done = Dit is al verwerkt: { $what }. Je hoeft niets meer te doen.
turns-too-many = Dit gaat me even te snel. Wacht { $seconds ->
    [one] een seconde
   *[other] { $seconds } seconden
}, dan help ik je weer verder.
refused-decided-yourself = Je hebt hierover zelf al besloten. Er is niets veranderd.
refused-decided = Iemand anders was je net voor: hierover is al besloten.
refused-right = Dit kan alleen het kernteam doen. Heb je dit nodig? Vraag het in het kanaal Helpdesk.
refused-gone = Dit bestaat niet meer. Typ help om te zien wat ik voor je kan doen.
refused-stale = Iemand anders heeft dit net ook gewijzigd. Open het opnieuw en probeer het nog eens.
refused-last-kernteam = Dit is de laatste van het kernteam. Zonder kernteam kan niemand meer iets goedkeuren of mensen toevoegen. Zet eerst iemand anders in het kernteam.
refused-button = Deze knop werkt niet meer. Typ help om te zien wat ik voor je kan doen.
files-note = Een bestand of plaatje gaat niet mee, je woorden wel.
files-alone = Een bestand of plaatje kan ik niet lezen, woorden wel. Typ wat je wilt vragen, of typ help om te zien wat ik voor je kan doen.
fault-letters-mixed = In “{ $value }” staan letters van twee alfabetten door elkaar. Typ dat woord nog eens.
odd-letters = Let op: letters in deze naam lijken op gewone letters en zijn het niet, in { $words }. Zo kan een naam op een andere lijken.
fault-quota = Dit kan vandaag niet meer: je deed het al { $max } keer. Morgen kan het weer. Heb je haast? Vraag het in het kanaal Helpdesk.
course-now = Stap { $at } van { $steps }: { $now }. Daarna: { $next }.
course-last = Laatste stap van { $steps }: { $now }.
course-done = { $steps ->
    [one] De stap is gezet.
   *[other] Alle { $steps } stappen zijn gezet.
}
card-more = Meer
card-less = Minder
