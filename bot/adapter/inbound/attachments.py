"""Files that somebody sent with a message: plek takes none, and says so.

Teams puts more among the attachments of a message than files: a copy of the message in HTML, the
message that it replies to, cards of other apps, previews of links. Sources: Microsoft's pages on
files and on pictures in messages to a bot; the content types of Graph's chatMessageAttachment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from bot.adapter.wire.shapes import text

_COPY = "text/html"
_NO_FILES = ("text/", "application/vnd.microsoft.card.", "application/vnd.microsoft.teams.card.")
"""How the types of words and cards begin; a Loop component is a card too."""
_REFERENCES = frozenset({"messagereference", "forwardedmessagereference", "meetingreference"})
_IN_COPY = re.compile(r"<attachment\b", re.IGNORECASE)
_PICTURE = re.compile(r"<img\b[^<>]*/(?:AMSImage|Giphy)\b", re.IGNORECASE)


def carries_files(attachments: Iterable[Any]) -> bool:
    """Return whether there is a file or a picture with a message.

    In a channel Teams leaves the file itself out and the copy shows its place only; a place in it
    may also be of a card or a message that is among the attachments.
    """
    copies, others = [], 0
    for one in attachments:
        kind = (one.content_type or "").partition(";")[0].strip().casefold()
        if kind == _COPY:
            copies.append(text(one.content))
        elif kind in _REFERENCES or kind.startswith(_NO_FILES):
            others += 1
        elif kind or one.content_url or one.name:
            return True
    places = sum(len(_IN_COPY.findall(copy)) for copy in copies)
    return places > others or any(_PICTURE.search(copy) for copy in copies)
