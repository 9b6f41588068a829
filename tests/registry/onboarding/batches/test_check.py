"""Each kind of person and each kind of line is held against the registry right."""

from datetime import date

import pytest

from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Profile, Role
from registry.members.aliases import known_as_many
from registry.members.member import Member, key_of_email
from registry.onboarding.appointments import appoint
from registry.onboarding.batches.check import Kind
from registry.onboarding.batches.mending import RowForm, confirm, mend
from registry.onboarding.departures import depart
from registry.onboarding.people import InviteForm, invite
from registry.organisations.domain import OrganisationDomain
from registry.organisations.organisation import Organisation
from tests.registry.onboarding.batches.fixtures_lists import (
    MAKER,
    add,
    all_of,
    brought,
    codes,
    get,
    yes,
)


async def test_who_is_known_is_not_made_anew_and_who_is_in_it_is_left_alone(store):
    await add(
        store,
        Member(slug="ann", name="Anna de Vries", email="anna@x.nl"),
        Member(slug="bob", name="Bob Smit", email="bob@x.nl"),
    )
    async with store.write(SYSTEM) as unit:
        await appoint(unit, "twente", "bob", profile=Profile.CONNECTOR)
    preview = await brought(
        store, "Anna V <ANNA@X.nl>;;Twente\nBob <bob@x.nl>;;Twente\nkees@x.nl;Kees Kok;;twente"
    )
    kinds = [one.kind for one in preview.findings]
    assert kinds == [Kind.KNOWN, Kind.THERE, Kind.NEW]
    assert (preview.counts.known, preview.counts.invite) == (1, 1)
    await yes(store, preview)
    assert (await get(store, Member, "ann")).name == "Anna de Vries"
    seat = await get(store, Membership, Membership.key("twente", "bob"))
    assert (seat.profile, seat.revision) == (Profile.CONNECTOR, 1)
    assert (await get(store, Member, key_of_email("kees@x.nl"))).name == "Kees Kok"


async def test_who_got_an_account_is_found_by_the_address_of_the_invitation(store):
    async with store.write(MAKER) as unit:
        member, _ = await invite(unit, InviteForm(email="anna@x.nl", name="Anna"))
    key = "a3f1c0de-0000-4000-8000-0000000000aa"
    async with store.write(SYSTEM) as unit:
        await known_as_many(unit, {member.slug: key})
        known = await unit.of(Member).get(key)
        await unit.of(Member).put(known.model_copy(update={"email": ""}))
    [found] = (await brought(store, "anna@x.nl;Anna;;Twente")).findings
    assert (found.kind, found.member.slug) == (Kind.KNOWN, key)


async def test_doubles_count_once_and_what_contradicts_itself_is_a_fault(quick):
    preview = await brought(
        quick,
        "a@x.nl;Anna Bos;;Twente;verbinder\nA@X.NL;anna bos;;Twente\na@x.nl;Anna Bos;;"
        "Twente;ondernemer\na@x.nl;;;Initiatiefgroep",
    )
    kinds = [one.kind for one in preview.findings]
    assert kinds == [Kind.NEW, Kind.DOUBLE, Kind.FAULT, Kind.NEW]
    assert codes(preview) == {3: ["batch_double"]}
    assert preview.findings[1].first == 1
    assert (preview.counts.ready, preview.counts.new) == (2, 1)
    assert {one.group for one in (await yes(quick, preview)).seats} == {"twente", "initiatiefgroep"}


async def test_who_may_be_there_by_another_address_is_asked_about(quick):
    await add(quick, Member(slug="ann", name="Anna de Vries", email="anna@x.nl"))
    preview = await brought(
        quick,
        "Anna de Vries <a.devries@x.nl>\nanna+plek@x.nl\nBo Bos <bo@x.nl>\nbo+2@x.nl\n"
        "Bo Bos <bob@y.nl>\nOnbekend Mens <o@x.nl>",
    )
    assert codes(preview) == {
        1: ["batch_alike_known"],
        2: ["batch_alike_known"],
        4: ["batch_alike"],
        5: ["batch_same_name"],
    }
    assert all(one.is_question for one in preview.faulty)
    async with quick.write(MAKER) as unit:
        sure = await confirm(unit, preview.batch.slug, preview.faulty[0].row.number)
    assert 1 not in codes(sure)
    assert sure.counts.ready == preview.counts.ready + 1


async def test_who_left_comes_back_on_a_word_only(store):
    await add(store, Member(slug="ann", name="Anna Bos", email="anna@x.nl"))
    async with store.write(MAKER) as unit:
        await appoint(unit, "twente", "ann")
        await depart(unit, "ann")
    preview = await brought(store, "anna@x.nl;Anna Bos;;Twente\nb@x.nl;Bob Bos;;Initiatiefgroep")
    assert codes(preview) == {1: ["batch_left"]}
    async with store.write(MAKER) as unit:
        sure = await confirm(unit, preview.batch.slug, 1)
    await yes(store, sure)
    assert (await get(store, Member, "ann")).status == "new"


async def test_what_a_group_does_not_give_is_refused_by_line(quick):
    preview = await brought(
        quick,
        "naam;e-mail;groep;rol\nA;a@x.nl;Initiatiefgroep;verbinder\nB;b@x.nl;Stuurgroep;beheerder\n"
        "C;c@x.nl;Stuurgroep;kernteam\nD;d@x.nl;Stuurgroep;stuurgroep\nE;e@x.nl;Twente;hubteam\n"
        "F;f@x.nl;;verbinder\nG;g@x.nl;Twente;deelnemer\n",
    )
    assert codes(preview) == {
        2: ["profile_no_hub"],
        3: ["batch_profile_unknown"],
        4: ["batch_profile_unknown"],
        7: ["batch_profile_alone"],
    }
    await yes(quick, preview)
    roles = {one.group: one.role for one in await all_of(quick, Membership) if "mail:" in one.slug}
    assert roles.keys() == {"stuurgroep", "twente"}
    assert roles["stuurgroep"] is Role.STEERING
    held = await all_of(quick, Membership, group="twente")
    assert sorted(one.role for one in held) == [Role.MEMBER, Role.HUB_TEAM]


async def test_another_profile_of_who_is_in_it_is_not_changed_by_a_list(quick):
    await add(quick, Member(slug="ann", name="Anna", email="anna@x.nl"))
    async with quick.write(SYSTEM) as unit:
        await appoint(unit, "twente", "ann", profile=Profile.CONNECTOR)
    preview = await brought(quick, "anna@x.nl;Anna;;Twente;ondernemer\nanna@x.nl;Anna;;kernteam")
    assert codes(preview) == {1: ["batch_other_profile"]}


async def test_organisations_by_name_alias_part_and_key_and_the_nearest_for_others(quick):
    preview = await brought(
        quick,
        "mail;organisatie\na@x.nl;gemeente almelo\nb@x.nl;Almelo\nc@x.nl;rivm\n"
        "d@x.nl;Gemeente Almello\ne@x.nl;Provincie Fryslân",
    )
    assert codes(preview) == {5: ["batch_organisation_unknown"]}
    assert preview.directory.nearest("Gemeente Almello")[0][1] == "Gemeente Almelo"
    await yes(quick, preview)
    member = await get(quick, Member, key_of_email("b@x.nl"))
    assert (await get(quick, Organisation, member.organisation)).name == "Gemeente Almelo"


async def test_without_a_name_the_domain_of_the_address_tells_the_organisation(store):
    await add(
        store,
        OrganisationDomain(slug="rivm.nl", organisation="rivm"),
        OrganisationDomain(slug="lab.rivm.nl", organisation="gemeente-almelo"),
    )
    preview = await brought(
        store, "a@rivm.nl\nb@x.rivm.nl\nc@lab.rivm.nl\nd@gmail.com\ne@rivm.nl;E;CBS;Twente"
    )
    found = [one.organisation for one in preview.findings]
    assert found == ["rivm", "rivm", "gemeente-almelo", "", "cbs"]
    await yes(store, preview)
    assert (await get(store, Member, key_of_email("a@rivm.nl"))).organisation == "rivm"


async def test_what_somebody_said_of_themselves_is_left_alone(quick):
    said = Member(slug="ann", name="Anna", email="anna@x.nl", consent=quick.moved.now)
    await add(quick, said, Member(slug="bob", email="bob@x.nl"))
    await yes(quick, await brought(quick, "anna@x.nl;;RIVM;Twente\nbob@x.nl;;RIVM;Twente"))
    assert (await get(quick, Member, "ann")).organisation is None
    assert (await get(quick, Member, "bob")).organisation == "rivm"


# --- until a day


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("tot gisteren", "until_past"),
        ("tot 1-1-2020", "until_past"),
        ("tot aap", "date"),
        ("tot 31 februari 2027", "date_none"),
    ],
)
async def test_a_day_that_cannot_be_is_said_at_the_line_and_nothing_is_done(store, end, code):
    preview = await brought(store, f"Anna;a@x.nl;;Twente;;{end}\nBo;b@x.nl;;Twente")
    assert codes(preview) == {1: [code]}
    await yes(store, preview)
    assert [one.member for one in await all_of(store, Membership, group="twente")] == [
        key_of_email("b@x.nl")
    ]
    mended = await mended_row(store, preview, until="tot en met 30 juni 2099")
    assert codes(mended) == {1: ["date_far"]}
    mended = await mended_row(store, preview, until="31-12-2027")
    assert codes(mended) == {}


async def test_an_end_gets_onto_the_membership_of_a_hub_and_of_a_group(store):
    preview = await brought(
        store,
        "naam;e-mail;groep;t/m\nAnna;a@x.nl;Twente;30-6-2027\nBo;b@x.nl;Initiatiefgroep;"
        "\nKees;k@x.nl;Initiatiefgroep;tot 1 juli 2027",
    )
    assert codes(preview) == {}
    await yes(store, preview)
    seats = {
        one.member: one.until
        for group in ("twente", "initiatiefgroep")
        for one in await all_of(store, Membership, group=group)
    }
    assert seats == {
        key_of_email("a@x.nl"): date(2027, 7, 1),
        key_of_email("b@x.nl"): None,
        key_of_email("k@x.nl"): date(2027, 7, 1),
    }


async def test_an_end_without_a_group_or_another_than_was_agreed_is_not_dropped_in_silence(store):
    await add(store, Member(slug="ann", name="Anna", email="a@x.nl"))
    async with store.write(SYSTEM) as unit:
        await appoint(unit, "twente", "ann", until=date(2027, 7, 1))
    preview = await brought(
        store,
        "e-mail;groep;tot\na@x.nl;Twente;1-8-2027\na@x.nl;Initiatiefgroep;1-8-2027\nb@x.nl;;1-8-2027",
    )
    assert codes(preview) == {2: ["batch_other_until"], 4: ["batch_until_alone"]}
    [same] = (await brought(store, "e-mail;groep;tot\na@x.nl;Twente;1-7-2027")).findings[-1:]
    assert same.kind is Kind.THERE


async def mended_row(store, preview, **news):
    [line] = preview.faulty
    form = RowForm(email=line.row.email, name=line.row.name, group="twente", **news)
    async with store.write(MAKER) as unit:
        return await mend(unit, preview.batch.slug, line.row.number, form)
