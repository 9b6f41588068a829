# Wie is er nog: twee keer per jaar vraagt PLeK wie er nog bij een hub of groep hoort.
reviews-command = Wie er nog bij jouw hub of groep hoort: typ de naam erachter.
reviews-title = Zijn deze mensen nog van jullie: { $place }?
reviews-count = { $count ->
    [0] Er zit niemand in.
    [one] Er zit één persoon in.
   *[other] Er zitten { $count } mensen in. Wie opvalt staat vooraan.
}
reviews-seen-means = PLeK weet alleen in welke maand iemand voor het laatst iets aan PLeK vroeg. Wie in Teams meepraat zonder PLeK, ziet PLeK niet.
reviews-standing-gone = vertrokken uit PLeK
reviews-standing-no-account = nog nooit gekomen: heeft nog geen account
reviews-standing-never = vroeg PLeK nog nooit iets
reviews-standing-elsewhere = het e-mailadres is niet van de organisatie van deze persoon: misschien van baan veranderd. Gezien in { $month }
reviews-standing-long-ago = langer dan een jaar niet gezien door PLeK, voor het laatst in { $month }
reviews-standing-seen = gezien in { $month }
reviews-stays = ✔ Hoort er nog bij
reviews-take = Haal eruit
reviews-take-name = Haal { $name } eruit
reviews-keep = Hoort er nog bij
reviews-keep-name = { $name } hoort er nog bij
reviews-keep-all = Allemaal nog van ons
reviews-out = Eruit gehaald
reviews-is-out = Gaat eruit met een plan voor Teams
reviews-put-back-name = Zet { $name } terug
reviews-state-answered = Beantwoord door { $by }, gevraagd op { $day }
reviews-state-unanswered = Niet beantwoord, gevraagd op { $day }. Er is niemand uit gehaald.
reviews-kept = { $name } hoort er nog bij.
reviews-taken = { $name } gaat eruit. Teams volgt met een plan.
reviews-kept-all = Fijn, genoteerd: wie er nu in zit, hoort er nog bij.
reviews-is-back = { $name } zit er weer in. Teams volgt met een plan.
reviews-gone = Deze persoon zit er niet meer in.
reviews-again = Ik vroeg dit al eerder. Wil je er nog naar kijken?
reviews-asked-means = Geef je geen antwoord? Dan gaat er niemand uit.
reviews-look = Bekijk de mensen
reviews-look-name = Bekijk de mensen van { $place }
reviews-which = Van welke plek wil je zien wie er nog is?
reviews-none = Je gaat over geen hub of groep.
reviews-report = Wie is er nog: verslag { $round }
reviews-report-none = Er is nog geen ronde geweest.
reviews-report-sum = { $asked ->
    [one] 1 plek
   *[other] { $asked } plekken
} gevraagd, { $answered } beantwoord, { $out ->
    [0] niemand
    [one] 1 persoon
   *[other] { $out } mensen
} eruit gehaald.
reviews-report-open = Nog niet beantwoord. { $people ->
    [one] 1 persoon
   *[other] { $people } mensen
}, { $out ->
    [0] niemand
    [one] 1 persoon
   *[other] { $out } mensen
} eruit gehaald
reviews-report-answered = Beantwoord: { $kept ->
    [one] 1 persoon blijft
   *[other] { $kept } mensen blijven
}, { $out ->
    [0] niemand
    [one] 1 persoon
   *[other] { $out } mensen
} eruit gehaald
reviews-report-unanswered = Niet beantwoord. { $people ->
    [one] 1 persoon
   *[other] { $people } mensen
}, { $out ->
    [0] niemand
    [one] 1 persoon
   *[other] { $out } mensen
} eruit gehaald
