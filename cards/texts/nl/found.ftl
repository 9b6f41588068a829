# Antwoord op wat geen commando is: wat erop lijkt, of eerlijk dat ik het niet weet.

found-title = Dit vond ik erover
found-words = Je vroeg
found-why = { $kind } · gevonden op: { $words }
found-question = Vraag op de agenda
found-question-hub = Vraag op de agenda van { $hub }
found-question-answered = Beantwoorde vraag
found-network = Netwerk
found-hub = Kennishub
found-hub-planned = Kennishub, gepland
found-signal = Signaal
found-subgroup = Groep
found-programme = Programma
found-open = Bekijk
found-open-name = Bekijk { $name }
found-theme = Netwerken over { $name }
found-next = Staat het er niet bij? Stel je vraag aan het kernteam of vraag het de Helpdesk.
found-helpdesk = Vraag het de Helpdesk
found-mean-title = Bedoel je dit?
found-mean = Kies wat je bedoelt. Klopt het niet? Vraag het dan de Helpdesk.
found-title-else = Of zoek je dit?
found-unknown-title = Dat weet ik niet
found-unknown = Ik vond er niets over op de agenda, bij de netwerken en bij de hubs. Dit kun je wel doen:
found-unknown-ask = stel het als kennisvraag aan het kernteam
found-unknown-agenda = kijk welke vragen er op de agenda staan
found-unknown-networks = zoek een netwerk dat het misschien weet
found-agenda = Bekijk de agenda
found-networks = Bekijk de netwerken
found-fallback = Mijn antwoord op: { $words }

talk-thanks = Graag gedaan! Wil je nog iets weten? Vraag het gerust, of typ help.
talk-fine = Mooi zo! Wil je nog iets weten? Vraag het gerust, of typ help.
talk-hello = Hallo! Waar ben je naar op zoek? Stel gewoon je vraag, of typ help.
talk-bye = Tot ziens! Je vindt me hier altijd terug.
talk-well = Goed, dank je. Waar kan ik je mee helpen? Stel je vraag, of typ help.
talk-who = Ik ben de bot van PLeK, een programma dus, geen mens. Typ help om te zien wat ik voor je kan doen.
talk-sorry = Geeft niets! Stel je vraag gerust opnieuw, of typ help.
