# De kaart van een plan: beslissen, voortgang, resultaat.
sync-card-hub = Plan voor Teams: nieuwe hub
sync-card-registry = Plan voor Teams: wat veranderde in PLeK
sync-card-drift = Met de hand veranderd in Teams
sync-card-daily = Plan voor Teams: wat er al is, voortaan bijhouden
sync-card-command = Plan voor Teams: gevraagd door de beheerder
sync-card-titled = { $title }, { $teams }
sync-card-teams = { $count ->
    [one] 1 team
   *[other] { $count } teams
}
sync-card-fallback = { $title } ({ $count ->
    [one] 1 wijziging
   *[other] { $count } wijzigingen
}).
sync-card-asks = PLeK wil dit doen in Teams. Er gebeurt niets zolang het kernteam geen ja zegt.
sync-card-asks-invites = PLeK wil dit doen in Teams. Zolang het kernteam geen ja zegt, verandert er geen team en komt er niemand bij. Alleen een uitnodiging voor een gast gaat vanzelf: zo heeft het kernteam het afgesproken.
sync-card-asks-planned = Dit wil PLeK doen in Teams als de hub begint: { $day } om 6 uur. Zeg je ja, dan gebeurt het dan. Met Ja, nu al begint de hub meteen. Zonder ja gebeurt er niets in Teams.
sync-card-approve-planned = Ja, op die dag
sync-card-now = Ja, nu al
sync-card-now-approved = Nu al
sync-card-approved-planned = { $by } zei ja. PLeK doet dit als de hub begint: { $day } om 6 uur.
sync-card-yes-back = Ja terugnemen
sync-card-no-back = Nee terugnemen
sync-card-declined-planned = { $by } zei nee. Als de hub begint, gebeurt dit niet in Teams.
sync-card-more-teams = { $count ->
    [one] En nog 1 team.
   *[other] En nog { $count } teams.
}
sync-card-cost = Duurt
sync-card-blocked = Dit kan nu niet
sync-card-more = { $count ->
    [one] En nog 1 andere.
   *[other] En nog { $count } andere.
}
sync-card-approve = Doorvoeren
sync-card-approve-all = { $count ->
    [one] Ja, en haal 1 weg
   *[other] Ja, en haal { $count } weg
}
sync-card-decline = Niet doen
sync-card-details = Alles zien
sync-card-previous = Vorige
sync-card-next = Volgende
sync-card-back = Terug naar het plan
sync-card-page = Pagina { $page } van { $pages }
sync-card-approved = { $by } zei ja. PLeK gaat aan de slag.
sync-card-by-itself = Dit doet PLeK vanzelf. Zo heeft het kernteam het afgesproken.
sync-card-applying = PLeK is bezig: { $done } van { $total } klaar.
sync-card-applied = Klaar: { $done } van { $total } gedaan.
sync-card-applied-partly = Niet alles is gelukt: { $done } van { $total } gedaan.
sync-card-declined = { $by } zei nee. Er verandert niets.
sync-card-overtaken = Dit plan geldt niet meer: er is iets veranderd. Als er nog iets te doen is, komt er een nieuw plan.
sync-card-decided-by = Besloten door { $by }.
sync-card-somebody = Iemand
sync-card-system = PLeK zelf
sync-card-open = { $name } openen
sync-card-setbacks = Dit lukte niet
sync-card-first = Iemand was je voor.
sync-card-changed = Het plan is veranderd terwijl jij keek. Kijk nog eens.
sync-card-too-many = Dit plan haalt meer weg dan zonder extra ja mag. Kijk goed, en kies dan.
sync-card-kernteam-only = Alleen het kernteam beslist over Teams. Fijn dat je meedenkt!
sync-card-details-title = Alles in dit plan

# Wat helemaal niet kan
sync-stuck-title = Dit kan nu niet in Teams
sync-stuck-next = Is het opgelost? Dan komt er vanzelf een plan.
sync-stuck-status = Hoe het met Teams staat
