"""Small talk: what people say to a bot out of courtesy."""

from __future__ import annotations

from registry.core.writing.text_folding import tokens

_FILLERS = frozenset(
    [
        *["plek", "bot", "allemaal", "iedereen", "hoor", "all", "everyone", "team", "zeer", "heel"],
        *["erg", "veel", "maar", "dan", "nou", "ja", "dear", "beste", "lieve", "very", "much"],
    ]
)
_TAIL = frozenset(["voor", "for"])
"""After these a thank-you says what for."""

_SAYINGS: dict[str, tuple[str, ...]] = {
    "talk-thanks": (
        *("dank", "dank je", "dankje", "dankjewel", "dank je wel", "dankuwel", "dank u"),
        *("dank u wel", "bedankt", "hartelijk dank", "hartelijk bedankt", "thanks", "thank you"),
        *("thanks a lot", "many thanks", "thx", "merci", "top bedankt", "super bedankt"),
        *("ok bedankt", "oke bedankt", "ok dank je", "oke dank je", "ok thanks", "great thanks"),
    ),
    "talk-fine": (
        *("ok", "oke", "okay", "top", "super", "fijn", "mooi", "prima", "perfect", "helder"),
        *("duidelijk", "geweldig", "goed", "goed zo", "great", "fine", "nice", "cool", "leuk"),
    ),
    "talk-hello": (
        *("goedemorgen", "goedemiddag", "goedenavond", "goedendag", "goeiemorgen", "goeiemiddag"),
        *("goeie morgen", "goede morgen", "goede middag", "goeden avond", "goeienavond", "hey"),
        *("hee", "hai", "moi", "dag", "good morning", "good afternoon", "good evening", "hi there"),
        *("hoi hoi", "hoi", "hallo", "hello", "hi"),
    ),
    "talk-bye": (
        *(
            "doei",
            "doeg",
            "dag dag",
            "tot ziens",
            "tot later",
            "tot morgen",
            "tot gauw",
            "fijne dag",
        ),
        *("fijne avond", "fijn weekend", "bye", "bye bye", "goodbye", "see you", "see you later"),
        *("fijne dag nog", "nog een fijne dag", "have a nice day", "groetjes", "groeten"),
    ),
    "talk-well": (
        *(
            "hoe gaat het",
            "hoe gaat het met je",
            "hoe gaat het met jou",
            "hoe is het",
            "alles goed",
        ),
        *("hoe ist", "how are you", "how are you doing", "hoe was je dag", "hoe gaat t"),
    ),
    "talk-who": (
        *(
            "wie ben je",
            "wie ben jij",
            "wat ben je",
            "wat ben jij",
            "wie is",
            "wat is",
            "who are you",
        ),
        *("ben je een robot", "ben jij een robot", "ben je een bot", "ben jij een bot"),
        *(
            "ben je een mens",
            "ben jij een mens",
            "what are you",
            "are you a bot",
            "are you a robot",
        ),
        *("are you human", "wie ben jij eigenlijk", "ben je echt"),
    ),
    "talk-sorry": ("sorry", "excuses", "pardon", "oeps", "foutje", "my bad", "oops"),
}
_TEXTS = {saying: text for text, sayings in _SAYINGS.items() for saying in sayings}


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
