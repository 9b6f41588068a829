"""The app's own words in Teams' app catalogue; the package speaks the languages of this table."""

from __future__ import annotations

from typing import Final

from appmanifest.command import Language

TEXTS: Final[dict[Language, dict[str, str]]] = {
    "nl": {
        "name.short": "PLeK",
        "composeExtensions[0].commands[0].title": "Signaleren",
        "composeExtensions[0].commands[0].description": (
            "Maak van dit bericht een signaal voor PLeK: een kans, een risico of een probleem."
        ),
        "name.full": "PLeK: samen leren en kennis delen in de regio",
        "description.short": "Vind mensen, netwerken en kennisvragen van PLeK.",
        "description.full": (
            "PLeK is het leerplatform van en voor mensen die werken aan opgaven in hun regio. "
            "Met deze app stel je je voor, maak je jouw kennis- of leernetwerk bekend, zoek je "
            "netwerken en kennishubs, bekijk je de kennis- en leeragenda en stel je een "
            "kennisvraag. In een kanaal begin je met @PLeK of met een schuine streep (/); in een "
            "gewone chat typ je gewoon je vraag.\n\n"
            "De app leest wie er lid is van het team, om nieuwe leden één keer te verwelkomen. "
            "Berichten krijgt de app alleen als je haar noemt of haar rechtstreeks schrijft. "
            "Met 'mijn gegevens' zie je wat er over jou bewaard wordt, en kun je het meenemen "
            "of laten wissen."
        ),
    },
    "en": {
        "name.short": "PLeK",
        "composeExtensions[0].commands[0].title": "Raise a signal",
        "composeExtensions[0].commands[0].description": (
            "Make this message a signal for PLeK: an opportunity, a risk or a problem."
        ),
        "name.full": "PLeK: learning and sharing knowledge in the region",
        "description.short": "Find people, networks and knowledge questions of PLeK.",
        "description.full": (
            "PLeK is the Dutch learning platform of and for people who work on the challenges of "
            "their region. With this app you introduce yourself, make your knowledge or learning "
            "network known, look for networks and knowledge hubs, read the knowledge and "
            "learning agenda and ask a knowledge question. In a channel you mention the app as "
            "@PLeK or start with a slash (/); in a chat you just type your question.\n\n"
            "The app reads who is a member of the team, to welcome new members once. It gets "
            "messages only when you mention it or write to it directly. With 'my data' you see "
            "what is kept about you, and you can take it with you or have it erased."
        ),
    },
}
"""By language and by key of the language file; limits are checked in `appmanifest.model`."""
