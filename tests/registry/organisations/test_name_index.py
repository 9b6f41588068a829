"""The index of names finds what comparing with each name one by one would find."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from registry.core.permissions import SYSTEM
from registry.core.vocabulary import OrganisationKind
from registry.organisations.known import known
from registry.organisations.name_index import NameIndex
from registry.organisations.naming import RESEMBLES, contains, equal_name, folded, placed, same_name
from registry.organisations.organisation import Organisation
from registry.store.store import Store

WORDS = ("gemeente", "provincie", "friesland", "fryslân", "haren", "laren", "plek", "makers", "rws")
NAME = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
NAMES = st.lists(NAME, min_size=1, max_size=3).map(tuple)
THINGS = st.lists(NAMES, max_size=8)
TYPED = st.one_of(NAME, NAME.map(lambda one: one[:3]), NAME.map(lambda one: one[:-1]), st.text())


def index(things):
    return NameIndex(things, lambda one: one)


def near(asked, name):
    """How near a name is, compared by itself."""
    if asked in name and (score := contains(asked, name)):
        return score
    return fuzz.partial_ratio(asked, name) if len(asked) > 3 else 0


def one_by_one(things, words, limit):
    asked = {folded(words)[:100], placed(words[:100])}
    found = []
    for names in things:
        forms = [form(name) for name in names for form in (folded, placed)]
        score = max(near(one, form) for one in asked for form in forms)
        if score >= RESEMBLES:
            found.append((-score, folded(names[0]), names))
    return [names for _, _, names in sorted(found, key=lambda one: one[:2])[:limit]]


@given(things=THINGS, words=TYPED, limit=st.integers(1, 9))
def test_the_nearest_are_those_that_one_by_one_are(things, words, limit):
    assert index(things).nearest(words, limit) == one_by_one(things, words, limit)


@given(things=THINGS, words=TYPED)
def test_the_same_is_one_that_has_that_name_or_else_nearly(things, words):
    found = index(things).same(words)
    exact = [one for one in things if equal_name(words, one)]
    alike = [one for one in things if same_name(words, one)]
    assert found == next(iter([*exact, *alike]), None)
    assert index(things).equal(words) == next(iter(exact), None)


async def test_a_changed_name_is_found_at_once_and_the_old_one_no_longer(store_url):
    async with await Store.open(store_url) as store:
        one = Organisation(slug="a", name="Gemeente Haren", kind=OrganisationKind.MUNICIPALITY)
        async with store.write(SYSTEM) as unit:
            one = await unit.of(Organisation).add(one)
        async with store.read() as unit:
            before = await known(unit, "known")
            assert before.meant("haren").slug == "a"
            assert await known(unit, "known") is before
        async with store.write(SYSTEM) as unit:
            await unit.of(Organisation).put(one.model_copy(update={"name": "Stichting Veen"}))
            within = await known(unit, "known")
            assert within.meant("veen").slug == "a"
        async with store.read() as unit:
            after = await known(unit, "known")
            assert after.meant("haren") is None
            assert after.meant("veen").slug == "a"
            assert [one.status for one in after] == ["known"]
            assert list(await known(unit, "reference")) == []
