"""A person's key is replaced wherever it stands, and nothing else is."""

from datetime import UTC, datetime
from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from registry.agenda.question import HelperNote, Question
from registry.core.entity import Entity
from registry.core.membership import Membership
from registry.core.personal_data import is_about
from registry.core.vocabulary import Profile, Region, Scale
from registry.helpdesk.call import HelpRequest, Remark
from registry.hubs.hub import Challenge, Hub, Seat, Verdict
from registry.members.key_migration import key_fields, rekeyed, rekeyed_values
from registry.members.member import Member
from registry.networks.network import Network, Review

OLD, NEW, OTHER = "jan", "a3f1c0de-0000-4000-8000-000000000103", "piet"
NEWS = {OLD: NEW}
AT = datetime(2026, 11, 24, tzinfo=UTC)


class Part(BaseModel):
    model_config = ConfigDict(frozen=True)
    by: str = ""
    more: tuple[str, ...] = ()
    table: dict[str, str] = {}


class Anything(Entity):
    """Not kept: it has no section."""

    references: ClassVar[dict[str, str]] = {"theme": "themes", "lead": "members"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {"deep.by": ("themes",)}

    theme: str = ""
    lead: str | None = None
    part: Part | None = None
    parts: tuple[Part, ...] = ()
    deep: Part = Part()


KEYS = st.sampled_from([OLD, NEW, OTHER, "", f"twente:{OLD}", "jan jansen"])
PARTS = st.builds(
    Part,
    by=KEYS,
    more=st.lists(KEYS).map(tuple),
    table=st.dictionaries(KEYS, KEYS, max_size=3),
)
THINGS = st.builds(
    Anything,
    slug=st.just("x"),
    theme=KEYS,
    lead=st.none() | KEYS,
    part=st.none() | PARTS,
    parts=st.lists(PARTS, max_size=2).map(tuple),
    deep=PARTS,
)


def texts(value):
    if isinstance(value, dict):
        return {*value, *(text for one in value.values() for text in texts(one))}
    if isinstance(value, list | tuple):
        return {text for one in value for text in texts(one)}
    return {value} if isinstance(value, str) else set()


@given(THINGS)
def test_the_old_key_is_nowhere_and_what_is_not_a_member_stays(thing):
    moved = rekeyed(thing, NEWS)
    fields = thing.model_dump(exclude={"slug", "theme"})
    assert rekeyed(moved, NEWS) is moved
    assert moved.theme == thing.theme
    assert moved.deep.by == thing.deep.by
    if OLD not in texts(fields):
        assert moved is thing
    left = moved.model_dump(exclude={"slug", "theme"})
    left["deep"].pop("by")
    assert OLD not in texts(left)
    fields["deep"].pop("by")
    assert texts(left) - {NEW} <= texts(fields) - {NEW, OLD}
    tables = [part.table for part in (thing.part, *thing.parts, thing.deep) if part]
    if not any({OLD, NEW} <= set(table) for table in tables):  # there the old key's value gives way
        assert texts(left) - {NEW} == texts(fields) - {NEW, OLD}


@given(THINGS)
def test_plain_values_change_as_nouns_do(thing):
    values = thing.model_dump(mode="json")
    moved = rekeyed_values(Anything, values, NEWS)
    assert moved == rekeyed(thing, NEWS).model_dump(mode="json")


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | KEYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
)


@given(st.dictionaries(st.sampled_from([*Anything.model_fields, "else"]), ODD))
def test_values_of_the_wrong_kind_are_left_to_who_judges_them(values):
    before = repr(values)
    moved = rekeyed_values(Anything, values, NEWS)
    assert repr(values) == before
    assert moved.keys() == values.keys()


def test_seats_reviews_and_notes_get_the_new_key():
    hub = Hub(
        slug=OLD,
        name="Jan",
        region=Region.TWENTE,
        province=Region.OVERIJSSEL,
        lead=OLD,
        parties=(OLD,),
        team=(Seat(profile=Profile.CONNECTOR, member=OLD), Seat(profile=Profile.ENTREPRENEUR)),
        challenges=(Challenge(title=OLD, themes=(OLD,)),),
        verdict=Verdict(outcome="closed", by=OLD, at=AT, reason=OLD),
        keywords=(OLD,),
    )
    moved = rekeyed(hub, NEWS)
    assert [one.member for one in moved.team] == [NEW, None]
    assert (moved.verdict.by, moved.verdict.reason) == (NEW, OLD)
    same = {"team", "verdict"}
    assert moved.model_dump(exclude=same) == hub.model_dump(exclude=same)

    network = Network(
        slug=OLD,
        name="Jan",
        scale=Scale.LOCAL,
        leads=(OTHER, OLD, NEW),
        organisations=(OLD,),
        review=Review(outcome="published", by=OLD, note=OLD),
    )
    moved = rekeyed(network, NEWS)
    assert (moved.slug, moved.leads, moved.organisations) == (OLD, (OTHER, NEW), (OLD,))
    assert (moved.review.by, moved.review.note) == (NEW, OLD)

    question = Question(
        slug="q",
        text="jan jan jan",
        agenda=OLD,
        asker=OLD,
        helpers=(OLD,),
        notes=(HelperNote(member=OLD, text=OLD),),
    )
    moved = rekeyed(question, NEWS)
    assert (moved.agenda, moved.asker, moved.helpers) == (OLD, NEW, (NEW,))
    assert moved.notes == (HelperNote(member=NEW, text=OLD),)

    call = HelpRequest(
        slug="1",
        number=1,
        asker=OTHER,
        text=OLD,
        asked=AT,
        remarks=(Remark(member=OLD, side="helper", text=OLD, at=AT),),
    )
    moved = rekeyed(call, NEWS)
    assert (moved.remarks[0].member, moved.remarks[0].text, moved.text) == (NEW, OLD, OLD)


def test_a_slug_of_two_parts_follows_and_a_members_own_does():
    seat = Membership(slug=Membership.key("twente", OLD), member=OLD, group="twente")
    assert rekeyed(seat, NEWS).slug == f"twente:{NEW}"
    mailed = Membership(slug="twente:mail:abc", member="mail:abc", group="twente")
    assert rekeyed(mailed, {"mail:abc": NEW}).slug == f"twente:{NEW}"
    assert rekeyed(Member(slug=OLD, name=OLD), NEWS) == Member(slug=NEW, name=OLD)
    other = Membership(slug=f"{OLD}:{OTHER}", member=OTHER, group=OLD)
    assert rekeyed(other, NEWS) is other


def test_every_field_that_refers_to_members_is_known_to_hold_keys():
    for entity in Entity.sections().values():
        inner = {path.partition(".")[0]: one for path, one in entity.inner_references.items()}
        targets = {field: (one,) for field, one in entity.references.items()} | inner
        wanted = {field for field, sections in targets.items() if "members" in sections}
        assert wanted <= set(key_fields(entity)), entity
        assert "slug" not in key_fields(entity)


def test_a_key_in_a_composite_is_found_by_its_place():
    assert is_about(f"hub:twente/{NEW}", NEW)
    assert is_about(f"/{NEW}", NEW)
    assert not is_about(f"hub:twente/{NEW}0", NEW)
