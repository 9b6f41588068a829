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
