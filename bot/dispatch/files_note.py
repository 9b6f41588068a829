"""What is said of a file that came with a message: it does not go along, the words do."""

from __future__ import annotations

import dataclasses

from bot.dispatch.turn import Answer
from cards.kit.components import with_notice
from cards.kit.translator import Translator


def with_files_note(t: Translator, answer: Answer | None) -> Answer:
    """Add to an answer that the file was left out; the words were answered as usual.

    Where there was nothing to answer, a file alone, it says how to go on.
    """
    if answer is None or not (answer.card or answer.text):
        return Answer(text=t("files-alone"))
    note = t("files-note")
    if answer.card is None:
        return dataclasses.replace(answer, text=f"{answer.text} {note}")
    return dataclasses.replace(answer, card=with_notice(answer.card, note))
