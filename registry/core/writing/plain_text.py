"""Text as a person meant it, without the signs that a keyboard or a program put in by itself.

Sources: Unicode 15.1, PropList (White_Space, Default_Ignorable_Code_Point), UAX 15 (NFC), and UTS
51 for the sequences that are one emoji together.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]")

_EMOJI = (
    "\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
)
_SKIN = "\U0001f3fb-\U0001f3ff"
_ONE = f"[{_EMOJI}](?:\ufe0e|\ufe0f?[{_SKIN}]?)"
_JOINED_SCRIPTS = "\u0600-\u08ff\u0900-\u109f\u1780-\u18af"
"""Scripts in which the two joiners change how a word is written: Arabic, those of India …"""

_HIDDEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
_ANY_HIDDEN = re.compile(f"[{_HIDDEN}]")
_KEPT_OR_HIDDEN = re.compile(
    # A sequence that is one picture stays whole, with the signs in it that nobody sees.
    f"((?:\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f|{_ONE}(?:\u200d{_ONE})*"
    f"|[0-9#*]\ufe0f?\u20e3|(?<=[{_JOINED_SCRIPTS}])[\u200c\u200d](?=[{_JOINED_SCRIPTS}])))"
    f"|[{_HIDDEN}]+"
)
_LOOSE = re.compile(
    # Forms that only a keyboard or a trick makes: full and half width, ligatures, letters of
    # mathematics. Not all that NFKC folds: `m²`, `½` and `™` say more than `m2`, `1/2` and `TM`.
    "[\u0132\u0133\ufb00-\ufb06\uff01-\uffbe\uffc2-\uffdc\uffe0-\uffe2\uffe4-\uffe6"
    "\U0001d400-\U0001d7ff]"
)
_HYPHENS = str.maketrans("\u2010\u2011", "--")

_TYPEWRITER = MappingProxyType(
    str.maketrans(
        {
            **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02b9\u02bb\u02bc\u02c8`\xb4", "'"),
            **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\xab\xbb", '"'),
            **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63", "-"),
        }
    )
)


def plain_text(text: str) -> str:
    r"""Return a text in one way of writing it, with all that can be seen in it. Idempotent.

    Signs that nobody sees go, unless they hold an emoji together or a script needs them. Spaces of
    any width become a space, ends of line a `\n`, letters of full width their usual selves, and an
    accent one sign with its letter (NFC). Quotes and dashes stay as they were written, but for
    hyphens that look like `-`.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _BLANKS.sub(" ", _BREAKS.sub("\n", text))
    if _ANY_HIDDEN.search(text):
        text = _KEPT_OR_HIDDEN.sub(_seen, text)
    if text.isascii():
        return text
    text = _LOOSE.sub(_usual, text.translate(_HYPHENS))
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return a plain text on one line, with one space between its words."""
    return " ".join(plain_text(text).split())


def typewritten(text: str) -> str:
    """Return a text with the quotes and dashes of a typewriter, sign for sign, to read it by.

    For what is compared or parsed, such as a plural with a curly apostrophe, and a date with long
    dashes; each sign stays at its place, so that what was found can be cut out of the text itself.
    """
    return text.translate(_TYPEWRITER)


def _seen(found: re.Match[str]) -> str:
    return found[1] or ""


def _usual(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found.group())
