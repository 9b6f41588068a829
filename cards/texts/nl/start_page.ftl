# De startpagina van wie PLeK beheert, en de gids die daar te lezen is.
start-title = PLeK beheren
start-intro = Deze pagina is voor wie PLeK beheert. Er staat niets op over mensen.
start-intro-local = Deze PLeK draait om uit te proberen, alleen op deze computer. De namen van mensen zijn verzonnen.
start-works = PLeK werkt
start-broken = PLeK werkt nu niet
start-trouble = Wat PLeK weet, is nu niet te lezen: de database antwoordt niet ({ $error }).
start-trouble-how = Kijk of de database draait, en wat er in het logboek van de server staat. Dit zegt wat er mis is:
start-version = Versie { $version }
start-skip = Naar de inhoud
start-steps = Wat je nu kunt doen
start-steps-none = Alles is klaar en er wacht niets. Kijk hier weer als er iets verandert.
start-state-good = in orde
start-state-todo = te doen
start-state-wrong = kijk hiernaar
start-state-off = nog niet
start-kernteam = Zet iemand in het kernteam
start-kernteam-how = Nu kan nog niemand iets beoordelen. Zet de eerste erin op de server, met het object-id uit Entra:
start-app = Zet PLeK in Teams
start-app-how = Download het pakket, laat het toe in het Teams-beheercentrum en voeg PLeK toe aan een team. Daarna weet PLeK waar het mensen kan bereiken.
start-app-download = Pakket downloaden
start-decide = Er wacht iets op het kernteam
start-decide-how = Wat er wacht, staat hieronder. Het kernteam vindt het in Teams. Wie in het kernteam zit, typt tegen PLeK:
start-decide-say = te doen
start-channels = Kanalen
start-channels-about = Waar PLeK berichten plaatst.
start-channel-cafe = PLeK Café: nieuwe leden verwelkomen
start-channel-kernteam = Kernteam: wat beoordeeld moet worden
start-channel-helpdesk = Helpdesk: vragen om hulp
start-channel-known = bekend
start-channel-none = Nog niemand zei welk kanaal dit is.
start-channel-how = Iemand van het kernteam typt in dat kanaal:
start-channel-say = @PLeK dit kanaal is voor { $purpose }
start-channel-maybe = Aan de naam te zien kan het dit zijn: { $names }.
start-channel-unmet = Bekend welk kanaal het is, maar PLeK kan er nog niet komen.
start-channel-unmet-how = Voeg PLeK toe aan dat team, of noem @PLeK in het kanaal.
start-sync = Teams bijhouden
start-sync-about = PLeK maakt teams en kanalen en houdt bij wie erin zitten.
start-sync-look = Laatst naar alles gekeken
start-sync-look-none = Nog niet. Dat gebeurt vanzelf.
start-sync-off = PLeK houdt Teams niet zelf bij. Dat doet het met PLEK_SYNC=true.
start-sync-late-how = Dat is langer dan een dag geleden. Het logboek van de server zegt waarom. Zoek op:
start-sync-last = Laatst iets veranderd in Teams
start-sync-last-none = Nog nooit.
start-sync-nothing = er was niets te doen
start-sync-last-how = Meer hierover zegt, op de server:
start-sync-places = In Teams
start-sync-places-none = nog geen teams
start-sync-aside = Teams opzijgezet
start-sync-aside-count = { $count ->
    [one] 1 team lukt nu niet
   *[other] { $count } teams lukken nu niet
}
start-sync-unsure = Nog niet zeker
start-sync-unsure-count = { $count ->
    [one] 1 ding was niet te zien, daar kijkt PLeK nog eens naar
   *[other] { $count } dingen waren niet te zien, daar kijkt PLeK nog eens naar
}
start-waiting = Wacht op het kernteam
start-waiting-none = Er wacht nu niets.
start-messages = Berichten
start-messages-waiting = { $count ->
    [0] alles is verstuurd
    [one] 1 bericht is onderweg
   *[other] { $count } berichten zijn onderweg
}
start-messages-stuck = { $count ->
    [one] 1 bericht kwam niet aan
   *[other] { $count } berichten kwamen niet aan
}
start-messages-how = Wie in het kernteam zit, ziet waarom en probeert het opnieuw. Typ tegen PLeK:
start-messages-say = niet bezorgd
start-settings = Niet ingesteld
start-settings-about = Instellingen die leeg zijn, en wat elk geeft. De namen staan hier, nooit de waarden.
start-settings-none = Alles wat iets toevoegt, is ingesteld.
start-setting-administrators = wie altijd alles mag, ook als er nog geen kernteam is
start-setting-channels = welk kanaal waarvoor is, zonder dat iemand het in Teams hoeft te zeggen
start-setting-public-url = bestanden downloaden, en meteen weten wat er in Teams verandert
start-setting-sync = PLeK houdt Teams zelf bij
start-setting-database-url = een eigen database: nodig voor meer dan één PLeK tegelijk
start-setting-team-owners = wie eigenaar wordt van nieuwe teams; nu de mensen van het kernteam die geen gast zijn
start-setting-trusted-proxies = het echte adres van wie iets stuurt, als er een server voor PLeK staat
start-setting-privacy-url = de privacyverklaring die Teams bij de app laat zien
start-setting-terms-url = de gebruiksvoorwaarden die Teams bij de app laat zien
start-more = Meer
start-guide = Gids
start-guide-about = Hoe je PLeK gebruikt en beheert.
start-package = Pakket voor Teams
start-package-about = De app om in Teams toe te laten.
start-health = Gezondheid
start-health-about = Voor wie bewaakt of PLeK werkt.
start-metrics = Meetwaarden
start-metrics-about = Voor Prometheus.
start-website = Website
start-website-about = Over het platform.
start-playground = Praat met PLeK
start-playground-about = De Playground van Microsoft, in het Engels, met jou als een van de verzonnen mensen.
start-teams = Teams, nagebootst
start-teams-about = De teams zoals PLeK ze maakt. Verander er iets en zie wat PLeK doet.
start-package-wrong = Het pakket kan nog niet gemaakt worden
start-back = Terug naar het begin
guide-title = Gids
guide-missing = Deze bladzijde is er niet
guide-missing-how = Kies er een uit de lijst.
guide-pages = Bladzijden
