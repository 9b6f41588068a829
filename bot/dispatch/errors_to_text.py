"""Texts of the registry's refusals."""

from __future__ import annotations

from bot.dispatch.private_reply import for_all_eyes
from bot.dispatch.turn import Answer
from cards.kit.forms import fault_text
from cards.kit.translator import Translator
from registry.core.errors import (
    AlreadyDecided,
    AlreadyExists,
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    RegistryError,
)
from registry.hubs.kernteam import LastOfKernteam


def refusal(t: Translator, error: RegistryError, who: str = "") -> Answer:
    """Build the text of a refusal to `who`; never more than the person may know.

    What was typed wrong is for them alone. Raise the error itself when it has no words here.
    """
    if isinstance(error, Invalid):
        words = " ".join(fault_text(t, one, one.field) for one in error.faults)
        return Answer(text=words, private=True)
    if isinstance(error, AlreadyDecided) and error.by and error.by == who:
        return for_all_eyes(Answer(text=t("refused-decided-yourself"), private=True))
    key = _KEYS.get(type(error))
    if key is None:
        raise error
    return for_all_eyes(Answer(text=t(key), private=True))


_KEYS: dict[type[RegistryError], str] = {
    AlreadyDecided: "refused-decided",
    NotAllowed: "refused-right",
    NotFound: "refused-gone",
    Conflict: "refused-stale",
    AlreadyExists: "refused-stale",
    LastOfKernteam: "refused-last-kernteam",
}
