"""What each step's form brings in, as it was typed and chosen; the rules judge it.

The fields are those of `cards.signals.steps.*_fields`: a test holds them together. A field that
was not filled in, or that typed words don't name, is empty.
"""

from __future__ import annotations

from registry.core.forms import FormEntry


class EmptyForm(FormEntry):
    """Of a step that asks nothing."""


class NoteForm(FormEntry):
    """A question, an answer or an advice."""

    note: str = ""


class ReasonForm(FormEntry):
    """Why something is done."""

    reason: str = ""


class TextForm(FormEntry):
    """The next version of a proposal."""

    text: str = ""


class BundleForm(FormEntry):
    """Other signals.

    Attributes:
        others: slugs of those that were chosen.
        numbers: those that were named, `14 15`.
    """

    others: tuple[str, ...] = ()
    numbers: str = ""


class ProposeForm(BundleForm):
    """A proposal, and the other signals that it serves.

    Attributes:
        workers: keys of members.
        due: a day as it was typed.
        questions: slugs of questions on an agenda.
    """

    title: str = ""
    text: str = ""
    workers: tuple[str, ...] = ()
    due: str = ""
    questions: tuple[str, ...] = ()


class AgendaForm(FormEntry):
    """Which meeting: its kind, and its day as it was typed."""

    kind: str = ""
    day: str = ""


class MoveForm(AgendaForm):
    """Which meeting it waits for, where there are two, and the day that it moves to."""


class OffAgendaForm(ReasonForm):
    """Which agenda it is taken off, where it is on two, and why."""

    kind: str = ""


class HandOverForm(FormEntry):
    """Who goes on with it: the key of a member, or a name that was typed."""

    owner: str = ""


class OutcomeForm(FormEntry):
    """What the Stuurgroep makes of a proposal, and its words."""

    result: str = ""
    note: str = ""


class DecideForm(FormEntry):
    """Which body decided what, on which day as it was typed."""

    body: str = ""
    day: str = ""
    text: str = ""


class ActForm(FormEntry):
    """Who does what.

    Attributes:
        doer: key of a member.
        party: who else, in words.
        due: a day as it was typed.
    """

    what: str = ""
    doer: str = ""
    party: str = ""
    due: str = ""


class FinishForm(FormEntry):
    """What came of an action.

    Attributes:
        action: slug of the action.
        ended: whether it was done or dropped.
    """

    action: str = ""
    ended: str = "done"
    result: str = ""


class CloseForm(FormEntry):
    """What was learnt, and what is to be signalled next."""

    lesson: str = ""
    next: str = ""
