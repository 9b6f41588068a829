aside-intro = Dit is alleen voor jou, en hier kan ik je niet onder vier ogen antwoorden. Open het met een knop: wat dan komt, zie alleen jij.
aside-intro-done = Het is gedaan. Mijn antwoord is alleen voor jou, en hier kan ik je niet onder vier ogen antwoorden. Open het met een knop: wat dan komt, zie alleen jij.
aside-done = Het is gedaan. Mijn antwoord is alleen voor jou, en hier kan ik je dat niet onder vier ogen geven. Vraag het me in ons gesprek met z’n tweeën.
aside-open = Open
aside-window = Open in een venster
aside-title = Alleen voor jou
aside-elsewhere = Mijn antwoord is alleen voor jou, en hier kan ik je dat niet onder vier ogen geven. Vraag het me in ons gesprek met z’n tweeën.
