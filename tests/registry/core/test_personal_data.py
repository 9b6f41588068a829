from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from registry.agenda.question import HelperNote, Question
from registry.core.membership import Membership
from registry.core.personal_data import fields_with, is_about, without_key
from registry.core.vocabulary import Profile, Region, Scale
from registry.hubs.hub import Hub, Seat
from registry.networks.network import Network, Review

ME, OTHER = "29:me", "29:other"


class Part(BaseModel):
    model_config = ConfigDict(frozen=True)
    by: str
    note: str = "x"
    more: tuple[str, ...] = ()
    table: dict[str, str] = {}


KEYS = st.sampled_from([ME, OTHER, "29:m", "me", "", f"kernteam:{ME}"])
PARTS = st.builds(
    Part,
    by=KEYS,
    note=KEYS,
    more=st.lists(KEYS).map(tuple),
    table=st.dictionaries(KEYS, KEYS, max_size=3),
)


@given(PARTS)
def test_the_key_goes_everywhere_and_nothing_else_does(part):
    left = without_key(part, ME)
    assert ME not in left.model_dump_json()
    assert without_key(left, ME) is left
    if ME not in part.model_dump_json():
        assert left is part
    assert [one for one in part.more if not is_about(one, ME)] == list(left.more)
    assert (left != part) <= bool(fields_with(part, ME))


def test_a_longer_key_is_somebody_else():
    assert not is_about("29:mean", ME)
    assert is_about(f"kernteam:{ME}", ME)
    assert not is_about("", "")


def test_a_network_keeps_existing_without_its_aanjager():
    network = Network(
        slug="n",
        name="Netwerk",
        scale=Scale.REGIONAL,
        leads=(ME, OTHER),
        contact="Bel Fatima El Amrani",
        review=Review(outcome="published", by=ME),
    )
    left = network.without(ME, "Fatima El Amrani")
    assert left.leads == (OTHER,)
    assert left.contact == ""
    assert left.review.by == ""
    assert left.name == "Netwerk"


def test_a_name_stays_where_the_person_does_not_stand():
    network = Network(slug="n", name="Netwerk", scale=Scale.LOCAL, contact="Jan de Vries")
    assert network.without(ME, "Jan de Vries") is network


def test_a_question_stays_without_who_put_it():
    question = Question(slug="q", text="Hoe leren wij?", asker=ME, followers=(ME, OTHER))
    left = question.without(ME)
    assert (left.asker, left.followers, left.text) == ("", (OTHER,), "Hoe leren wij?")


def test_what_somebody_wrote_in_a_list_goes_with_them():
    notes = (HelperNote(member=ME, text="Bel mij"), HelperNote(member=OTHER, text="Hallo"))
    question = Question(slug="q", text="Hoe leren wij?", notes=notes)
    assert question.without(ME).notes == notes[1:]


def test_a_seat_becomes_open():
    hub = Hub(
        slug="h",
        name="Twente",
        region=Region.TWENTE,
        province=Region.OVERIJSSEL,
        team=(Seat(profile=Profile.CONNECTOR, member=ME),),
    )
    assert hub.without(ME).team == (Seat(profile=Profile.CONNECTOR, member=None),)


def test_what_is_only_about_them_goes():
    membership = Membership(slug=Membership.key("kernteam", ME), member=ME, group="kernteam")
    assert membership.without(ME) is None
    assert membership.without(OTHER) is membership
