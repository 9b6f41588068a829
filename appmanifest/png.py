"""Read the head of a PNG file: enough to check an icon without an image library."""

from __future__ import annotations

import struct
from dataclasses import dataclass

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEAD = struct.Struct(">8sI4sIIBB")
WITH_ALPHA = {4, 6}


@dataclass(frozen=True)
class PngHead:
    """Width and height in pixels, and whether pixels carry their own transparency."""

    width: int
    height: int
    alpha: bool


def png_head(content: bytes) -> PngHead | None:
    """Return the head of a PNG file; None when it is not one."""
    if len(content) < HEAD.size:
        return None
    signature, _, kind, width, height, _, colour = HEAD.unpack_from(content)
    if signature != SIGNATURE or kind != b"IHDR":
        return None
    return PngHead(width, height, colour in WITH_ALPHA)
