# Netwerken: lijst, kaart, aanmelden, beoordelen, aanjagers.

networks-submit-command = Meld je kennis- of leernetwerk aan.
networks-list-command = Zoek in de netwerken op woord, thema of regio.
networks-show-command = Bekijk één netwerk: typ de naam erachter.
networks-mine-command = Bekijk en wijzig je eigen netwerken, en zie wat je volgt en waar je aan meedoet.
networks-waiting-command = Bekijk wat op beoordeling wacht.

networks-show = Bekijk
networks-show-name = Bekijk { $name }
networks-all = Alle netwerken
networks-back = Terug naar de lijst
networks-register = Netwerk aanmelden
networks-mine = Mijn netwerken
networks-edit = Wijzigen
networks-member-unknown = iemand zonder naam

# Lijst
networks-title = Netwerken
networks-count = { $count ->
    [one] Eén netwerk gevonden.
   *[other] { $count } netwerken gevonden.
}
networks-page = Pagina { $page } van { $pages }.
networks-searched = Gezocht op
networks-loosened = Precies dat vond ik niet. Deze netwerken komen het dichtst in de buurt.
networks-none = Ik vond geen netwerk dat hierbij past.
networks-none-next = Probeer een ander woord, bekijk alle netwerken, of meld zelf een netwerk aan.
networks-previous = Vorige
networks-next = Volgende
networks-filter = Filteren
networks-list-fallback = Netwerken bij PLeK. Typ netwerken om ze te zien.
networks-filter-title = Netwerken zoeken
networks-filter-intro = Vul in wat je zoekt. Wat je leeg laat, telt niet mee.
networks-filter-words = Woorden
networks-filter-send = Zoeken

# Op naam
networks-name-unknown = Ik ken geen netwerk met deze naam.
networks-name-near = Bedoel je …?
networks-name-many = Er zijn meer netwerken die zo heten. Welk bedoel je?
networks-name-said = Je typte
networks-name-next = Klopt het niet? Bekijk alle netwerken of meld dit netwerk aan.

# Kaart van één netwerk
networks-card-fallback = Het netwerk { $name }.
networks-field-kind = Soort
networks-field-name = Naam
networks-field-purpose = Doel
networks-field-scale = Schaal
networks-field-regions = Regio’s
networks-field-themes = Thema’s
networks-field-knowledge = Soorten kennis
networks-field-organisations = Organisaties
networks-field-others = Andere organisaties
networks-field-programme = Programma
networks-field-website = Website
networks-field-contact = Contact
networks-field-publish = Op de website
networks-field-leads = Aanjagers
networks-yes = ja
networks-no = nee
networks-empty = (leeg)
networks-more = en nog { $count }
networks-open-website = Website
networks-open-chat = Chat met contact
networks-theme = Meer over { $name }
networks-lead = Ik doe mee als aanjager
networks-lead-none = Dit netwerk heeft nog geen aanjager op PLeK. Ben jij de aanjager?
networks-lead-here = In dit gesprek kun je terecht bij { $names }.
networks-lead-claimed = Je hebt gezegd dat je aanjager bent van dit netwerk. Dat moet nog bevestigd worden.
networks-lead-more = Wil je een collega als aanjager erbij? Vraag je collega om bij dit netwerk op “Ik doe mee als aanjager” te drukken. Jij bevestigt het dan.
networks-status-submitted = wacht op het kernteam
networks-status-questioned = het kernteam heeft een vraag
networks-status-published = staat op PLeK
networks-status-rejected = niet geplaatst
networks-status-archived = in het archief
networks-status-pending = staat op PLeK, een wijziging wacht op het kernteam
networks-status-claimed = je verzoek om aanjager te worden loopt
networks-notice-submitted = Dit netwerk wacht op het kernteam. Je krijgt bericht zodra er iets besloten is.
networks-notice-questioned = Het kernteam heeft een vraag over dit netwerk. Beantwoord de vraag, dan kijkt het kernteam verder.
networks-notice-rejected = Het kernteam heeft dit netwerk niet geplaatst. Je kunt het aanpassen en opnieuw sturen.
networks-notice-archived = Dit netwerk staat in het archief. Anderen zien het niet meer.
networks-notice-pending = Je wijziging wacht op het kernteam. Tot die tijd zien anderen wat hierboven staat.
networks-question = Vraag
networks-answer = Antwoord
networks-reason = Reden
networks-answer-button = Beantwoorden
networks-again-button = Wijzigen en opnieuw versturen
networks-archive = Naar archief
networks-archive-title = { $name } naar het archief?
networks-archive-sure = Anderen zien dit netwerk dan niet meer op PLeK. Er gaat niets verloren: het kernteam kan het terugzetten.
networks-archive-yes = Ja, naar het archief
networks-archived = { $name } staat nu in het archief.
networks-restore = Terugzetten
networks-restored = { $name } staat weer op PLeK.
networks-review = Beoordelen

# Mijn netwerken
networks-mine-title = Mijn netwerken
networks-mine-none = Je bent nog van geen netwerk aanjager. Ben je dat wel? Meld je kennis- of leernetwerk dan aan.
networks-mine-more = Je bent ook aanjager van nog { $count } andere. Typ netwerk met de naam erachter om er een te zien.
networks-mine-fallback = Je eigen netwerken.

# Aanmelden
networks-form-title = Netwerk aanmelden
networks-form-intro = Maak je kennis- of leernetwerk bekend. Het kernteam kijkt ernaar, daarna staat het op PLeK.
networks-form-name = Naam van het netwerk
networks-form-kind = Soort netwerk
networks-form-purpose = Doel
networks-form-purpose-hint = Waar is het netwerk voor, en voor wie? Een paar zinnen.
networks-form-scale = Schaal
networks-form-regions = Regio’s
networks-form-themes = Thema’s
networks-form-knowledge = Soorten kennis
networks-form-organisations = Organisaties die meedoen
networks-form-organisations-hint = Typ een paar letters om te zoeken
networks-form-others = Organisaties die niet in de lijst staan
networks-form-others-hint = Zet een komma tussen de namen
networks-form-programme = Hoort bij programma
networks-form-website = Website
networks-form-website-hint = www.voorbeeld.nl
networks-form-contact = Contact
networks-form-contact-hint = Een naam of een e-mailadres. Iedereen op PLeK kan dit zien.
networks-form-publish = Website van PLeK
networks-form-publish-yes = Dit netwerk mag op de website van PLeK staan
networks-form-more = Met thema’s, organisaties en contact word je beter gevonden. Kies Meer invullen. Daar zeg je ook of het netwerk op de website mag.
networks-form-send = Netwerk aanmelden
networks-edit-title = { $name } wijzigen
networks-edit-intro = Verander je { $fields }? Dan kijkt het kernteam eerst mee. De rest verandert meteen.
networks-reviewed = { $first } of { $last }
networks-reviewed-name = de naam
networks-reviewed-kind = de soort
networks-reviewed-purpose = het doel
networks-reviewed-website = de website
networks-edit-intro-again = Pas aan wat nodig is en verstuur. Daarna kijkt het kernteam er weer naar.
networks-edit-intro-team = Je bent van het kernteam: wat je wijzigt, verandert meteen.
networks-edit-answer = Je antwoord aan het kernteam
networks-edit-send = Opslaan
networks-alike = Bedoel je een van deze netwerken? Die zijn er al.
networks-alike-waiting = Dit netwerk is al aangemeld en wacht op het kernteam.
networks-alike-join = Dit is het: ik doe mee als aanjager
networks-alike-send = Nee, dit is een ander netwerk
networks-submitted = Bedankt! { $name } is aangemeld.
networks-submitted-next = Het kernteam kijkt ernaar. Je krijgt hier bericht.
networks-saved = { $name } is opgeslagen.
networks-saved-unchanged = Er is niets veranderd aan { $name }.
networks-saved-pending = Een deel van je wijziging wacht op het kernteam. Tot die tijd zien anderen wat er stond.
networks-saved-again = Het kernteam kijkt er weer naar. Je krijgt hier bericht.

# Beoordelen
networks-review-new = Nieuw netwerk: { $name }
networks-review-change = Wijziging van netwerk: { $name }
networks-review-by = Aangemeld door
networks-review-old = { $field } nu
networks-review-new-value = { $field } wordt
networks-review-asked = Eerder gevraagd
networks-review-alike = Dit lijkt op een netwerk dat er al is: { $names }. Kijk of het hetzelfde is.
networks-review-note = Je vraag of reden
networks-review-note-hint = Nodig bij “{ networks-review-ask }” en “{ networks-review-reject }”. De aanjager leest dit.
networks-review-approve = Goedkeuren
networks-review-ask = Vraag stellen
networks-review-reject = Afwijzen
networks-review-waits = { $by } heeft een vraag gesteld. Er is nog geen antwoord.
networks-review-published = { $by } heeft dit goedgekeurd.
networks-review-rejected = { $by } heeft dit afgewezen.
networks-review-archived = { $by } heeft dit netwerk in het archief gezet.
networks-review-settled = Hier is niets meer te beoordelen.
networks-review-first = Iemand was je voor.
networks-review-changed = De aanjager heeft het gewijzigd terwijl jij keek. Kijk nog eens.
networks-review-fallback = Netwerk { $name } wacht op het kernteam.
networks-waiting-title = Te beoordelen
networks-waiting-none = Er wacht nu niets op beoordeling.
networks-waiting-count = { $count ->
    [one] Eén netwerk wacht op het kernteam.
   *[other] { $count } netwerken wachten op het kernteam.
}
networks-waiting-all = Alles wat wacht

# Wat de aanjager hoort
networks-told-published = Je netwerk { $name } staat nu op PLeK. Fijn dat jullie meedoen!
networks-told-change = Je wijziging van { $name } is goedgekeurd. Iedereen kan het nu zien.
networks-told-questioned = Het kernteam heeft een vraag over { $name }.
networks-told-rejected = Het kernteam heeft { $name } niet geplaatst.
networks-told-rejected-change = Het kernteam heeft je wijziging van { $name } niet overgenomen. Wat er stond, blijft staan.

# Aanjagers
networks-joined = Je verzoek voor { $name } is verstuurd. Een aanjager of het kernteam bevestigt het. Je krijgt hier bericht.
networks-joined-now = Je bent nu aanjager van { $name }.
networks-joined-already = Je bent al aanjager van { $name }.
networks-joined-form = Terug naar mijn formulier
networks-claim-title = Aanjager van { $name }?
networks-claim = { $member } zegt aanjager te zijn van dit netwerk. Klopt dat?
networks-claim-yes = Ja, dat klopt
networks-claim-no = Nee
networks-claim-accepted = { $member } is nu aanjager van { $name }.
networks-claim-declined = { $member } is geen aanjager van { $name }.
networks-claim-gone = { $who ->
    [self] Je hebt hier zelf al over besloten: { $name }.
    [other] { $by } was je voor: hier is al over besloten ({ $name }).
   *[nobody] Hier is al over besloten: { $name }.
}
networks-told-lead = Je bent nu aanjager van { $name }. Je kunt het netwerk wijzigen.
networks-told-no-lead = Je verzoek om aanjager te worden van { $name } is niet bevestigd. Klopt dat niet? Vraag het in het kanaal Helpdesk.
networks-not-yours = Dit kunnen alleen de aanjagers van dit netwerk en het kernteam. Ben jij ook aanjager? Open het netwerk en druk op “{ networks-lead }”.
networks-kernteam-only = Alleen het kernteam beslist hierover. Fijn dat je meedenkt!
networks-claim-by = Besloten door { $by }.
networks-answer-send = Antwoord versturen
