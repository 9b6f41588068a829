"""Every section and every field that is kept has a name for people, in both languages."""

from typing import Any, get_args

import pytest
from pydantic import BaseModel

import bot.dispatch.refusals  # noqa: F401
from bot.conversations import all_routes
from cards.kit.translator import translator
from registry.core.entity import Entity
from registry.core.vocabulary import COMPLETE

all_routes()  # whatever is kept is imported by who uses it
OURS = sorted(
    (one for one in Entity.sections().values() if not one.__module__.startswith("tests.")),
    key=lambda one: one.section,
)


def models(annotation: Any) -> set[type[BaseModel]]:
    """The models in a type, and the models in theirs."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}.union(
            *(models(one.annotation) for one in annotation.model_fields.values())
        )
    return set().union(*(models(one) for one in get_args(annotation)))


FIELDS = sorted({field for one in OURS for model in models(one) for field in model.model_fields})


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.parametrize("kind", ["privacy-section", "logbook-section"])
def test_every_section_has_a_name(language, kind):
    own = translator(language).own
    assert [one.section for one in OURS if not own(f"{kind}-{one.section}")] == []


@pytest.mark.parametrize("language", COMPLETE)
def test_every_field_has_a_name(language):
    assert len(FIELDS) > 250
    assert [one for one in FIELDS if not translator(language).own(f"field-{one}")] == []


@pytest.mark.parametrize("language", COMPLETE)
def test_what_has_no_name_any_more_is_not_shown_by_what_the_code_calls_it(language):
    t = translator(language)
    for kind in ("field", "privacy-section", "logbook-section"):
        assert t.named(kind, "hub_key") == t(f"{kind}-other")
    assert t.named("field", "closed_by") == t("field-closed_by")
