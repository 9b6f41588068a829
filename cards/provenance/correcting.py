"""The form to put one field of a record right, where the record has no form of its own."""

from __future__ import annotations

from typing import Any

from cards.kit.forms import EntryForm, Field, TextField
from cards.kit.translator import Translator
from cards.provenance.record import OriginView, load_of
from cards.provenance.values import field_label, record_name
from registry.core.provenance import Sourced
from registry.provenance.deciding import Correction

_LINES = 400
"""Characters from which a field is asked for in several lines."""

_MOST = 4000


def correction_form(
    t: Translator,
    view: OriginView,
    field: str,
    *,
    nonce: str = "",
) -> EntryForm[Correction]:
    """Build the form.

    Args:
        t: the language.
        view: the record.
        field: to be put right.
        nonce: of the form as it was sent before.
    """
    record = view.record
    label = field_label(t, record, field)
    seen = {"revision": str(record.revision), **({"form": nonce} if nonce else {})}
    return EntryForm(
        model=Correction,
        verb="provenance.correct_save",
        title=t("provenance-correct-title", field=label, name=record_name(record, view.names)),
        intro=t("provenance-correct-intro"),
        fields=(_input(record, field, label),),
        send=t("provenance-correct-save", field=label),
        cancel="provenance.show",
        hidden={**load_of(view, field), **seen},
    )


def _input(record: Sourced, field: str, label: str) -> Field:
    required = type(record).model_fields[field].is_required()
    lines = _most(record, field) > _LINES
    return TextField(name="value", label=label, required=required, lines=lines, most=_MOST)


def _most(record: Sourced, field: str) -> int:
    lengths: list[Any] = [
        getattr(one, "max_length", None) for one in type(record).model_fields[field].metadata
    ]
    return max((one for one in lengths if one), default=_MOST)
