"""Forms: one description builds the card, reads what comes back and places each fault.

What comes back is read twice: as it was filled in (`Form.read`), to be shown again with what is
wrong in it, and as the model that the form is for (`EntryForm.entry`), for the rules to work with.
"""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import KeysView, Mapping, Sequence
from itertools import islice
from typing import Any, Generic, TypeVar

from microsoft_teams.cards import (
    Action,
    ActionSet,
    CardElement,
    Choice,
    ChoiceSetInput,
    Container,
    QueryData,
    TextBlock,
    TextInput,
    ToggleInput,
)

from cards.kit.components import button, card, heading, notice, para, plain, typed
from cards.kit.folded import folded
from cards.kit.render import CardFault
from cards.kit.translator import Translator
from registry.core.dates import ReadOn, chosen_days
from registry.core.errors import Fault
from registry.core.forms import FormEntry

_BUDGETS = (16_000, 12_000, 8_000, 4_000, 1_000)
"""Bytes for what was typed; far too long a text comes back as far as the card holds it."""

Value = str | bool | tuple[str, ...]
"""What an input holds: words or a choice, a yes or no, several choices."""

Values = Mapping[str, Value]
"""A form as it was filled in, by name of the field."""

E = TypeVar("E", bound=FormEntry)

LONGEST_TEXT = 20_000
"""Characters of a text that are read: more than any field takes, so that a longer one is a fault,
and more than a card holds."""

_MOST_CHOSEN = 200

CHOSEN = "chosen:"
"""Before the name of a field, in a button that says what was meant in it."""

MOST_FIELDS = 5
"""Fields in view; the others are behind a button, and come back all the same."""

MOST_LISTED = 12
"""Options of which several may be ticked that are listed at once; of more they are found by
typing."""


NONCE = "form"
"""Hidden in every form; a form is carried out once, however often its button is pressed."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a form.

    Attributes:
        name: id of the input and field of the entity.
        label: what it asks; with "(niet verplicht)" added by the form when optional.
        hint: an example or the reason why it is asked.
        required: must be filled in.
        either: it or another field must be filled in, which no client can check: not marked as
            optional, and judged when it comes back.
        first: stays in view though it may be left empty, where the form has too many fields.
        about: our own text below the field, where an example is not enough.
    """

    name: str
    label: str
    hint: str = ""
    about: str = ""
    required: bool = False
    either: bool = False
    first: bool = False

    @property
    def asks(self) -> bool:
        """Whether there is anything to fill in: a client draws a choice of nothing as an error."""
        return True

    def element(self, t: Translator, value: Any) -> CardElement:
        """Build the input, filled in."""
        raise TypeError(t, value)

    def read(self, raw: Any) -> Value:
        """Return the value out of what the client sent; anything odd becomes text."""
        return _read(raw)

    def shown_label(self, t: Translator) -> str:
        """Return the label, marking a field that may be left empty."""
        if self.required or self.either:
            return self.label
        return t("form-optional", label=self.label)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TextField(Field):
    """Text input; `most` is the number of characters that fits."""

    most: int = 200
    lines: bool = False

    def element(self, t: Translator, value: Any) -> CardElement:
        """Build an Input.Text; the client does not cut off, so nothing is lost silently."""
        return TextInput(
            id=self.name,
            label=self.shown_label(t),
            placeholder=self.hint or None,
            value=shown_choice(t, str(value)) if value else None,
            is_multiline=self.lines or None,
            is_required=self.required or None,
            error_message=t("fault-required", label=self.label) if self.required else None,
        )


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField(Field):
    """Choice of one or more from a list.

    Attributes:
        options: (value, title) pairs; values hold no commas.
        many: more than one may be chosen; the value is a tuple.
        dataset: where the client looks for more while somebody types (a handler's `dataset`).
        expanded: show all options at once instead of in a menu.
    """

    options: Sequence[tuple[str, str]] = ()
    many: bool = False
    dataset: str = ""
    expanded: bool = False

    @property
    def asks(self) -> bool:
        """Whether there is anything to choose from. See Field."""
        return bool(self.options or self.dataset)

    def element(self, t: Translator, value: Any) -> CardElement:
        """Build an Input.ChoiceSet."""
        known = {key for key, _ in self.options}
        chosen = ",".join(one for one in (value or () if self.many else (value,)) if one in known)
        by_typing = self.dataset or (self.many and len(self.options) > MOST_LISTED)
        style = "filtered" if by_typing else "expanded" if self.expanded else "compact"
        return ChoiceSetInput(
            id=self.name,
            label=self.shown_label(t),
            placeholder=self.hint or t("form-choose"),
            value=chosen or None,
            choices=[Choice(title=title, value=key) for key, title in self.options],
            choices_data=QueryData(dataset=self.dataset) if self.dataset else None,
            is_multi_select=self.many or None,
            style=style,
            wrap=True,
            is_required=self.required or None,
            error_message=t("fault-choose", label=self.label) if self.required else None,
        )

    def read(self, raw: Any) -> Value:
        """Return a value, or a tuple of them without doubles when many."""
        if not self.many:
            return _read(raw)
        parts = raw if isinstance(raw, list | tuple) else _read(raw).split(",")
        found = dict.fromkeys(word for part in parts[:_MOST_CHOSEN] if (word := _read(part)))
        return tuple(found)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class YesField(Field):
    """Toggle to agree or not."""

    statement: str = ""

    def element(self, t: Translator, value: Any) -> CardElement:
        """Build an Input.Toggle."""
        return ToggleInput(
            id=self.name,
            label=self.shown_label(t) if self.required else self.label,
            title=self.statement or self.label,
            value="true" if value else "false",
            wrap=True,
            is_required=self.required or None,
            error_message=t("fault-agree", label=self.label) if self.required else None,
        )

    def read(self, raw: Any) -> bool:
        """Return True only for a clear yes; an untouched toggle sends `"false"`."""
        return _read(raw).casefold() in {"true", "1", "ja", "yes"}


def _read(raw: Any) -> str:
    """Return what somebody typed, as far as it can be of use."""
    return typed(raw[:LONGEST_TEXT] if isinstance(raw, str) else raw)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Form: its fields and what its button does.

    Attributes:
        verb: what the button calls.
        title, intro: what it is about and why.
        send: the button's title.
        cancel: verb of the button that leaves the form, empty for none.
        more: says what is asked behind *Meer invullen*, where the fields in view don't tell.
        hidden: travels along with the button; comes back, untrusted.
    """

    verb: str
    title: str
    fields: Sequence[Field]
    send: str
    intro: str = ""
    cancel: str = ""
    more: str = ""
    hidden: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    def read(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields as they were filled in; a field that is absent is empty."""
        sent = with_choices(data)
        return {field.name: field.read(sent.get(field.name)) for field in self.fields}

    def card(
        self,
        t: Translator,
        values: Mapping[str, Any] | None = None,
        faults: Sequence[Fault] = (),
        *,
        above: Sequence[CardElement] = (),
        more: Sequence[Action] = (),
    ) -> Mapping[str, Any]:
        """Build the form's card, filled in, with each fault at its field.

        Args:
            t: the language.
            values: by field name; what somebody filled in comes back as it was.
            faults: what is wrong; those that belong to no field are shown on top.
            above: parts between the intro and the fields (a likely duplicate, say).
            more: further buttons, after those to send and to leave.
        """
        for budget in _BUDGETS:
            try:
                return self._card(t, _fitting(values or {}, budget), faults, above, more)
            except CardFault:
                if budget == _BUDGETS[-1]:
                    raise
        raise AssertionError(_BUDGETS)

    def _card(
        self,
        t: Translator,
        values: Mapping[str, Any],
        faults: Sequence[Fault],
        above: Sequence[CardElement],
        more: Sequence[Action],
    ) -> Mapping[str, Any]:
        by_field = {fault.field: fault for fault in reversed(faults)}
        fields = [field for field in self.fields if field.asks]
        names = {field.name for field in fields}
        body: list[CardElement] = [heading(self.title)]
        if self.intro:
            body.append(para(self.intro))
        if faults:
            body.append(notice(t("form-faults", count=len(faults))))
        body += [notice(fault_text(t, one, "")) for one in faults if one.field not in names]
        body += above
        hidden = {**self.hidden, NONCE: self.hidden.get(NONCE) or secrets.token_urlsafe(9)}
        inputs: dict[str, list[CardElement]] = {}
        for field in fields:
            fault = by_field.get(field.name)
            element = self._element(t, field, values.get(field.name), fault)
            inputs[field.name] = [element, *self._choices(t, field, fault, hidden)]
        aside = self._aside(fields)
        body += [part for name, one in inputs.items() if name not in aside for part in one]
        if aside:
            behind = [part for name in aside for part in inputs[name]]
            body += self._folded(t, behind, opened=not aside.isdisjoint(by_field))
        actions: list[Action] = [
            button(self.send, self.verb, hidden, style="positive", inputs=True)
        ]
        if self.cancel:
            actions.append(button(t("form-cancel"), self.cancel, hidden))
        return card(t, body, [*actions, *more], fallback=self.title)

    @staticmethod
    def _aside(fields: Sequence[Field]) -> KeysView[str]:
        """Return the fields behind a button: what may be left empty and comes last.

        What must be filled in is never among them: a client would refuse to send the form over a
        field that nobody sees.
        """
        if len(fields) <= MOST_FIELDS:
            return {}.keys()
        kept = [one for one in fields if one.required or one.either or one.first]
        others = (one for one in fields if one not in kept)
        room = max(0, MOST_FIELDS - len(kept))
        return {one.name: None for one in islice(others, room, None)}.keys()

    def _folded(
        self, t: Translator, behind: list[CardElement], *, opened: bool
    ) -> list[CardElement]:
        """Build the fields that are not in view, with the buttons that show and hide them."""
        above = [para(self.more, subtle=True)] if self.more else []
        texts = {"opens": "form-more", "closes": "form-less"}
        return folded(t, behind, "form-more", above=above, opened=opened, **texts)

    def _choices(
        self, t: Translator, field: Field, fault: Fault | None, hidden: Mapping[str, Any]
    ) -> list[CardElement]:
        """Build the buttons of what may have been meant; each sends the rest of the form along."""
        choices = fault.params.get("choices", ()) if fault else ()
        buttons: list[Action] = [
            button(
                choice_words(t, one), self.verb, {**hidden, CHOSEN + field.name: one}, inputs=True
            )
            for one in choices
        ]
        return [ActionSet(actions=buttons, spacing="Small")] if buttons else []

    @staticmethod
    def _element(t: Translator, field: Field, value: Any, fault: Fault | None) -> CardElement:
        parts = [field.element(t, value)]
        if fault is not None:
            words = f"⚠ {fault_text(t, fault, field.label)}"
            parts.append(TextBlock(text=words, wrap=True, color="Attention", spacing="Small"))
        if field.about:
            parts.append(TextBlock(text=field.about, wrap=True, is_subtle=True, spacing="Small"))
        return Container(items=parts) if len(parts) > 1 else parts[0]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class EntryForm(Form, Generic[E]):
    """A form for a model: each of the model's fields is an input, and the other way round.

    Attributes:
        model: what the form is for.
    """

    model: type[E]

    def read(self, data: Mapping[str, Any]) -> dict[str, Value]:
        """Return the fields as they were filled in, to be shown again or made an entry of."""
        return Form.read(self, data)  # a slotted dataclass has no super() without arguments

    def entry(self, values: Values, on: ReadOn | None = None) -> E:
        """Return what was filled in, on a day. Raises Invalid, which names every fault."""
        return self.model.of(values, on)

    def partly(
        self, values: Values, on: ReadOn | None = None, **instead: Value
    ) -> tuple[E, tuple[Fault, ...]]:
        """Return as much as can be read, and the faults of the rest; see FormEntry."""
        return self.model.partly(values, on, **instead)


def _fitting(values: Mapping[str, Any], budget: int) -> dict[str, Any]:
    """Cut the longest texts so that all together take at most `budget` bytes."""
    texts = {key: text.encode() for key, text in values.items() if isinstance(text, str)}
    fair = budget
    for left, text in zip(range(len(texts), 0, -1), sorted(texts.values(), key=len), strict=True):
        if len(text) > budget // left:
            fair = budget // left
            break
        budget -= len(text)
    cut = {key: text[:fair].decode("utf-8", "ignore") for key, text in texts.items()}
    return {**values, **cut}


def fault_text(t: Translator, fault: Fault, label: str) -> str:
    """Return a fault in words: what is wrong and what to do; values from people are escaped."""
    key = f"fault-{fault.code.replace('_', '-')}"
    params = {
        name: plain(value) if isinstance(value, str) else value
        for name, value in fault.params.items()
        if name != "choices"
    }
    return t(key if t.has(key) else "fault-invalid", label=label, **params)


def value_words(field: Field, value: Value) -> str:
    """Return what a field holds as it is read: a choice by its name, nothing as a dash."""
    names = dict(field.options) if isinstance(field, ChoiceField) else {}
    return names.get(str(value), str(value)) or "–"


def with_choices(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a form sent, with what was chosen by a button at its field."""
    chosen = {
        name.removeprefix(CHOSEN): value for name, value in data.items() if name.startswith(CHOSEN)
    }
    return {**data, **chosen} if chosen else data


def choice_words(t: Translator, choice: str) -> str:
    """Return a day or period to choose, in words."""
    first, last = chosen_days(choice)
    return t.day(first) if first == last else f"{t.day(first)} – {t.day(last)}"


def shown_choice(t: Translator, value: str) -> str:
    """Return what a field holds as people read it: a day that was chosen, in words."""
    try:
        return choice_words(t, value) if value.startswith("=") else value
    except ValueError:
        return value
