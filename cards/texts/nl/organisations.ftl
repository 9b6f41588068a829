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
organisations-gone = Hierover is al besloten. Je hoeft niets meer te doen.

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
organisations-standing-ready = wil meedoen
organisations-standing-wanted = nog te vragen
organisations-standing-partner = werkt samen
organisations-which = Welke organisatie bedoel je?
organisations-which-hint = Typ de naam erachter, bijvoorbeeld: organisatie RIVM
organisations-unknown = Deze organisatie ken ik niet
organisations-unknown-hint = Er doet niemand van deze organisatie mee, voor zover ik weet. Controleer de naam, of kijk bij de groepen en hubs.
organisations-near = Bedoel je een van deze?
