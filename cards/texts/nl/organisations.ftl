# Organisaties die deelnemers zelf intypten.
organisations-title = Nieuwe organisatie
organisations-intro = Een deelnemer typte deze organisatie. Klopt de naam, of kennen we haar al onder een andere naam?
organisations-kind = Soort
organisations-into = Welke organisatie is het?
organisations-merge = Samenvoegen
organisations-confirm = Ja, dit is een nieuwe
organisations-known = { $name } staat nu in de lijst.
organisations-merged = { $name } is samengevoegd met { $into }.
organisations-next = Je hoeft niets meer te doen.
organisations-late = Hierover was al besloten. Er is niets veranderd.

# Eén organisatie, en waar die aan meedoet.
organisations-show-command = Bekijk waar een organisatie aan meedoet: typ de naam erachter.
organisations-also = Heet ook
organisations-yes = { $name } doet mee: { $where }.
organisations-partner = { $name } zit in geen groep of hub. Wel is er contact met PLeK.
organisations-no = { $name } doet nog niet mee aan een groep, hub of netwerk van PLeK.
organisations-hub = kennishub { $name }
organisations-in-subgroups = Groepen
organisations-in-hubs = Kennishubs
organisations-in-networks = Netwerken
organisations-in-plek = Met PLeK als geheel
organisations-standing-member = doet mee
organisations-standing-ready = wil meedoen
organisations-standing-wanted = nog te vragen
organisations-standing-partner = werkt samen
organisations-which = Welke organisatie bedoel je?
organisations-which-hint = Typ de naam erachter, bijvoorbeeld: organisatie RIVM
organisations-unknown = Deze organisatie ken ik niet
organisations-unknown-hint = Er doet niemand van deze organisatie mee, voor zover ik weet. Controleer de naam, of kijk bij de groepen en hubs.

# Wat er van een organisatie bekend is.
organisations-place = Ligt in
organisations-parent = Hoort bij
organisations-parts = Onderdelen
organisations-parts-count = { $count ->
    [one] 1 organisatie
   *[other] { $count } organisaties
}
organisations-people = Mensen
organisations-people-count = { $count ->
    [0] Nog niemand
    [one] 1 persoon
   *[other] { $count } mensen
}
organisations-people-some = minstens { $count } mensen doen mee
organisations-people-of = Mensen van { $name }
organisations-departments = Onderdelen die meedoen
organisations-since = Doet mee sinds
organisations-domains = E-mailadressen eindigen op
organisations-website = Website
organisations-others = Toon alle
organisations-all-of = Toon alle organisaties: { $what }
organisations-back = Terug naar de organisatie

# De lijst, en wat erin staat.
organisations-edit-command = Wijzig de namen van een organisatie. Typ de naam erachter. Of typ: voeg RIVM samen met …, domein rivm.nl hoort bij RIVM.
organisations-list-command = Bekijk de organisaties: alle, of bijvoorbeeld die van een soort, een provincie of een hub.
organisations-list = Organisaties
organisations-all = Alle organisaties
organisations-count = { $count ->
    [0] Geen organisaties gevonden.
    [one] 1 organisatie
   *[other] { $count } organisaties
}
organisations-filtered = Alleen: { $what }
organisations-none = Kies iets anders bij Filteren, of bekijk alle organisaties.
organisations-more = Meer
organisations-less = Vorige
organisations-filter = Filteren
organisations-filter-title = Welke organisaties wil je zien?
organisations-filter-send = Toon de lijst
organisations-words = Naam, of het begin ervan
organisations-in-group = Doet mee in
organisations-state = Wat er te doen is
organisations-state-nieuw = Nieuw, te beoordelen
organisations-state-zonder-domein = Zonder domein
organisations-said-nieuw = nieuw, nieuwe, te beoordelen
organisations-said-zonder-domein = zonder domein, zonder domeinen, zonder e-maildomein
organisations-said-rijk = rijk, ministerie, ministeries, rijksoverheid
organisations-said-provincie = provincies
organisations-said-gemeente = gemeente, gemeenten, gemeentes
organisations-said-waterschap = waterschap, waterschappen, hoogheemraadschappen
organisations-said-uitvoeringsorganisatie = uitvoeringsorganisatie, uitvoeringsorganisaties, uitvoering
organisations-said-koepel = koepel, koepels, koepelorganisaties
organisations-said-kennisinstelling = kennisinstelling, kennisinstellingen, kennisinstituten
organisations-said-onderwijs = onderwijs, hogescholen, universiteiten, scholen
organisations-said-bedrijf = bedrijf, bedrijven
organisations-said-maatschappelijk = maatschappelijk, maatschappelijke

# Een organisatie bijhouden.
organisations-names = Namen wijzigen
organisations-names-title = Hoe heet { $name }?
organisations-belongs = Plaats en domeinen
organisations-place-title = Waar hoort { $name } bij?
organisations-name = Naam
organisations-short = Korte naam
organisations-short-hint = Bijvoorbeeld: RIVM
organisations-also-hint = Zet er een komma tussen
organisations-municipality = Gemeente
organisations-municipality-hint = Typ een paar letters van de gemeente
organisations-province = Provincie
organisations-domains-hint = Bijvoorbeeld: rivm.nl. Zet er een komma tussen
organisations-save = Opslaan
organisations-saved = De gegevens zijn bewaard.
organisations-changed = Iemand anders wijzigde dit net. Hieronder staat wat er nu is. Kijk of jouw gegevens kloppen en sla dan opnieuw op.
fault-organisation-taken = { $value } is al een naam van { $name }. Is het dezelfde? Voeg de twee dan samen.
fault-province-outside = Dit is niet de provincie waar { $value } in ligt. Laat de provincie leeg, of kies een andere gemeente.
fault-parent-circle = { $name } hoort zelf al bij deze organisatie.
fault-domain = { $value } is geen domein. Schrijf het zo: voorbeeld.nl
fault-domain-public = Bij { $value } kan iedereen een adres hebben. Het zegt niet bij welke organisatie iemand werkt.
fault-domain-shared = Onder { $value } hebben veel organisaties een eigen domein. Vul dat hele domein in.
fault-domain-taken = { $value } is al van { $name }.
organisations-by = Besloten door { $by }. Je hoeft niets meer te doen.
organisations-show = Bekijk de organisatie

# Twee organisaties samenvoegen.
merging-open = Samenvoegen
merging-title = Met welke organisatie is { $name } dezelfde?
merging-intro = Alles wat bij deze organisatie hoort, verhuist naar de andere. Je ziet eerst wat dat is.
merging-into = Gaat op in
merging-day = Op welke dag
merging-day-hint = Laat leeg voor nu. Of bijvoorbeeld: 1 januari 2027
merging-look = Bekijk wat er verhuist
merging-sure = { $name } samenvoegen met { $into }?
merging-on = Dat gebeurt op { $day }, ’s morgens vroeg. Tot die dag blijft alles zoals het is.
merging-changed = Een van de twee is net gewijzigd. Kijk of het zo nog klopt.
merging-moves = Dit verhuist:
merging-moves-nothing = Er hoort niets bij deze organisatie. Er verhuist dus niets.
merging-section-members = Mensen
merging-section-networks = Netwerken
merging-section-hubs = Kennishubs
merging-section-participations = Plekken in groepen
merging-section-organisation_domains = Domeinen
merging-section-organisations = Organisaties die erbij horen
merging-section-questions = Vragen waar ze aan werkt
merging-section-other = Andere verwijzingen
merging-names = Je vindt de andere straks ook als
merging-back = Je kunt dit dertig dagen lang ongedaan maken.
merging-back-later = Je kunt dit tot die dag afzeggen, en daarna dertig dagen lang ongedaan maken.
merging-yes = Samenvoegen
merging-plan = Zet klaar voor die dag
merging-done = { $name } is samengevoegd met { $into }.
merging-planned = { $name } gaat op { $day } op in de andere organisatie.
merging-coming = Gaat op { $day } op in { $into }.
merging-stop = Toch niet samenvoegen
merging-stopped = { $name } wordt niet meer samengevoegd.
merging-undo = Haal { $name } weer los
merging-undone = { $name } staat weer apart, met alles wat erbij hoorde.
merging-already = { $who ->
    [self] Je hebt { $name } zelf al samengevoegd met { $into }.
    [other] { $by } heeft { $name } al samengevoegd met { $into }.
   *[nobody] { $name } is al samengevoegd met { $into }.
}
merging-planned-already = { $who ->
    [self] Je hebt zelf al gezegd dat { $name } die dag opgaat in de andere organisatie. Er is niets veranderd.
    [other] { $by } heeft al gezegd dat { $name } die dag opgaat in de andere organisatie. Er is niets veranderd.
   *[nobody] Het stond al klaar dat { $name } die dag opgaat in de andere organisatie. Er is niets veranderd.
}
merging-stopped-already = { $who ->
    [self] Je hebt zelf al gezegd dat { $name } niet wordt samengevoegd. Er is niets veranderd.
    [other] { $by } heeft al gezegd dat { $name } niet wordt samengevoegd. Er is niets veranderd.
   *[nobody] { $name } wordt niet samengevoegd. Dat was al zo.
}
merging-undone-already = { $who ->
    [self] Je hebt { $name } zelf al losgehaald.
    [other] { $by } heeft { $name } al losgehaald.
   *[nobody] { $name } staat al weer apart.
}
merging-too-late = Dit kan niet meer ongedaan worden: het is al gebeurd, of langer dan dertig dagen geleden. Is het nodig? Maak de organisatie dan opnieuw aan.
merging-news = Organisaties samengevoegd
merging-show = Bekijk de organisatie
fault-merge-itself = Kies een andere organisatie dan deze zelf.
fault-day-past = Kies een dag die nog komt, of laat de dag leeg.
