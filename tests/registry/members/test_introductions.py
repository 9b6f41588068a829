from datetime import UTC, datetime, timedelta

import pytest

from registry.core.errors import Invalid
from registry.core.reference.theme import Theme
from registry.core.vocabulary import Language, OrganisationKind, Region
from registry.members.introductions import Introduction, introduce, introduce_more
from registry.members.member import Member, speak
from registry.organisations.organisation import Organisation
from registry.store.store import Store

FATIMA = "a3f1c0de-0000-4000-8000-000000000103"
FILLED = {
    "name": "Fatima El Amrani",
    "organisation": "urk",
    "organisation_new": "",
    "organisation_kind": "",
    "function": "Beleidsadviseur",
    "regions": ("flevoland", "noordelijk-flevoland"),
    "themes": ("water",),
    "language": "nl",
    "purpose": "Leren van andere gebieden.",
    "drives": True,
    "consent": True,
}


@pytest.fixture
def now():
    return datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
async def store(sqlite_url, now):
    times = iter(now + timedelta(minutes=one) for one in range(1000))
    async with await Store.open(sqlite_url, clock=lambda: next(times)) as opened:
        async with opened.write("system") as unit:
            for slug, name, short in (
                ("urk", "Gemeente Urk", ""),
                ("rws", "Rijkswaterstaat", "RWS"),
                ("laren", "Gemeente Laren", ""),
            ):
                await unit.of(Organisation).add(
                    Organisation(
                        slug=slug, name=name, short=short, kind=OrganisationKind.MUNICIPALITY
                    )
                )
            await unit.of(Theme).add(Theme(slug="water", name="Water en bodem"))
        yield opened


async def tell(store, **changes):
    async with store.write(FATIMA) as unit:
        return await introduce(unit, FILLED | changes)


async def faults(store, **changes):
    with pytest.raises(Invalid) as invalid:
        await tell(store, **changes)
    return {fault.field: fault.code for fault in invalid.value.faults}


async def members(store):
    async with store.read() as unit:
        return await unit.of(Member).all()


async def test_what_was_said_is_kept(store):
    introduced = await tell(store)
    member = introduced.member
    assert (member.slug, member.status, member.organisation) == (FATIMA, "introduced", "urk")
    assert member.drives is True
    assert member.language is Language.DUTCH
    assert member.regions == (Region.FLEVOLAND, Region.NORTH_FLEVOLAND)
    assert not introduced.choice.new
    assert await members(store) == [member]


async def test_who_changes_something_keeps_the_moment_of_consent(store):
    first = (await tell(store)).member
    second = (await tell(store, name="Fatima Amrani", drives=False)).member
    assert second.name == "Fatima Amrani"
    assert second.drives is False
    assert second.consent == first.consent is not None


async def test_every_fault_is_named_at_once_and_nothing_is_kept(store):
    found = await faults(
        store,
        name="F",
        organisation="",
        regions=("atlantis",),
        language="fr",
        purpose="x" * 1501,
        consent=False,
    )
    assert found == {
        "name": "too_short",
        "organisation": "required",
        "regions": "choice",
        "language": "choice",
        "purpose": "too_long",
        "consent": "agree",
    }
    assert await members(store) == []


async def test_without_consent_nothing_is_kept(store):
    found = await faults(
        store, consent=False, organisation_new="Gemeente Almere", organisation_kind="gemeente"
    )
    assert found == {"consent": "agree"}
    assert await members(store) == []
    async with store.read() as unit:
        assert await unit.of(Organisation).count() == 3


@pytest.mark.parametrize("odd", [None, 7, [], {}, "nee", ["urk"]])
async def test_odd_values_are_faults_and_never_errors(store, odd):
    everything = dict.fromkeys(FILLED, odd)
    with pytest.raises(Invalid):
        await tell(store, **everything)


async def test_an_unknown_theme_is_a_fault(store):
    assert await faults(store, themes=("water", "ruimtevaart")) == {"themes": "choice"}


@pytest.mark.parametrize("name", ["\x00\x01\x02", "Fa\x00tima", "   ", ""])
async def test_a_name_that_can_t_be_written_is_refused(store, name):
    assert "name" in await faults(store, name=name)


async def test_a_name_is_one_line(store):
    introduced = await tell(store, name=" Fatima \n\n El\tAmrani ")
    assert introduced.member.name == "Fatima El Amrani"


async def test_a_new_organisation_is_a_proposal(store):
    introduced = await tell(
        store, organisation_new="Waterschap Bodemrijk", organisation_kind="waterschap"
    )
    organisation = introduced.choice.organisation
    assert introduced.choice.new
    assert organisation.status == "proposed"
    assert introduced.member.organisation == organisation.slug == "waterschap-bodemrijk"


async def test_a_new_organisation_needs_its_kind(store):
    assert await faults(store, organisation_new="Waterschap Bodemrijk") == {
        "organisation_kind": "choose"
    }
    assert await faults(store, organisation_new="Iets", organisation_kind="kroeg") == {
        "organisation_kind": "choice"
    }


@pytest.mark.parametrize(
    ("name", "code"), [("漢字", "invalid"), ("😀😀", "invalid"), ("x" * 101, "too_long")]
)
async def test_a_name_that_makes_no_key_is_refused(store, name, code):
    found = await faults(store, organisation_new=name, organisation_kind="rijk")
    assert found == {"organisation_new": code}


@pytest.mark.parametrize(
    ("typed", "slug", "said"),
    [
        ("Gemeente urk", "urk", ""),
        ("RWS", "rws", ""),
        ("Rijkswaterstraat", "rws", "Rijkswaterstraat"),
        ("rws.", "rws", ""),
    ],
)
async def test_a_typed_name_that_is_known_is_that_organisation(store, typed, slug, said):
    by_new = await tell(store, organisation="", organisation_new=typed)
    by_list = await tell(store, organisation=typed)
    for introduced in (by_new, by_list):
        assert introduced.choice.organisation.slug == slug
        assert introduced.choice.typed == said
        assert not introduced.choice.new


async def test_names_that_differ_where_it_matters_are_two(store):
    introduced = await tell(store, organisation_new="Gemeente Haren", organisation_kind="gemeente")
    assert introduced.choice.new


async def test_somebody_chooses_a_language(store):
    await tell(store)
    async with store.write(FATIMA) as unit:
        assert (await speak(unit, Language.ENGLISH)).language is Language.ENGLISH


@pytest.mark.parametrize(("answer", "meant"), [("yes", True), ("no", False), (True, True)])
def test_the_follow_up_question_is_answered_as_the_form_has_it(answer, meant):
    said = Introduction.of({"name": "Fatima", "language": "nl", "consent": True, "drives": answer})
    assert said.drives is meant


@pytest.mark.parametrize("answer", ["", None])
def test_the_follow_up_question_can_wait(answer):
    said = Introduction.of({"name": "Fatima", "language": "nl", "consent": True, "drives": answer})
    assert said.drives is None


@pytest.mark.parametrize("answer", ["x", 7, []])
def test_an_odd_answer_to_the_follow_up_question_is_a_fault(answer):
    with pytest.raises(Invalid) as wrong:
        Introduction.of({"name": "Fatima", "language": "nl", "consent": True, "drives": answer})
    assert [(one.field, one.code) for one in wrong.value.faults] == [("drives", "choose")]


async def test_a_name_in_letters_of_two_alphabets_is_not_taken(store):
    async with store.write(FATIMA) as unit:
        with pytest.raises(Invalid) as refused:
            await introduce(unit, FILLED | {"name": "F\u0430tima El Amrani"})
    [fault] = refused.value.faults
    assert (fault.field, fault.code) == ("name", "letters_mixed")
    async with store.write(FATIMA) as unit:
        await introduce(unit, FILLED | {"name": "\u0424\u0430\u0442\u0438\u043c\u0430"})


async def test_a_look_alike_of_a_known_organisation_is_that_organisation(store):
    async with store.write(FATIMA) as unit:
        said = FILLED | {"organisation": "", "organisation_new": "Rijksw\u0430terstaat"}
        assert (await introduce(unit, said)).choice.organisation.slug == "rws"


async def test_a_question_that_waits_leaves_the_answer_of_before(store):
    await tell(store, drives=True)
    assert (await tell(store, drives=None)).member.drives is True


async def test_one_thing_is_changed_and_the_rest_stays(store):
    before = (await tell(store, cafe=("themes",), found_on=("water",))).member
    async with store.write(FATIMA) as unit:
        after = (await introduce_more(unit, {"function": "Directeur"})).member
    news = {"function": "Directeur", "revision": after.revision}
    assert after == before.model_copy(update=news)


async def test_one_thing_is_told_after_the_introduction(store):
    async with store.write(FATIMA) as unit:
        with pytest.raises(Invalid) as refused:
            await introduce_more(unit, {"function": "Directeur"})
    assert [one.code for one in refused.value.faults] == ["found_introduce"]
