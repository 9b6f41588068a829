"""A role is an entry, its rights and its texts: tried with one that reads and decides nothing."""

import pytest

from registry.core.permissions import RIGHTS, Right
from registry.core.vocabulary import Role
from tests.support.drill import Drill


def test_every_right_says_whose_it_is():
    assert set(RIGHTS) == set(Right)


def test_what_every_member_may_every_role_may():
    everybodys = [right for right, roles in RIGHTS.items() if Role.MEMBER in roles]

    assert [right for right in everybodys if RIGHTS[right] != frozenset(Role)] == []


PROGRAM = """
from cards.kit.translator import translator
from registry.core.permissions import RIGHTS
from registry.core.vocabulary import Role
from tests.docs.generated import rights
special = {right: roles for right, roles in RIGHTS.items() if roles != frozenset(Role)}
held = [right.name for right, roles in special.items() if Role.OBSERVER in roles]
names = [translator(one).label(Role.OBSERVER) for one in ("nl", "en")]
print([held, names, "Observer" in rights()])
"""


@pytest.mark.timeout(600)  # what it starts, a busy machine may take minutes for
def test_an_observer_is_an_entry_a_row_and_its_texts(tmp_path):
    drill = Drill(tmp_path)
    drill.put_after(
        "registry/core/vocabulary.py",
        '    ADMINISTRATOR = "beheerder"',
        '    OBSERVER = "waarnemer"',
    )

    assert drill.failing("tests/cards/kit/test_labels.py") == {
        "test_every_value_of_a_closed_list_has_a_label_of_its_own"
    }

    drill.replace(
        "registry/core/permissions.py",
        "    Right.READ_WAITING: _KERNTEAM,",
        "    Right.READ_WAITING: _KERNTEAM | {Role.OBSERVER},",
    )
    for language, name in {"nl": "Waarnemer", "en": "Observer"}.items():
        drill.add(f"cards/texts/{language}/labels.ftl", f"\nlabel-role-waarnemer = {name}\n")

    assert drill.run(PROGRAM) == [["READ_WAITING"], ["Waarnemer", "Observer"], True]
    assert len(drill.touched) == 4  # and docs/rights.md, which is made from the table
