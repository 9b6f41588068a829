"""Pictures of a card as a client would fetch them, for drawing it without a server."""

from base64 import b64encode

from bot.dispatch.pictures import names_in, with_pictures
from bot.http.pictures import Gallery
from cards.hubs.hub_map import map_drawing
from cards.kit.drawings import Theme

GALLERY = Gallery(map_drawing)


def in_place(card, theme="both"):
    """The card with its pictures in it, as SVG: nothing has to be fetched."""
    return with_pictures(card, {name: {"url": _address(name, theme)} for name in names_in(card)})


def _address(name, theme):
    svg = GALLERY.svg(name, Theme(theme)).replace("<svg ", f"<svg {_size(name)} ", 1)
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _size(name):
    """Width and height, as a PNG has them."""
    found = GALLERY.svg(name, Theme.BOTH).split('viewBox="0 0 ')[1].split('"')[0].split()
    return 'width="{}" height="{}"'.format(*found)
