from enum import StrEnum

import pytest

from cards.kit.translator import translator
from registry.core import vocabulary
from registry.core.vocabulary import Language

CLOSED_LISTS = [
    value
    for value in vars(vocabulary).values()
    if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("closed", CLOSED_LISTS, ids=lambda one: one.__name__)
def test_every_value_of_a_closed_list_has_a_label_of_its_own(language, closed):
    labels = [translator(language).label(value) for value in closed]
    assert len(set(labels)) == len(labels)
    assert all(labels)
