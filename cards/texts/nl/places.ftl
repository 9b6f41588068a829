# Wat er mis kan zijn met de naam van een plek in Teams, met een hub of met wie erin zit.
fault-name-too-long = De naam “{ $value }” is te lang: in Teams passen { $max } tekens. Dit past wel: { $suggestion }
fault-name-sign = In “{ $value }” staat een { $sign }. Dat teken kan niet in de naam van een kanaal. Dit kan wel: { $suggestion }
fault-name-dots = In “{ $value }” staan punten achter elkaar. Dat kan niet in de naam van een kanaal. Dit kan wel: { $suggestion }
fault-name-start = De naam “{ $value }” kan in Teams niet beginnen met { $sign }. Dit kan wel: { $suggestion }
fault-name-end = De naam “{ $value }” kan in Teams niet eindigen met { $sign }. Dit kan wel: { $suggestion }
fault-name-hidden = In “{ $value }” staat een teken dat je niet ziet, zoals een nieuwe regel. Dit kan wel: { $suggestion }
fault-name-mixed = In “{ $value }” staan letters van twee alfabetten door elkaar. Dit kan wel: { $suggestion }
fault-name-reserved = Teams gebruikt de naam “{ $value }” zelf. Dit kan wel: { $suggestion }
fault-name-twice = Er is al een kanaal “{ $value }”. Twee kanalen met dezelfde naam kan niet. Dit kan wel: { $suggestion }
fault-name-kept = Er was een kanaal “{ $value }” dat verwijderd is. Teams houdt die naam vast tot { DATETIME($until, dateStyle: "long") }. Dit kan wel: { $suggestion }
fault-hub-closed = Er was al een hub met deze naam. Die is gesloten. Je kunt hem weer openen, of een andere naam kiezen.
fault-region-outside = Dit gebied ligt niet in de provincie die je koos. Pas een van de twee aan.
fault-person-unknown = Ik ken niemand die “{ $value }” heet. Vul een e-mailadres in, dan nodig ik diegene uit.
fault-person-many = Ik ken meer mensen die “{ $value }” heten. Vul een e-mailadres in, dan weet ik wie je bedoelt.
fault-date = Dit is geen datum. Schrijf de dag zo: 1-3-2027
fault-number = Vul bij “{ $label }” een getal in van { $min } tot en met { $max }.
