# Eén vraag, een vraag stellen, en wat het kernteam ermee doet.

questions-ask-command = Stel een kennisvraag. Ik laat eerst zien wat er al is.
questions-mine-command = Bekijk hoe het staat met je eigen vragen.
questions-waiting-command = Bekijk de vragen die op je wachten.
questions-dialog = Open in een venster

# De kaart van een vraag
questions-card-title = Vraag { $number }: { $name }
questions-card-fallback = Een vraag op de kennis- en leeragenda: { $name }
questions-parent = Deelvraag van vraag { $number }
questions-subs = Deelvragen
questions-kind = Soort vraag
questions-knowledge = Kennis
questions-types = Soorten kennis
questions-themes = Thema’s
questions-region = Waar
questions-working = Wie werkt eraan
questions-known = Wat we al weten
questions-answer = Antwoord
questions-reason = Reden
questions-helpers = Wie wil helpen
questions-followers = { $count ->
    [one] Eén persoon volgt deze vraag.
   *[other] { $count } mensen volgen deze vraag.
}
questions-networks-chosen = Netwerken die passen, gekozen door het kernteam
questions-networks-fitting = Netwerken die ik er zelf bij vond, op woord en thema
questions-network-open = Bekijk
questions-network-name = Bekijk het netwerk { $name }
questions-more = en nog { $count }
questions-plays = Dit speelt hier ook
questions-plays-not = Speelt hier niet meer
questions-played = Genoteerd: dit speelt bij jou ook. Anderen zien in welke hub het speelt, niet dat jij dat zei.
questions-played-not = Genoteerd: dit speelt bij jou niet meer.
questions-also = Dit speelt ook in: { $places }.
questions-also-hub = { $hub } ({ $count })
questions-also-elsewhere = elders ({ $count })
questions-follow = Volg
questions-unfollow = Volg niet meer
questions-followed = Je volgt deze vraag. Je hoort het als er iets verandert.
questions-unfollowed = Je volgt deze vraag niet meer.
questions-help = Ik kan helpen
questions-help-stop = Ik help toch niet
questions-helping = Fijn dat je wilt helpen! Je naam staat bij de vraag en het kernteam weet ervan.
questions-help-stopped = Je naam staat niet meer bij deze vraag.
questions-previous = Vorige vraag
questions-next = Volgende vraag
questions-parent-open = Naar vraag { $number }
questions-edit = Wijzigen
questions-status-submitted = Deze vraag ligt bij het kernteam. Alleen jij en het kernteam zien hem.
questions-status-declined = Het kernteam neemt deze vraag niet in behandeling.
questions-status-answered = Deze vraag is beantwoord.
questions-state-submitted = Ligt bij het kernteam
questions-state-on_agenda = Staat op de agenda
questions-state-answered = Beantwoord
questions-state-merged = Samengevoegd met een andere vraag
questions-state-declined = Niet in behandeling genomen

# Ik kan helpen
questions-help-title = Ik kan helpen
questions-help-intro = Je naam komt bij deze vraag te staan en het kernteam hoort het. Wil je er iets bij zeggen? Dat leest alleen het kernteam.
questions-help-note = Wat kun je bijdragen?
questions-help-hint = Bijvoorbeeld: ik heb dit in Drenthe gedaan
questions-help-send = Ik help mee

# Een vraag stellen
questions-alike-title = Bedoel je een van deze?
questions-alike-words = Je vraag
questions-alike-intro = Hier werken we al aan. Staat jouw vraag er niet bij? Stel hem dan aan het kernteam.
questions-alike-questions = Vragen die erop lijken
questions-alike-networks = Netwerken die het kunnen weten
questions-alike-none = Ik vond nog niets dat hierop lijkt. Stel je vraag gerust aan het kernteam.
questions-alike-ask = Mijn vraag staat er niet bij
questions-form-title = Stel je vraag
questions-form-intro = Een goede vraag is het halve werk. Vul in wat je weet; het kernteam leest mee en laat je weten wat ermee gebeurt.
questions-field-text = Wat wil je weten?
questions-field-text-hint = Stel één vraag, in gewone woorden
questions-field-kind = Wat voor vraag is het?
questions-kind-inhoudelijk = Inhoudelijk: over de opgaven en het gebied, zoals water, wonen of energie
questions-kind-organisatorisch = Organisatorisch: over hoe we kennis en leren organiseren
questions-kind-relationeel = Relationeel: over samenwerken, waarden en ambities van mensen
questions-field-region = Waar speelt het?
questions-region-hub = { $region } (kennishub)
questions-region-everywhere = Heel Nederland of weet ik niet
questions-field-themes = Bij welke thema’s hoort het?
questions-field-known = Wat weet je er al over?
questions-field-known-hint = Bijvoorbeeld wat je al gelezen, gevraagd of geprobeerd hebt
questions-form-send = Vraag versturen
questions-sent-title = Je vraag is verstuurd
questions-sent = Het kernteam kijkt ernaar en laat je hier weten wat ermee gebeurt.
questions-mine-button = Mijn vragen
questions-mine-title = Mijn vragen
questions-mine-none = Je hebt nog geen vraag gesteld en je volgt er nog geen. Typ vraag en wat je wilt weten.
questions-mine-asked = Door jou gesteld
questions-mine-followed = Die je volgt of waar je bij helpt
questions-mine-followed-about = Vraag { $number } op de agenda
questions-mine-fallback = Je eigen vragen en hoe het ermee staat.
questions-mine-more = En nog { $count } oudere.

# Het kernteam
questions-desk-title = Nieuwe vraag
questions-desk-fallback = Er is een nieuwe vraag voor het kernteam.
questions-desk-asker = Gesteld door
questions-desk-agenda = Hoort bij
questions-desk-unknown = iemand die er niet meer is
questions-desk-alike = Lijkt op
questions-desk-networks = Kunnen misschien antwoord geven
questions-desk-place = Op de agenda
questions-desk-answer = Beantwoorden
questions-desk-merge = Samenvoegen
questions-desk-decline = Afwijzen
questions-desk-decided = { $outcome ->
    [on_agenda] { $name } heeft deze vraag op de agenda gezet, als vraag { $number }.
    [answered] { $name } heeft deze vraag beantwoord.
    [merged] { $name } heeft deze vraag samengevoegd met een andere.
   *[declined] { $name } heeft deze vraag afgewezen.
}
questions-desk-somebody = Iemand van het kernteam
questions-desk-yourself = Je hebt over deze vraag zelf al besloten. Er is niets veranderd.
questions-desk-late = Iemand anders was je net voor: over deze vraag is al besloten.
questions-desk-back = Terug
questions-desk-waiting-title = Vragen die op het kernteam wachten
questions-desk-waiting-none = Er wachten geen vragen.
questions-desk-open = Bekijk
questions-place-title = Zet de vraag op de agenda
questions-place-intro = Je kunt de vraag nog scherper maken. Hij krijgt het volgende nummer en de vragensteller hoort het.
questions-place-agenda = Welke agenda?
questions-place-name = Korte titel
questions-place-text = De vraag
questions-place-send = Op de agenda zetten
questions-answer-title = Beantwoord de vraag
questions-answer-intro = De vragensteller krijgt je antwoord. Anderen kunnen vraag en antwoord daarna ook vinden.
questions-answer-field = Antwoord
questions-answer-send = Antwoord versturen
questions-merge-title = Voeg de vraag samen
questions-merge-intro = De vragensteller hoort met welke vraag, en volgt die vanaf nu.
questions-merge-field = Met welke vraag?
questions-merge-send = Samenvoegen
questions-decline-title = Wijs de vraag af
questions-decline-intro = De vragensteller krijgt je reden te lezen.
questions-decline-field = Waarom?
questions-decline-send = Afwijzen
questions-edit-title = Werk de vraag bij
questions-edit-intro = Wie de vraag volgt, hoort wat er veranderd is.
questions-edit-knowledge = Hoe staat het met de kennis?
questions-edit-working = Wie werkt eraan? Eén naam per regel
questions-edit-networks = Netwerken die passen
questions-edit-send = Opslaan
questions-edited = Bijgewerkt. Wie deze vraag volgt, krijgt bericht.
fault-changed = Iemand anders heeft dit net ook bijgewerkt. Kijk of het zo klopt en verstuur opnieuw.
questions-offer-title = Iemand wil helpen
questions-offer = { $name } kan helpen bij deze vraag.
questions-offer-note = Erbij geschreven
questions-offer-open = Bekijk de vraag
questions-offer-fallback = Iemand wil helpen bij een vraag op de agenda.

# Wat de vragensteller en volgers horen
questions-heard-title = { $outcome ->
    [on_agenda] Je vraag staat op de agenda
    [answered] Je vraag is beantwoord
    [merged] Je vraag is samengevoegd
   *[declined] Je vraag gaat niet door
}
questions-heard-on_agenda = Het is nu vraag { $number } op de agenda. Je volgt hem en hoort het als er iets verandert.
questions-heard-answered = Het kernteam heeft geantwoord.
questions-heard-merged = Er was al een vraag die erop lijkt. Je volgt die nu en hoort het als er iets verandert.
questions-heard-declined = Het kernteam neemt je vraag niet in behandeling. Hieronder lees je waarom.
questions-heard-yours = Je vraag
questions-heard-other = De vraag waar hij bij hoort
questions-heard-fallback = Er is nieuws over je vraag.
questions-changed-title = Er is iets veranderd
questions-changed = Bij een vraag die je volgt is bijgewerkt: { $fields }.
questions-changed-fallback = Er is iets veranderd bij een vraag die je volgt.
questions-change-title = de titel
questions-change-text = de vraag zelf
questions-change-knowledge = hoe het staat met de kennis
questions-change-types = de soorten kennis
questions-change-working = wie eraan werkt
questions-change-networks = de netwerken die passen
questions-change-answer = het antwoord
