"""Intents: what people ask for in words of their own, as data with examples (`intents.toml`).

In: a text that no command claims. Out: the `Match` whose intent says which command answers it, or
which commands stand below a text of its own. `matching` compares a text with examples, whoever
wrote those: also the other ways to ask a question that the kernteam keeps the answer to.
`catalogue` reads the file.
"""

from bot.dispatch.intents.catalogue import (
    Intent,
    Match,
    examples_with,
    intents,
    read_intent,
    sayings,
)
from bot.dispatch.intents.matching import SLOT, Examples, Likeness

__all__ = [
    "SLOT",
    "Examples",
    "Intent",
    "Likeness",
    "Match",
    "examples_with",
    "intents",
    "read_intent",
    "sayings",
]
