"""Pictures on cards, by name: where they are fetched is known to who sends the card.

A card names its pictures `plek-picture:NAME`; the bot turns that into an address, or takes the
picture out where there is no way to show one (`bot.dispatch.pictures`). So a card has to be whole
without: what a picture says stands in words as well.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from microsoft_teams.cards import Container, Image, TextBlock

from cards.kit.drawings import is_drawn
from cards.kit.translator import Translator

SCHEME = "plek-picture:"
"""How the address of a picture begins until the card is sent."""

HEADER_WIDTH, HEADER_HEIGHT = 480, 80
"""px of a picture at the top of a card; it becomes smaller with the card."""

FIGURE = "picture"
"""Id of a picture with words about it, which are left out with it."""

MAP_PREFIX = "map-"
"""How the name of a picture begins that is drawn from what the registry knows."""


class Noun(StrEnum):
    """What a card or a row can be about, each with its icon; the value names the drawing."""

    ACCESS = "access"
    AGENDA = "agenda"
    APPOINTMENT = "appointment"
    FIGURES = "figures"
    FOLLOW = "follow"
    GROUP = "group"
    HELP = "help"
    HELPDESK = "helpdesk"
    HUB = "hub"
    LESSON = "lesson"
    LOGBOOK = "logbook"
    NETWORK = "network"
    NEWS = "news"
    ORGANISATION = "organisation"
    PERSON = "person"
    PLACE = "place"
    PRIVACY = "privacy"
    PROGRAMME = "programme"
    PROPOSAL = "proposal"
    QUESTION = "question"
    SEARCH = "search"
    SETTINGS = "settings"
    SIGNAL = "signal"
    SYNC = "sync"
    TERM = "term"
    TODO = "todo"


class Scene(StrEnum):
    """The pictures at the top of a card; the value names the drawing."""

    WELCOME = "welcome"
    HUB = "hub"
    PLACE = "place"
    SIGNAL = "signal"


Size = Literal[24, 32]
"""px of an icon: in a row, and beside the title of a card."""


def icon(t: Translator, noun: Noun, size: Size = 32) -> Image:
    """Build the icon of what a card or a row is about."""
    return _square(f"noun-{noun}", t(f"picture-noun-{noun}"), size)


def theme_icon(slug: str, name: str, size: Size = 24) -> Image | None:
    """Build the icon of a theme; None for one that nobody drew.

    Args:
        slug: of the theme.
        name: what it is called in the reader's language.
        size: px.
    """
    return _square(f"theme-{slug}", name, size) if is_drawn(f"theme-{slug}") else None


def scene(t: Translator, which: Scene) -> Image:
    """Build the picture at the top of a card.

    Without a width of its own: Teams makes it narrower with the card, and never wider than it is.
    """
    return Image(url=f"{SCHEME}scene-{which}", alt_text=t(f"picture-scene-{which}"), size="Auto")


def drawn_from(name: str, alt: str, width: int, caption: str) -> Container:
    """Build a picture that is drawn from what the registry knows, such as the map of hubs.

    Args:
        name: what is drawn, as `MAP_PREFIX` and its facts in short.
        alt: the same in words.
        width: px.
        caption: how to read it; it goes where the picture goes.
    """
    picture = Image(
        url=f"{SCHEME}{name}", alt_text=alt, width=f"{width}px", horizontal_alignment="Center"
    )
    below = TextBlock(text=caption, wrap=True, is_subtle=True, size="Small")
    return Container(id=FIGURE, items=[picture, below])


def _square(name: str, alt: str, size: Size) -> Image:
    return Image(url=f"{SCHEME}{name}", alt_text=alt, width=f"{size}px", height=f"{size}px")
