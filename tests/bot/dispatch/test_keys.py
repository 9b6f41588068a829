"""No identity that comes in is a key of the system's, of nobody's, or of who has no account."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.dispatch.contacts.keys import member_key
from registry.core.errors import NotAllowed
from registry.core.permissions import NOBODY, SYSTEM, Right, require
from registry.members.member import Member, is_reserved, key_of_email
from registry.store.store import Store
from tests.support.conversation import CHANNEL, Kind, Person, town
from tests.support.rights import EVERYBODY_MAY

FATIMA = "A3F1C0DE-0000-4000-8000-000000000103"
RESERVED = (SYSTEM, "SYSTEM", "mail:0123", key_of_email("fatima@rws.example"), "MAIL:x")


@given(st.text(min_size=1) | st.sampled_from(RESERVED))
@example("system")
@example("\u017fystem")  # a long s folds to an s
def test_no_identity_gives_a_key_that_nobody_acts_by(identity):
    key = member_key(identity)
    assert not is_reserved(key)
    assert Member(slug=key).slug == key


def test_an_object_id_is_its_own_key_and_no_identity_is_nobody():
    assert member_key(FATIMA) == FATIMA.lower()
    assert member_key("") == NOBODY


def test_the_system_is_no_member_but_who_was_kept_as_one_can_be_read():
    with pytest.raises(ValidationError, match="the system's own key"):
        Member(slug=SYSTEM)
    for key in ("", "System", " system"):
        with pytest.raises(ValidationError):
            Member(slug=key)
    assert Member(slug=key_of_email("fatima@rws.example"))


@pytest.mark.parametrize("identity", [*RESERVED, ""])
async def test_nobody_has_the_systems_rights_by_an_identity(sqlite_url, identity):
    async with await Store.open(sqlite_url) as store:
        for right in Right:
            async with store.write(member_key(identity)) as unit:
                if identity and right in EVERYBODY_MAY:
                    continue
                with pytest.raises(NotAllowed):
                    await require(unit, right)


@pytest.mark.parametrize("kind", [Kind.BOT_ADDED, Kind.PLACE_CHANGED, Kind.ARRIVED, Kind.LEFT])
async def test_an_event_without_an_actor_makes_nobody_a_member(sqlite_url, kind):
    async with town(sqlite_url) as plek:
        before = await plek.all(Member)
        await plek.chat(Person("", "29:jan"), CHANNEL).happen(kind)
        await plek.work()
        assert await plek.all(Member) == before
