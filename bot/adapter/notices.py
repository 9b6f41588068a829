"""What the adapter itself says to people: in Dutch or English, never without a next step."""

from __future__ import annotations

import secrets
from enum import Enum

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O, 1/I: it is read out over the phone


class Notice(Enum):
    """Each thing that the adapter says."""

    FAILED = "failed"
    LATE = "late"
    RECEIVED = "received"
    BELOW = "below"


_DUTCH = {
    Notice.FAILED: "Dit is niet gelukt, en dat ligt aan PLeK, niet aan jou. Wat je net invulde, is "
    "misschien niet bewaard. Probeer het over een paar minuten nog eens. Lukt het dan ook niet? "
    "Geef nummer {reference} door in het kanaal Helpdesk, dan zoeken we het uit.",
    Notice.LATE: "Dit duurt langer dan anders. Je hoeft niets te doen: het antwoord komt in dit "
    "gesprek. Is het er na vijf minuten nog niet? Geef nummer {reference} door in het kanaal "
    "Helpdesk.",
    Notice.RECEIVED: "Ontvangen.",
    Notice.BELOW: "Het antwoord staat in een nieuw bericht.",
}
_ENGLISH = {
    Notice.FAILED: "This did not work, and that is PLeK's fault, not yours. What you just filled "
    "in may not be saved. Try again in a few minutes. If it fails again, post number {reference} "
    "in the Helpdesk channel and we will look into it.",
    Notice.LATE: "This takes longer than usual. You need not do anything: the answer will come in "
    "this conversation. Not there in five minutes? Post number {reference} in the Helpdesk "
    "channel.",
    Notice.RECEIVED: "Received.",
    Notice.BELOW: "The answer is in a new message.",
}


def say(notice: Notice, translator: str, reference: str = "") -> str:
    """The words of a notice in `nl` or `en`."""
    words = (_ENGLISH if translator == "en" else _DUTCH)[notice]
    return words.format(reference=reference)


def new_reference() -> str:
    """A number to find a turn by in the log: short enough to type over, and saying nothing."""
    return "P" + "".join(secrets.choice(_ALPHABET) for _ in range(7))
