"""Draw PLeK's mark into the app's two icons: `python -m appmanifest.mark`.

The mark is one shape read four ways: the P of PLeK, a map pin (plek is Dutch for place), a
speech balloon, and in its eye the two arrows of the learning cycle. It is geometry only, so
no font is needed and the same pixels come out everywhere. Pillow is needed to draw, not to
build the package: the two PNG files are kept beside this module (docs/decisions/0006).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from appmanifest.manifest import ACCENT

CYCLE = "#FFC845"
"""Colour of the learning cycle on the background: contrast 4.3 to 1 (graphics need 3)."""

ICONS = Path(__file__).with_name("icons")

# The mark's own measures, in units of which it is 96 high.
HEIGHT, WIDTH = 96.0, 76.0
RADIUS, EYE, ARROW = 38.0, 27.0, 15.5
TIP = HEIGHT - 0.5  # Pillow also fills the pixel that a corner falls on
OVERSAMPLE = 8


@dataclass(frozen=True)
class Canvas:
    """A square grey mask, drawn larger and then reduced, for smooth edges.

    Attributes:
        size: Side of the finished mask, in pixels.
        unit: Pixels per unit of the mark.
        left: Where the mark begins, in pixels from the left.
        top: Where the mark begins, in pixels from the top.
    """

    size: int
    unit: float
    left: float
    top: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the mark falls on the enlarged mask."""
        return (
            OVERSAMPLE * (self.left + x * self.unit),
            OVERSAMPLE * (self.top + y * self.unit),
        )

    def blank(self) -> Image.Image:
        """Return an empty enlarged mask."""
        side = self.size * OVERSAMPLE
        return Image.new("L", (side, side), 0)

    def circle(self, mask: Image.Image, radius: float, ink: int) -> None:
        """Fill a circle around the head's centre."""
        corners = [*self.at(RADIUS - radius, RADIUS - radius)]
        corners += self.at(RADIUS + radius, RADIUS + radius)
        ImageDraw.Draw(mask).ellipse(corners, fill=ink)

    def polygon(self, mask: Image.Image, points: list[tuple[float, float]]) -> None:
        """Fill a polygon of points of the mark."""
        ImageDraw.Draw(mask).polygon([self.at(*point) for point in points], fill=255)


def around(radius: float, degrees: float) -> tuple[float, float]:
    """Return the point at an angle (clockwise from the right) around the head's centre."""
    angle = math.radians(degrees)
    return RADIUS + radius * math.cos(angle), RADIUS + radius * math.sin(angle)


def pin(canvas: Canvas) -> Image.Image:
    """Draw the P: a ring with a straight left side that runs down to a point."""
    mask = canvas.blank()
    canvas.circle(mask, RADIUS, 255)
    canvas.polygon(mask, [(0, RADIUS), (0, TIP), around(RADIUS, 99), (RADIUS, RADIUS)])
    canvas.circle(mask, EYE, 0)
    return mask.reduce(OVERSAMPLE)


def cycle(canvas: Canvas) -> Image.Image:
    """Draw the learning cycle: two arrows that follow each other."""
    mask = canvas.blank()
    for start in (0, 180):
        arc = range(start + 22, start + 121, 3)
        outer = [around(ARROW + 3.6, degrees) for degrees in arc]
        inner = [around(ARROW - 3.6, degrees) for degrees in reversed(arc)]
        canvas.polygon(mask, outer + inner)
        head = [around(ARROW - 9, start + 117), around(ARROW + 9, start + 117)]
        canvas.polygon(mask, [*head, around(ARROW, start + 171)])
    return mask.reduce(OVERSAMPLE)


def color_icon() -> Image.Image:
    """Draw the 192 by 192 icon: the mark in the central 96 by 96, on a solid square."""
    canvas = Canvas(size=192, unit=1.0, left=(192 - WIDTH) / 2, top=48)
    icon = Image.new("RGB", (192, 192), ACCENT)
    icon.paste("#FFFFFF", (0, 0, 192, 192), pin(canvas))
    icon.paste(CYCLE, (0, 0, 192, 192), cycle(canvas))
    return icon


def outline_icon() -> Image.Image:
    """Draw the 32 by 32 icon: the same mark, white on transparent, without padding."""
    unit = 32 / HEIGHT
    canvas = Canvas(size=32, unit=unit, left=(32 - WIDTH * unit) / 2, top=0)
    icon = Image.new("RGBA", (32, 32), (255, 255, 255, 0))
    icon.putalpha(ImageChops.lighter(pin(canvas), cycle(canvas)))
    return icon


def main() -> None:
    """Write both icons beside this module."""
    ICONS.mkdir(exist_ok=True)
    color_icon().save(ICONS / "color.png", optimize=True)
    outline_icon().save(ICONS / "outline.png", optimize=True)


if __name__ == "__main__":
    main()
