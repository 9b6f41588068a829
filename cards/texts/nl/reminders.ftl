# Herinneringen aan wat blijft liggen: de herinnering zelf, wat er komt, en een pauze.
reminders-command = Bekijk waaraan ik je herinner, of zet dat een tijdje uit.
reminders-fallback = Er ligt nog iets bij jou.
reminders-title = { $count ->
    [one] Dit ligt nog bij jou
   *[other] Deze { $count } dingen liggen nog bij jou
}
reminders-task-proposals = Voorstel { $number }
reminders-task-actions = Actie { $number }
reminders-task-inquiries = Vraag aan je netwerk of hub
reminders-task-network_participants = Iemand wil meedoen met je netwerk
reminders-task-signals = Vraag over signaal { $number }
reminders-due = { $left ->
    [0] klaar op { $day }, dat is vandaag
    [one] klaar op { $day }, dat is morgen
   *[other] klaar op { $day }, over { $left } dagen
}
reminders-was-due = had klaar moeten zijn op { $day }
reminders-asked = gevraagd op { $day }
reminders-comes = herinnering op { $day }
reminders-comes-not = geen herinnering meer
reminders-more = en nog { $count }
reminders-done = Klaar
reminders-done-name = { $name } is klaar
reminders-answer = Beantwoorden
reminders-answer-name = { $name }: antwoord geven
reminders-later = Later (een week)
reminders-later-name = { $name }: herinner me over een week

# Wat er komt
reminders-coming-title = Mijn herinneringen
reminders-coming = Hieraan herinner ik je. Alleen op werkdagen, vanaf negen uur.
reminders-coming-none = Er ligt niets bij jou waaraan ik je herinner.
reminders-next = Het komt weer op { $day }.
reminders-later-done = Ik herinner je hier pas weer aan op { $on }.
reminders-ready-done = Dank je wel. Ik vertel het aan wie dit bij het kernteam doet, en herinner je er niet meer aan.
reminders-gone = Dit ligt niet meer bij jou.

# Pauze
reminders-pause = Pauzeren
reminders-of = Herinneringen
reminders-pause-until = Pauzeer tot …
reminders-off = Zet uit
reminders-on = Zet weer aan
reminders-pause-title = Geen herinneringen tot …
reminders-pause-intro = Wat in de tussentijd blijft liggen, hoor je daarna.
reminders-until = Tot welke dag
reminders-until-hint = bijvoorbeeld 4-1-2027
reminders-pause-send = Pauzeer
reminders-on-done = Goed, ik herinner weer.
reminders-own-paused = Je herinneringen staan stil. Vanaf { $day } komen ze weer.
reminders-own-off = Je herinneringen staan uit.
fault-too-soon = Kies een dag na morgen.
fault-too-far = Kies een dag binnen een jaar, of zet de herinneringen uit.

# Van het kernteam
reminders-week = Weekoverzicht van het kernteam
reminders-week-title = Weekoverzicht van het kernteam
reminders-about-week = Elke eerste werkdag van de week om negen uur zet ik in het kanaal van het kernteam wat nieuw is, wacht of te laat is.
reminders-week-paused = Het weekoverzicht staat stil. Vanaf { $day } komt het weer.
reminders-week-off = Het weekoverzicht staat uit.
reminders-signal-title = Herinneringen aan een signaal
reminders-about-signal = Ik herinner aan wat bij dit signaal blijft liggen: de vraag aan wie het gaf, het voorstel en de acties.
reminders-signal-paused = De herinneringen aan dit signaal staan stil. Vanaf { $day } komen ze weer.
reminders-signal-off = De herinneringen aan dit signaal staan uit.
reminders-week-heading = Signalen: hoe staan we ervoor?
reminders-week-new = { $count ->
    [0] Er zijn geen nieuwe signalen.
    [one] Er is 1 nieuw signaal waar nog niemand naar keek.
   *[other] Er zijn { $count } nieuwe signalen waar nog niemand naar keek.
}
reminders-week-waiting = { $count ->
    [0] Er wacht geen vraag aan wie een signaal gaf.
    [one] Er wacht 1 vraag aan wie een signaal gaf.
   *[other] Er wachten { $count } vragen aan wie een signaal gaf.
}
reminders-week-overdue = { $count ->
    [0] Er is niets te laat.
    [one] Bij 1 signaal is de volgende stap te laat.
   *[other] Bij { $count } signalen is de volgende stap te laat.
}
reminders-week-late = Het langst te laat
reminders-week-first = Het langst nieuw
reminders-week-inbox = Kijk wat er te doen is
reminders-late = de volgende stap had er op { $day } moeten zijn

# Een voorstel is klaar
reminders-ready-title = Een voorstel is klaar voor de agenda
reminders-ready-by = { $name } zegt dat dit voorstel klaar is.
reminders-somebody = Iemand
