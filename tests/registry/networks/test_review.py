import pytest

from registry.core.errors import AlreadyDecided, Invalid, NotAllowed, NotFound
from registry.core.reference.theme import Theme
from registry.core.vocabulary import OrganisationKind
from registry.networks.changes import archive, change, editable, restore
from registry.networks.leads import claim, led, settle
from registry.networks.network import Network, NetworkSubmitted
from registry.networks.review import Lookalikes, approve, ask_more, reject, submit, waiting
from registry.networks.rounds import Overtaken
from registry.organisations.organisation import Organisation
from registry.store.store import Store
from tests.registry.networks.fixtures_networks import (
    KERNTEAM,
    LEAD,
    SECOND,
    STRANGER,
    do,
    entry,
    events,
    people,
)
from tests.support.at_once import at_once

FIRST, OTHER = KERNTEAM


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        await people(opened)
        yield opened


@pytest.fixture
async def sqlite(sqlite_url):
    async with await Store.open(sqlite_url) as opened:
        await people(opened)
        yield opened


async def get(store, slug="water-twente"):
    async with store.read() as unit:
        return await unit.of(Network).get(slug)


async def published(store, **news):
    network = await do(store, LEAD, submit, entry(**news))
    network = await do(store, FIRST, approve, network.slug, network.round)
    await events(store)
    return network


async def test_a_network_is_public_once_the_kernteam_approves(store):
    sent = await do(store, LEAD, submit, entry())
    assert (sent.status, sent.leads, sent.waiting) == ("submitted", (LEAD,), True)
    assert sent.findable() is None

    done = await do(store, FIRST, approve, sent.slug, sent.round)

    assert (done.status, done.review.by) == ("published", FIRST)
    assert done.findable() is not None
    assert [one.name for one in await events(store)] == [
        "network.submitted",
        "network.published",
        "network.decided",
    ]


async def test_of_many_reviewers_at_once_one_decides_and_all_learn_who(store):
    sent = await do(store, LEAD, submit, entry())

    async def try_to(actor, deed, *more):
        try:
            return await do(store, actor, deed, sent.slug, sent.round, *more)
        except AlreadyDecided as first:
            return first

    tries = [
        try_to(FIRST, approve),
        try_to(OTHER, reject, "Dubbel."),
        try_to(FIRST, ask_more, "Voor wie?"),
        try_to(OTHER, approve),
    ]
    outcomes = await at_once(*tries)

    won = [one for one in outcomes if isinstance(one, Network)]
    lost = [one for one in outcomes if isinstance(one, AlreadyDecided)]
    assert (len(won), len(lost)) == (1, 3)
    final = await get(store)
    assert final.review == won[0].review
    assert {(one.by, one.outcome) for one in lost} == {(final.review.by, final.review.outcome)}
    decided = [one for one in await events(store) if one.name == "network.decided"]
    assert len(decided) == 1


async def test_many_who_send_the_same_network_at_once_make_one(store):
    async def send(actor):
        try:
            return await do(store, actor, submit, entry())
        except Lookalikes as found:
            return found

    outcomes = await at_once(*(send(actor) for actor in (LEAD, SECOND, STRANGER)))

    # PostgreSQL lets two look at the same time; the second then gets a key of its own.
    slugs = {one.slug for one in outcomes if isinstance(one, Network)}
    async with store.read() as unit:
        assert {one.slug for one in await unit.of(Network).all()} == slugs
    assert slugs


async def test_a_network_of_the_same_name_is_shown_first_and_sent_when_it_is_another(sqlite):
    await do(sqlite, LEAD, submit, entry())
    with pytest.raises(Lookalikes) as found:
        await do(sqlite, SECOND, submit, entry(name="Water-Twente!"))
    assert [one.slug for one in found.value.networks] == ["water-twente"]

    other = await do(sqlite, SECOND, submit, entry(name="Water-Twente!"), apart=("water-twente",))

    assert other.slug == "water-twente-2"


async def test_a_name_without_letters_of_ours_gets_a_key_too(sqlite):
    sent = await do(sqlite, LEAD, submit, entry(name="水の学校"))
    assert sent.slug == "netwerk"


async def test_a_question_goes_back_and_its_answer_brings_it_to_review(sqlite):
    sent = await do(sqlite, LEAD, submit, entry())
    asked = await do(sqlite, FIRST, ask_more, sent.slug, sent.round, "Voor wie?")
    assert (asked.status, asked.asked, asked.waiting) == ("questioned", "Voor wie?", False)

    again = await do(sqlite, LEAD, change, sent.slug, entry(), answer="Voor iedereen")

    assert (again.status, again.waiting, again.asked) == ("submitted", True, "")
    assert (again.review.note, again.review.answer) == ("Voor wie?", "Voor iedereen")
    done = await do(sqlite, OTHER, approve, sent.slug, again.round)
    assert done.status == "published"


@pytest.mark.parametrize("deed", [ask_more, reject])
@pytest.mark.parametrize(("note", "code"), [("", "required"), ("x" * 1001, "too_long")])
async def test_a_question_or_a_reason_must_be_given_and_fit(sqlite, deed, note, code):
    sent = await do(sqlite, LEAD, submit, entry())
    with pytest.raises(Invalid) as invalid:
        await do(sqlite, FIRST, deed, sent.slug, sent.round, note)
    assert [(one.field, one.code) for one in invalid.value.faults] == [("note", code)]
    assert (await get(sqlite)).round == sent.round


async def test_what_matters_of_a_published_network_changes_after_review(sqlite):
    await published(sqlite, website="oud.nl")
    wish = entry(name="Bodem Twente", website="nieuw.nl", regions=("twente",))

    changed = await do(sqlite, LEAD, change, "water-twente", wish)

    assert (changed.name, changed.website) == ("Water Twente", "https://oud.nl")
    assert changed.regions == ("twente",)
    assert changed.pending.fields == {"name": "Bodem Twente", "website": "https://nieuw.nl"}
    assert changed.waiting
    done = await do(sqlite, FIRST, approve, changed.slug, changed.round)
    assert (done.name, done.website, done.pending) == ("Bodem Twente", "https://nieuw.nl", None)
    assert done.slug == "water-twente"


async def test_a_website_and_a_yes_can_be_taken_back(sqlite):
    await published(sqlite, website="oud.nl", publish=True)
    changed = await do(sqlite, LEAD, change, "water-twente", entry())
    assert changed.pending.fields == {"website": "", "publish": False}
    done = await do(sqlite, FIRST, approve, changed.slug, changed.round)
    assert (done.website, done.publish) == ("", False)


async def test_a_change_that_is_rejected_leaves_what_was_public(sqlite):
    await published(sqlite)
    changed = await do(sqlite, LEAD, change, "water-twente", entry(name="Bodem Twente"))
    await do(sqlite, FIRST, reject, changed.slug, changed.round, "Andere naam, ander netwerk.")
    left = await get(sqlite)
    assert (left.status, left.name, left.pending) == ("published", "Water Twente", None)
    assert left.review.outcome == "rejected"


async def test_a_question_about_a_change_is_answered_by_the_next_change(sqlite):
    await published(sqlite)
    changed = await do(sqlite, LEAD, change, "water-twente", entry(name="Bodem Twente"))
    asked = await do(sqlite, FIRST, ask_more, changed.slug, changed.round, "Waarom?")
    assert (asked.status, asked.asked, asked.waiting) == ("published", "Waarom?", False)
    wish = entry(name="Bodem Twente")
    again = await do(sqlite, LEAD, change, "water-twente", wish, answer="Het is breder.")
    assert again.waiting
    assert again.review.answer == "Het is breder."


async def test_saving_without_a_change_changes_nothing(sqlite):
    before = await published(sqlite)
    after = await do(sqlite, LEAD, change, "water-twente", entry())
    assert after == before
    assert await events(sqlite) == []


async def test_what_the_kernteam_writes_is_public_and_leaves_other_wishes_waiting(sqlite):
    await published(sqlite)
    wish = entry(name="Bodem Twente", purpose="Iets anders.")
    await do(sqlite, LEAD, change, "water-twente", wish)

    done = await do(sqlite, FIRST, change, "water-twente", entry(name="Bodem Twente", contact="A"))

    assert (done.name, done.contact) == ("Bodem Twente", "A")
    assert done.pending.fields == {"purpose": "Iets anders."}


async def test_a_reviewer_decides_on_what_was_seen(sqlite):
    sent = await do(sqlite, LEAD, submit, entry())
    await do(sqlite, LEAD, change, sent.slug, entry(purpose="Stiekem iets anders."))
    with pytest.raises(Overtaken):
        await do(sqlite, FIRST, approve, sent.slug, sent.round)
    submitted = [one for one in await events(sqlite) if isinstance(one, NetworkSubmitted)]
    assert [one.again for one in submitted] == [False, True]


async def test_a_rejected_network_can_be_improved_and_sent_again(sqlite):
    sent = await do(sqlite, LEAD, submit, entry())
    await do(sqlite, FIRST, reject, sent.slug, sent.round, "Te vaag.")
    again = await do(sqlite, LEAD, change, sent.slug, entry(purpose="Nu helder."))
    assert again.waiting


async def test_what_is_archived_is_gone_until_the_kernteam_brings_it_back(sqlite):
    await published(sqlite)
    gone = await do(sqlite, LEAD, archive, "water-twente")
    assert (gone.status, gone.findable()) == ("archived", None)
    assert await do(sqlite, LEAD, archive, "water-twente") == gone
    with pytest.raises(AlreadyDecided):
        await do(sqlite, LEAD, change, "water-twente", entry())
    with pytest.raises(NotAllowed):
        await do(sqlite, LEAD, restore, "water-twente")
    back = await do(sqlite, FIRST, restore, "water-twente")
    assert back.status == "published"


async def test_only_those_who_may_edit_get_the_fields_and_aanjagers_see_their_last_wish(sqlite):
    await published(sqlite)
    await do(sqlite, LEAD, change, "water-twente", entry(name="Bodem Twente"))
    async with sqlite.read() as unit:
        assert (await editable(unit, "water-twente", LEAD)).fields["name"] == "Bodem Twente"
        assert (await editable(unit, "water-twente", FIRST)).fields["name"] == "Water Twente"
        with pytest.raises(NotAllowed):
            await editable(unit, "water-twente", STRANGER)


async def test_a_second_aanjager_is_confirmed_by_the_first(sqlite):
    await published(sqlite)
    claimed = await do(sqlite, SECOND, claim, "water-twente")
    assert claimed.claims == (SECOND,)
    assert await do(sqlite, SECOND, claim, "water-twente") == claimed
    with pytest.raises(NotAllowed):
        await do(sqlite, SECOND, settle, "water-twente", SECOND, accepted=True)

    done = await do(sqlite, LEAD, settle, "water-twente", SECOND, accepted=True)

    assert (done.leads, done.claims) == ((LEAD, SECOND), ())
    with pytest.raises(AlreadyDecided):
        await do(sqlite, FIRST, settle, "water-twente", SECOND, accepted=False)
    assert (await get(sqlite)).leads == (LEAD, SECOND)
    async with sqlite.read() as unit:
        assert [one.slug for one in await led(unit, SECOND)] == ["water-twente"]


async def test_somebody_of_the_kernteam_needs_no_confirmation_and_nobody_joins_what_is_gone(sqlite):
    await published(sqlite)
    assert (await do(sqlite, FIRST, claim, "water-twente")).leads == (LEAD, FIRST)
    await do(sqlite, LEAD, archive, "water-twente")
    with pytest.raises(NotFound):
        await do(sqlite, SECOND, claim, "water-twente")


async def test_what_does_not_exist_is_named_and_what_is_known_by_name_is_recognised(sqlite):
    async with sqlite.write("system") as unit:
        await unit.of(Theme).add(Theme(slug="water", name="Water"))
        await unit.of(Organisation).add(
            Organisation(
                slug="rws", name="Rijkswaterstaat", short="RWS", kind=OrganisationKind.AGENCY
            )
        )
    wrong = entry(themes=("water", "vuur"), organisations=("nee",), programme="niets")
    with pytest.raises(Invalid) as invalid:
        await do(sqlite, LEAD, submit, wrong)
    assert [(one.field, one.code) for one in invalid.value.faults] == [
        ("themes", "unknown"),
        ("organisations", "unknown"),
        ("programme", "unknown"),
    ]
    sent = await do(
        sqlite,
        LEAD,
        submit,
        entry(themes=("water",), others="rws; Gemeente Losser; Stichting Losveen"),
    )
    assert (sent.organisations, sent.others) == (
        ("rws", "gemeente-losser"),
        ("Stichting Losveen",),
    )


async def test_what_waits_is_what_the_kernteam_must_look_at(sqlite):
    await published(sqlite)
    sent = await do(sqlite, LEAD, submit, entry(name="Leren in de polder"))
    await do(sqlite, LEAD, change, "water-twente", entry(purpose="Anders."))
    async with sqlite.read() as unit:
        assert [one.slug for one in await waiting(unit)] == ["leren-in-de-polder", "water-twente"]
    await do(sqlite, FIRST, ask_more, sent.slug, sent.round, "Voor wie?")
    async with sqlite.read() as unit:
        assert [one.slug for one in await waiting(unit)] == ["water-twente"]
