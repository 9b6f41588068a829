# Nieuws dat niet bezorgd kon worden: de lijst voor het kernteam en de beheerder.
undelivered-command = Zie welk nieuws niet is aangekomen en waarom, en probeer het opnieuw.
undelivered-title = Niet bezorgd
undelivered-count = { $count ->
    [0] Alles is bezorgd. Er staat niets open.
    [one] Eén bericht is niet aangekomen.
   *[other] { $count } berichten zijn niet aangekomen.
}
undelivered-page = { $first } tot en met { $last } van { $total }
undelivered-previous = Vorige
undelivered-next = Volgende
undelivered-retry = Opnieuw proberen
undelivered-retry-name = Opnieuw proberen: { $name }
undelivered-retry-all = Alles opnieuw proberen
undelivered-drop = Laat maar
undelivered-drop-name = Laat maar: { $name }
undelivered-back = Terug naar de lijst
undelivered-drop-title = Dit bericht laten gaan?
undelivered-drop-ask = Dan probeer ik het niet meer, en het gaat van de lijst. Dat kun je niet terugdraaien.
undelivered-drop-yes = Ja, laat maar
undelivered-retried = Ik probeer het nu opnieuw. Lukt het, dan gaat het van de lijst.
undelivered-retried-all = Ik probeer alles nu opnieuw. Wat lukt, gaat van de lijst.
undelivered-dropped = Dat bericht is van de lijst. Ik probeer het niet meer.
undelivered-not-there = { $who ->
    [self] Dat had je zelf al gedaan: het bericht staat niet meer op de lijst.
    [other] { $by } was je voor: het bericht staat niet meer op de lijst.
    [delivered] Dat bericht staat niet meer op de lijst: het is intussen bezorgd.
   *[unknown] Dat bericht staat niet meer op de lijst: het is intussen bezorgd, of iemand was je voor.
}
undelivered-retried-already = Dat bericht wordt al opnieuw geprobeerd: er is niets veranderd.

undelivered-to = Voor: { $recipient }
undelivered-to-unknown = niet bekend
undelivered-place-kernteam = het kanaal van het kernteam
undelivered-place-helpdesk = het kanaal Helpdesk
undelivered-place-cafe = PLeK Café
undelivered-again = Ik probeer het nu opnieuw.
undelivered-waiting = Sinds { $since }. { $count ->
    [one] Eén keer geprobeerd.
   *[other] { $count } keer geprobeerd.
} Ik blijf het een week proberen.
undelivered-given-up = Sinds { $since }. { $count ->
    [one] Eén keer geprobeerd.
   *[other] { $count } keer geprobeerd.
} Ik probeer het niet meer vanzelf.

# Waarom
undelivered-why-policy = PLeK mag deze persoon geen bericht sturen: de app staat niet voor hem of haar klaar. De beheerder regelt dat met het app-installatiebeleid. Of vraag de persoon om in een kanaal “welkom” te typen, en te kiezen voor PLeK aan mijn chats toevoegen.
undelivered-why-blocked = Deze persoon heeft PLeK geblokkeerd. Alleen de persoon zelf kan dat terugdraaien.
undelivered-why-disabled = De beheerder van Teams heeft PLeK uitgezet. Zet de app daar weer aan.
undelivered-why-not-there = PLeK zit niet in dit kanaal of deze chat. Voeg de app daar toe.
undelivered-why-gone = Deze plek of dit gesprek bestaat niet meer in Teams.
undelivered-why-not-met = PLeK is deze persoon nog nergens in Teams tegengekomen. Vraag de persoon om PLeK iets te vragen, of om in PLeK Café te komen.
undelivered-why-no-channel = PLeK weet nog niet welk kanaal hiervoor is. Typ in dat kanaal: @PLeK dit kanaal is voor kernteam, helpdesk of café.
undelivered-why-not-in-roster = Er kwam iemand binnen van wie Teams nog niet zegt wie het is. Vaak is de uitnodiging nog niet aangenomen. Daarna gaat het vanzelf.
undelivered-why-outage = Teams was niet bereikbaar. Meestal gaat dat vanzelf over.
undelivered-why-ours = Teams nam dit bericht niet aan. Dat is een fout van PLeK: meld het de beheerder.
undelivered-why-fault = Er ging bij PLeK iets mis. De beheerder vindt het in de log onder { $reference }.
undelivered-why-given-up = Dit bericht is opgegeven. De beheerder vindt de reden in de log.
undelivered-why-other = Teams weigerde het: { $code }.

# Wat het was
undelivered-what-other = Een bericht
undelivered-what-unknown = Een bericht dat deze versie van PLeK niet kan lezen
undelivered-what-kernteam-emptied = Er zit niemand meer in het kernteam
undelivered-what-help-moved = Een vraag aan de Helpdesk is afgesloten of weer geopend
undelivered-what-help-remarked = Een reactie op een vraag aan de Helpdesk
undelivered-what-help-requested = Een vraag aan de Helpdesk
undelivered-what-contact-reached = Opnieuw proberen wat iemand miste
undelivered-what-member-retention-over = Gegevens wissen van wie vertrokken is
undelivered-what-member-hidden = Bericht dat iemand niet meer gevonden wordt
undelivered-what-network-archived = Een netwerk is gestopt
undelivered-what-network-decided = Het besluit over een netwerk
undelivered-what-network-lead-claimed = Iemand wil een netwerk aanjagen
undelivered-what-network-lead-settled = Het antwoord aan een nieuwe aanjager
undelivered-what-network-submitted = Een netwerk om te beoordelen
undelivered-what-network-without-lead = Een netwerk zonder aanjager
undelivered-what-organisation-proposed = Een organisatie om te beoordelen
undelivered-what-organisation-settled = Het besluit over een organisatie
undelivered-what-arrival-unresolved = Iemand die binnenkwam, en van wie de naam nog niet bekend is
undelivered-what-place-guess-decided = Een besluit over een voorgesteld kanaal
undelivered-what-place-guessed = Een kanaal dat volgens zijn naam ergens voor kan zijn
undelivered-what-place-known = Wat wachtte op een kanaal
undelivered-what-place-lost = Een kanaal van PLeK is er niet meer
undelivered-what-place-ready = Het welkom in een nieuw team
undelivered-what-proposal-ready = Een voorstel is klaar voor een agenda
undelivered-what-question-changed = Een kennisvraag is gewijzigd
undelivered-what-question-decided = Het besluit over een kennisvraag
undelivered-what-question-help-offered = Iemand biedt hulp bij een kennisvraag
undelivered-what-question-submitted = Een nieuwe kennisvraag
undelivered-what-reminders-due = Herinneringen
undelivered-what-reminders-week-due = Het weekoverzicht van het kernteam
undelivered-what-roster-due = Lezen wie er in een team zit
undelivered-what-signal-cards-due = Een bericht over een signaal bijwerken
undelivered-what-signal-news-due = Nieuws over signalen
undelivered-what-signal-patterns-asked = Een zoektocht naar patronen in signalen
undelivered-what-signal-stepped = Een stap van een signaal
undelivered-what-sync-asked = Teams bijwerken
undelivered-what-sync-looked = De uitkomst van het kijken in Teams
undelivered-what-sync-stuck = Iets in Teams lukt niet
undelivered-what-sync-plan-changed = De status van een plan voor Teams
undelivered-what-sync-plan-proposed = Een plan voor Teams om goed te keuren
undelivered-what-venue-met = Lezen welke kanalen een team heeft
undelivered-what-welcome-due = Het welkom van iemand
undelivered-what-welcome-for-all-due = Het welkom in PLeK Café voor iedereen
undelivered-what-turn-set-aside = Iets uit Teams dat bij PLeK misging
undelivered-what-access-ended = Iemands toegang is voorbij
undelivered-what-access-ending = Iemands toegang is bijna voorbij
undelivered-what-access-review-asked = De vraag wie er nog bij een hub of groep hoort
undelivered-what-access-review-changed = Het bericht over wie er nog bij hoort bijwerken
undelivered-what-access-review-reported = Het verslag van wie er nog bij hoort
undelivered-what-admission-moved = Een verzoek om ergens bij te mogen
undelivered-what-announcement-made = Nieuws van een netwerk of hub voor wie volgt
undelivered-what-follow-heard = Nieuws over wat iemand volgt
undelivered-what-follow-news-due = Nieuws brengen over wat iemand volgt
undelivered-what-hub-began = Een geplande hub is begonnen
undelivered-what-hub-closed = Een hub is gesloten
undelivered-what-hub-edited = Een hub is gewijzigd
undelivered-what-hub-furnished = Een kanaal van een hub kwam erbij of ging weg
undelivered-what-hub-go-asked = De vraag of een geplande hub doorgaat
undelivered-what-hub-plan-changed = Een besluit over een geplande hub
undelivered-what-hub-renamed = Een hub heeft een nieuwe naam
undelivered-what-hub-reopened = Een hub is weer open
undelivered-what-inquiry-asked = Een vraag aan een netwerk of hub
undelivered-what-inquiry-late = Een vraag aan een netwerk of hub die lang op antwoord wacht
undelivered-what-inquiry-passed-on = Een vraag die nu bij het kernteam ligt
undelivered-what-inquiry-settled = Het antwoord op een vraag aan een netwerk of hub
undelivered-what-network-published = Een netwerk is gewijzigd
undelivered-what-organisation-merge-due = Twee organisaties die vandaag samengaan
undelivered-what-organisation-merged = Twee organisaties zijn samengegaan
undelivered-what-participation-asked = Iemand wil meedoen met een netwerk
undelivered-what-participation-forgotten = Een oud verzoek om mee te doen opruimen
undelivered-what-participation-late = Een verzoek om mee te doen dat lang wacht
undelivered-what-participation-passed-on = Een verzoek om mee te doen dat nu bij het kernteam ligt
undelivered-what-participation-settled = Het antwoord aan wie wil meedoen met een netwerk
undelivered-what-people-batch-over = Een lijst met mensen is vervallen
undelivered-what-people-batch-received = Een lijst met mensen is ingelezen
undelivered-what-cafe-card-due = Een voorstelling in PLeK Café
undelivered-what-member-left = Opruimen na wie PLeK verlaat
undelivered-what-organisation-renamed = Een organisatie met een nieuwe naam
undelivered-what-overview-due = Een nieuwsoverzicht
undelivered-what-overviews-due = Nieuwsoverzichten klaarmaken
