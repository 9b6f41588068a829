"""Small talk: what people say to a bot out of courtesy."""

from __future__ import annotations

from bot.dispatch.intents import sayings
from registry.core.writing.text_folding import tokens

_FILLERS = frozenset(
    [
        *["plek", "bot", "allemaal", "iedereen", "hoor", "all", "everyone", "team", "zeer", "heel"],
        *["erg", "veel", "maar", "dan", "nou", "ja", "dear", "beste", "lieve", "very", "much"],
    ]
)
_TAIL = frozenset(["voor", "for"])
"""After these a thank-you says what for."""

_TEXTS = {saying: text for text, said in sayings().items() for saying in said}


def small_talk(text: str) -> str:
    """Return the id of the text that answers small talk; empty when the text says more."""
    words = tokens(text[:200])
    if not words:
        return ""
    bare = [word for word in words if word not in _FILLERS]
    head = _before_tail(bare)
    for said in (words, bare):
        if found := _TEXTS.get(" ".join(said)):
            return found
    thanks = _TEXTS.get(" ".join(head)) == "talk-thanks" and len(bare) <= len(head) + 5
    return "talk-thanks" if thanks else ""


def _before_tail(words: list[str]) -> list[str]:
    for at, word in enumerate(words):
        if word in _TAIL:
            return words[:at]
    return words
