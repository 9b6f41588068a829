help-title = Dit kan ik voor je doen
help-intro = Typ een van deze woorden, of stel gewoon je vraag.
help-hello = Hallo, ik ben PLeK
help-about = Ik wijs je de weg in PLeK: wie er meedoet, welke kennisnetwerken er zijn en welke vragen op de kennis- en leeragenda staan. Zie je een kans, een risico of een probleem? Meld een signaal. Typ een van deze woorden, of stel gewoon je vraag.
help-channel = In een kanaal begin je met @PLeK. Persoonlijke antwoorden zie alleen jij.
help-fallback = PLeK helpt je met voorstellen, netwerken, de agenda, je vragen en signalen. Typ help.
help-command = Laat zien wat ik voor je kan doen.
