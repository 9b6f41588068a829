"""What somebody else made of a form while it was being filled in."""

from __future__ import annotations

from microsoft_teams.cards import CardElement

from cards.kit.components import clipped, facts, notice
from cards.kit.forms import Form, Values, value_words


def meanwhile(
    form: Form,
    values: Values,
    now: Values | None,
    remark: str,
    longest: int | None = None,
) -> list[CardElement]:
    """Build what stands above a form that somebody else was before in; nothing when nobody was.

    Args:
        form: which.
        values: as it was filled in.
        now: as it is kept since; None when nobody changed it.
        remark: that somebody did.
        longest: characters of what a field says now; None for all of them.
    """
    if now is None:
        return []
    fields = {field.name: field for field in form.fields}
    changed = [
        (fields[name].label, value_words(fields[name], value))
        for name, value in now.items()
        if value != values.get(name)
    ]
    if longest is not None:
        changed = [(label, clipped(words, longest)) for label, words in changed]
    return [notice(remark), *facts(changed)]
