# Mensen: wie doet er mee, en wie zit waarin. Het kernteam houdt dat bij.
people-kernteam-emptied = Er zit niemand meer in het kernteam van PLeK. Niemand kan nu nog iets goedkeuren of mensen toevoegen. Jij bent beheerder: zet iemand in het kernteam met “voeg NAAM toe aan het kernteam”, of met plek registry appoint.
people-command = Zie wie er meedoet, en zet mensen in een groep of hub.
people-title = Mensen
people-own = Iedereen op PLeK ziet alleen het kernteam. Wie er bij jou in zit, zie je hier.
people-own-place = Wie er in { $name } zit
people-kernteam-only = Dit kan alleen het kernteam doen, en het kernteam van een hub voor zijn eigen hub. Heb je dit nodig? Vraag het in het kanaal Helpdesk.
people-nameless = Nog zonder naam
people-count = { $what }: { $count }
people-words = Gezocht op: { $words }
people-filter-iedereen = Iedereen
people-filter-nieuw = Nieuw
people-filter-zonder-groep = Zonder groep
people-filter-uitgenodigd = Uitgenodigd en nog niet gekomen
people-filter-vertrokken = Vertrokken
people-previous = Vorige
people-next = Volgende
people-all = Alle mensen
people-open = Bekijk
people-open-name = Bekijk { $name }
people-in-nothing = Nog in geen groep of hub
people-card-fallback = { $name }: groepen, hubs en gegevens
people-since = Doet mee sinds
people-state = Status
people-state-new = nog niet voorgesteld
people-state-introduced = heeft zich voorgesteld
people-state-left = vertrokken
people-account = Account
people-account-later = nog geen; de uitnodiging gaat als de hub begint die gepland is
people-account-none = nog geen; de uitnodiging gaat met het volgende plan voor Teams
people-account-invited = uitgenodigd
people-account-there = heeft een account
people-left-on = Vertrokken op
people-networks = Aanjager van
people-groups = Groepen en hubs
people-put = Zet in groep
people-put-back = Terugzetten
people-put-title = Zet iemand in een groep of hub
people-put-means = In Teams volgt dit met een plan. In een hub hoort iemand bij het kernteam van de hub, tenzij je kiest voor meedoen zonder profiel.
people-put-send = Zet in groep
people-put-done-planned = { $name } zit nu in { $group }. In Teams volgt dat als de hub begint.
people-put-done = { $name } zit nu in { $group }. Teams volgt met een plan.
people-field-member = Wie
people-field-member-hint = Typ een paar letters van de naam
people-field-group = Groep of hub
people-field-profile = Profiel in de hub
people-field-profile-hint = Alleen voor een hub
people-profile-none = Doet mee, zonder profiel
people-take = Haal uit groep
people-take-title = Waar moet { $name } uit?
people-take-means = In Teams volgt dit met een plan. Je kunt het daarna meteen terugdraaien.
people-take-yes = Haal eruit
people-take-name = Haal { $name } uit { $group }
people-take-done = { $name } zit niet meer in { $group }. Teams volgt met een plan.
people-take-first = { $who ->
    [self] Je hebt { $name } zelf al uit { $group } gehaald.
    [other] { $by } was je voor: { $name } zit niet meer in { $group }.
   *[nobody] { $name } zit niet in { $group }.
}
people-left-first = { $who ->
    [self] Je had zelf al gezegd dat { $name } vertrokken is.
    [other] { $by } was je voor: { $name } is al vertrokken.
   *[nobody] { $name } is al vertrokken.
}
people-back-first = { $who ->
    [self] Je had zelf al gezegd dat { $name } weer meedoet.
    [other] { $by } was je voor: { $name } doet al weer mee.
   *[nobody] { $name } doet al mee.
}
people-not-in = { $name } zit niet in { $group }.
people-invite = Nodig uit
people-many = Veel mensen toevoegen
people-invite-title = Nodig iemand uit
people-invite-means = Wie nog geen account heeft, krijgt een uitnodiging als gast met het volgende plan voor Teams. Zonder groep komt iemand in PLeK Café.
people-invite-send = Nodig uit
people-invite-done-planned = { $email } staat erbij. De hub is gepland: heeft die persoon nog geen account, dan gaat de uitnodiging als de hub begint.
people-invite-done = { $email } staat erbij. Heeft die persoon nog geen account? Dan gaat er een uitnodiging met het volgende plan voor Teams.
people-edit = Gegevens wijzigen
people-edit-title = Gegevens van { $name }
people-edit-send = Opslaan
people-edit-done = De gegevens zijn verbeterd.
people-left = Vertrokken
people-left-title = Is { $name } vertrokken?
people-left-means = Deze persoon hoort dan in geen team meer. Wat er bewaard is, gaat na een jaar weg. Je kunt het terugdraaien.
people-left-yes = Ja, vertrokken
people-left-done = { $name } is vertrokken. Teams volgt met een plan.
people-back = Toch niet vertrokken
people-back-done = { $name } doet weer mee. Teams volgt met een plan.
people-which = Wie bedoel je met { $words }?
people-unknown = Ik ken niemand die { $words } heet
people-unknown-next = Klopt de naam? Of nodig iemand uit met een e-mailadres.
people-choose = Deze
people-choose-name = Kies { $name }
fault-person-left = Deze persoon is vertrokken. Kies eerst Toch niet vertrokken bij die persoon.
fault-profile-no-hub = Een profiel hoort bij een hub. Laat dit leeg voor een groep.
fault-email-taken = { $value } hoort al bij iemand anders.
people-field-until = Tot wanneer
people-field-until-hint = Bijvoorbeeld: tot 1 juli. Leeg: zonder einddatum
people-seat-since = sinds { $day }
people-seat-until = tot { $day }
people-end = Einddatum
people-end-name = Einddatum in { $group }
people-end-title = { $name } in { $group }
people-end-none = zonder einddatum
people-end-somebody = iemand
people-end-was = { $day }: { $by } maakte er { $became } van. Eerst: { $was }
people-end-already = { $name } zit in { $group }, zonder einddatum. Er hoeft niets te veranderen.
people-only-talked = Praat met PLeK, en doet nog niet mee
people-put-until = Dat geldt tot { $day }.
people-found = Laat zich vinden
people-found-on = { $count ->
    [one] op 1 thema
   *[other] op { $count } thema’s
}
people-hide = Niet meer laten zien
people-hidden = Dat is uit: niemand vindt deze persoon meer, en een voorstelling in PLeK Café haal ik weg. Die krijgt daar bericht van, en kan het alleen zelf weer aanzetten.
people-hidden-before = Dat was al uit: niemand vindt deze persoon.
