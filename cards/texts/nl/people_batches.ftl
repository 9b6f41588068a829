# Veel mensen in één keer: een lijst die je plakt of als bestand stuurt.
batch-command = Zet veel mensen in één keer in een groep of hub, met een lijst.
batch-title = Veel mensen toevoegen
batch-means = Plak hieronder een lijst: een regel per persoon, uit Excel, Outlook of een mail. Wordt je lijst te lang voor Teams? Plak dan in delen van zo’n 200 regels. Er passen { $max } mensen in een lijst. Je ziet eerst wat er zou gebeuren; er verandert niets zonder jouw ja.
batch-example = Zo kan het: Anna de Vries <anna@gemeente.example>; Gemeente Almelo; Twente; verbinder; tot 1 juli. Of met koppen erboven: naam, e-mail, organisatie, groep, profiel, tot.
batch-lines = De lijst
batch-lines-hint = Plak hier de regels
batch-group = Groep of hub voor wie er geen op de regel heeft
batch-done = Klaar: bekijk de lijst
batch-add = Er komt nog een stuk
batch-more = Nog een stuk erbij
batch-file = Stuur een bestand
batch-paste = Plak de lijst in Teams
batch-look = Bekijk de lijst
batch-so-far =
    { $count ->
        [one] Er staat nu één persoon in je lijst. Plak het volgende stuk, of kies Klaar.
       *[other] Er staan nu { $count } mensen in je lijst. Plak het volgende stuk, of kies Klaar.
    }
batch-waiting = Deze lijst stond nog klaar. Na een dag wist PLeK hem.
batch-preview-title =
    { $count ->
        [one] Lijst met één regel
       *[other] Lijst met { $count } regels
    }
batch-nothing-yet = Er is nog niets veranderd. Dat gebeurt pas als je ja zegt.
batch-ready = Klaar om erin te zetten
batch-new = Nieuw bij PLeK
batch-known = Al bekend bij PLeK
batch-invite = Krijgt een uitnodiging
batch-there = Zit er al in, hier gebeurt niets
batch-double = Staat er dubbel in, telt één keer
batch-faulty = Met een fout of een vraag
batch-ending = Met een einddatum
batch-no-group = Zonder groep
batch-more-groups = En nog { $count } andere groepen.
batch-ignored = Deze kolommen gebruik ik niet: { $names }.
batch-faults =
    { $total ->
        [one] Regel met een fout of een vraag
       *[other] Regels met een fout of een vraag: { $first } tot en met { $last } van { $total }
    }
batch-line = Regel { $line }: { $who }
batch-mend = Wijzigen
batch-mend-line = Verbeter regel { $line }
batch-faults-before = Vorige fouten
batch-faults-after = Volgende fouten
batch-yes =
    { $count ->
        [one] Ja, zet deze ene erin
       *[other] Ja, zet deze { $count } erin
    }
batch-drop-faulty = Laat de regels met een fout weg
batch-stop = Gooi de lijst weg
batch-stop-title =
    { $count ->
        [one] De lijst met één regel weggooien?
       *[other] De lijst met { $count } regels weggooien?
    }
batch-stop-means = Er is nog niets mee gebeurd. Wat je al verbeterde, gaat ook weg.
batch-stop-yes = Ja, gooi weg
batch-stopped = De lijst is weg. Er is niets veranderd.
batch-back = Terug naar de lijst
batch-row-title = Regel { $line }
batch-row-means = Verbeter wat niet klopt, of laat deze regel weg. De andere regels wachten.
batch-row-save = Zo klopt het
batch-row-sure = Toch zo laten
batch-row-drop = Laat deze regel weg
batch-row-fine = Die regel is al in orde, of staat niet meer in de lijst.
batch-row-mended = Regel { $line } is in orde.
batch-row-dropped = Die regel is weg.
batch-faulty-dropped = De regels met een fout zijn weg.
batch-changed = Intussen is er iets veranderd. Zo staat het nu. Kijk of het klopt en zeg dan weer ja.
batch-field-line = Regel
batch-field-email = E-mailadres
batch-field-name = Naam
batch-field-organisation = Organisatie
batch-field-group = Groep of hub
batch-field-profile = Profiel in de hub
batch-field-until = Tot
batch-result-title =
    { $count ->
        [one] Eén regel is verwerkt
       *[other] { $count } regels zijn verwerkt
    }
batch-result-when = Op
batch-next-asks = PLeK weet nu dat deze mensen erbij horen. In Teams gebeurt nog niets: de uitnodigingen en de plekken in de teams komen in een plan, en dat gaat pas door als het kernteam ja zegt.
batch-next-by-itself = PLeK weet nu dat deze mensen erbij horen. De uitnodigingen en de plekken in de teams volgen vanzelf met het volgende plan voor Teams. Het kernteam ziet dat plan.
batch-next-by-hand = PLeK weet nu dat deze mensen erbij horen. PLeK werkt Teams hier niet zelf bij: de beheerder doet dat.
batch-left-over =
    { $count ->
        [one] Eén regel met een fout wacht nog, tot een dag nadat je de lijst begon.
       *[other] { $count } regels met een fout wachten nog, tot een dag nadat je de lijst begon.
    }
batch-go-on =
    { $count ->
        [one] Verder met die regel
       *[other] Verder met die { $count }
    }
batch-another = Nog een lijst
batch-undo = Terugdraaien
batch-undo-title =
    { $count ->
        [one] Eén plek terugdraaien?
       *[other] { $count } plekken terugdraaien?
    }
batch-undo-means = Wie door deze lijst in een groep kwam, gaat er weer uit. Wie nieuw was en nog geen account heeft, wordt gewist. Aan wie intussen iets is veranderd, blijft. Wie weer terug was van weggeweest, blijft ook. Zijn mensen al in een team gezet? Dan gaan ze er met een plan uit.
batch-undo-yes = Ja, terugdraaien
batch-undone =
    { $count ->
        [one] Teruggedraaid: één plek.
       *[other] Teruggedraaid: { $count } plekken.
    }
batch-undone-stayed =
    { $count ->
        [one] Eén plek bleef, want daar is intussen iets aan veranderd.
       *[other] { $count } plekken bleven, want daar is intussen iets aan veranderd.
    }
batch-undone-next-asks = Wie al in Teams stond, gaat eruit met een plan, na een ja van het kernteam.
batch-undone-next-by-itself = Wie al in Teams stond, gaat eruit met het volgende plan voor Teams. Zijn het er veel, dan vraagt PLeK het eerst aan het kernteam.
batch-undone-next-by-hand = Wie al in Teams stond, haalt de beheerder eruit.
batch-file-title = Stuur je lijst als bestand
batch-file-means = Sla de lijst in Excel op als CSV en stuur hem via deze pagina. Er passen { $max } mensen in. Daarna kijk je hier in Teams wat er zou gebeuren.
batch-file-link = De link is van jou, werkt een uur en neemt één bestand aan. Geef hem niet door.
batch-file-open = Open de pagina
batch-file-none = Een bestand sturen kan hier niet: PLeK heeft geen adres voor browsers. Plak je lijst in Teams, in delen van zo’n 200 regels.
batch-received =
    { $count ->
        [one] Je bestand is binnen, met één persoon
       *[other] Je bestand is binnen, met { $count } mensen
    }
fault-batch-empty = Hier staat niemand in. Plak regels met een naam en een e-mailadres.
fault-batch-many = Dit wordt een lijst van { $count }, en er passen { $max } in. Zet deze er eerst in, en begin daarna een nieuwe lijst.
fault-batch-nothing = Er is geen regel klaar om erin te zetten.
fault-batch-quote = Hier begint een aanhalingsteken dat niet ophoudt. Vul de regel opnieuw in, of laat hem weg.
fault-batch-long = Op deze regel staat iets dat veel te lang is. Vul de regel opnieuw in, of laat hem weg.
fault-batch-no-email = Er staat geen e-mailadres op deze regel. Vul het in, of laat de regel weg.
fault-batch-email = “{ $value }” is geen e-mailadres. Schrijf het zo: naam@voorbeeld.nl
fault-batch-group-needed = Kies in welke hub deze persoon komt.
fault-batch-group-unknown = “{ $value }” is geen groep of hub van PLeK. Kies er een.
fault-batch-group-many = Met “{ $value }” kan ik meer groepen bedoelen. Kies er een.
fault-batch-not-yours = In “{ $value }” kun jij niemand zetten. Kies je eigen hub, of vraag het kernteam.
fault-batch-profile-alone = Er staat een profiel op deze regel, maar geen hub. Kies ook de hub.
fault-batch-profile-unknown = “{ $value }” is geen profiel of rol die deze groep geeft. Kies er een, of laat het leeg.
fault-batch-other-profile = Deze persoon zit er al in, met een ander profiel of een andere rol. Verander dat bij die persoon, en laat deze regel weg.
fault-batch-until-alone = Er staat een einddatum op deze regel, maar geen groep of hub. Kies die ook.
fault-batch-other-until = Deze persoon zit er al in, met een andere einddatum of zonder. Verander dat bij die persoon, en laat deze regel weg.
fault-batch-organisation-unknown = De organisatie “{ $value }” ken ik niet. Kies er een, of laat dit leeg.
fault-batch-double = Dit adres staat ook op regel { $line }, met iets anders erachter. Laat een van de twee weg.
fault-batch-alike = Dit adres lijkt op { $value } van regel { $line }. Is het dezelfde persoon? Laat er dan een weg.
fault-batch-same-name = Op regel { $line } staat ook iemand die { $value } heet, met een ander adres. Is het dezelfde persoon? Laat er dan een weg.
fault-batch-alike-known = Er doet al iemand mee die dit kan zijn: { $value }, { $other }. Is het dezelfde persoon? Vul dan dat adres in.
fault-batch-left = Deze persoon is vertrokken op { DATETIME($day, dateStyle: "long") }. Moet die terugkomen? Kies dan Toch zo laten.
fault-batch-ask-kernteam = Deze persoon kun jij er niet in zetten. Vraag het kernteam.
batch-page-title = Stuur je lijst met mensen
batch-page-how = Zet in Excel één persoon op een regel. Kies dan Opslaan als, en daar “CSV UTF-8”. Een gewoon CSV-bestand en een tekstbestand kan ook.
batch-page-label = Je bestand
batch-page-limits = Hoogstens { $max } mensen en { $size } MB.
batch-page-send = Stuur naar PLeK
batch-page-nothing = Er verandert nog niets. Je kijkt daarna in Teams wat er zou gebeuren, en zegt daar pas ja.
batch-page-wrong = Dit ging niet
batch-page-no-file = Kies eerst een bestand.
batch-page-workbook = Dit is een bestand van een programma, zoals een werkmap van Excel. Kies in Excel Opslaan als, en daar “CSV UTF-8”. Stuur dan dat bestand.
batch-page-large = Dit bestand is groter dan { $size } MB. Maak er twee lijsten van.
batch-page-unreadable = Je bestand kwam niet helemaal aan. Probeer het nog eens.
batch-page-elsewhere = Dit formulier kwam niet van deze pagina. Kies je bestand hier nog eens en stuur het.
batch-page-done-title = Je bestand is binnen
batch-page-done =
    { $count ->
        [one] Er staat één persoon in. Er is nog niets veranderd. Ga terug naar Teams: daar zie je wat er zou gebeuren.
       *[other] Er staan { $count } mensen in. Er is nog niets veranderd. Ga terug naar Teams: daar zie je wat er zou gebeuren.
    }
batch-page-gone-title = Deze link werkt niet meer
batch-page-gone = Een link om een lijst te sturen werkt een uur, en voor één bestand. Typ “mensen toevoegen” aan PLeK in Teams voor een nieuwe.
batch-page-trouble-title = Het lukt nu niet
batch-page-trouble = PLeK kan je bestand nu niet aannemen. Er is niets veranderd. Probeer het over een paar minuten nog eens.
