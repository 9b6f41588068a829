"""Pictures of the docs: small files, made by `make docs-pictures` from the real client."""

from io import BytesIO
from pathlib import Path

from PIL import Image

COLORS = 96
"""So many are enough for text, icons and faces."""

MOST_BYTES = 70_000
"""Of a picture: all of them together are fetched with the repository."""


def keep_picture(folder: Path, name: str, png: bytes) -> None:
    """Write a picture of the screen as a small PNG with a palette."""
    folder.mkdir(parents=True, exist_ok=True)
    screen = Image.open(BytesIO(png)).convert("RGB")
    colors = screen.quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    colors.save(folder / f"{name}.png", optimize=True)
