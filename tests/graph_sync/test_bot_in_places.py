"""The bot in teams and in private channels, against a Graph that refuses as Microsoft says."""

from contextlib import asynccontextmanager

import pytest

from bot.dispatch.contacts.presence import note_presence
from graph_sync.graph.call import GraphCall
from graph_sync.graph.errors import AlreadyThere, ConsentMissing, Forbidden, Refused
from graph_sync.graph.permissions import PERMISSIONS
from graph_sync.graph.responses import GraphResponse
from graph_sync.ledger.ledger import LedgerEntry
from graph_sync.limits import Op
from registry.core.permissions import SYSTEM
from registry.members.member import Member
from registry.provisioning.plan import ResourceKind, SyncAction
from tests.graph_sync.fixtures_world import BOT
from tests.graph_sync.ledger.fixtures_ledger import alliance

ASKED = ["TeamMember.Read.Group"]
ALL_ROLES = [one.name for one in PERMISSIONS]
KERNTEAM = "hub:twente:kernteam"


@pytest.fixture
async def new(sqlite_url):
    """An empty registry, and a tenant with an owner; nothing of the sync's settings is on."""
    async with alliance(sqlite_url, bare=True) as opened:
        yield opened


@asynccontextmanager
async def allowed(url):
    """A hub that is there, and a sync that may put the bot in private channels."""
    async with alliance(url, bare=True) as opened:
        await opened.hub("twente", "Twente", guests=1)
        await opened.align()
        opened.tenant.settings = opened.tenant.settings.model_copy(update={"channel_app": True})
        opened.sync = opened.syncing()
        yield opened


def channel_of(new, name):
    team = new.tenant.group("GW Twente").team
    return next(one for one in team.channels.values() if one.name == name)


def asks(new, *names):
    new.tenant.sandbox.state.apps[BOT].asks = list(names)


def installs(plan):
    return [one.key for one in plan.changes if one.kind is ResourceKind.APP]


def blocked(plan):
    return [(one.key, one.why, one.value) for one in plan.blocked]


async def kept(new, key):
    async with new.store.read(SYSTEM) as unit:
        return await unit.of(LedgerEntry).find(key)


async def hear(new, key=KERNTEAM, *, there=True):
    async with new.store.write(SYSTEM) as unit:
        entry = await unit.of(LedgerEntry).get(key)
        await note_presence(unit, entry.graph_id, there=there)


class TestConsent:
    async def test_a_package_that_asks_is_told_beforehand_and_all_else_is_done(self, new):
        asks(new, *ASKED)
        await new.hub("twente", "Twente", guests=3, team=2)
        plan = await new.plan()
        assert installs(plan) == []
        assert blocked(plan) == [(":app", "app-consent", "TeamMember.Read.Group")]
        outcome = await new.sync.apply(plan, asked_by="els")
        assert (outcome.failed, outcome.left.changes) == ((), ())
        hub = new.picture()["GW Twente"]
        assert len(hub["members"]) == 4
        assert "Kernteam" in {name for name, *_ in hub["channels"]}
        assert hub["apps"] == []
        assert await new.events() == []  # the welcome is the bot's, and waits for it

        asks(new)
        outcome = await new.align()
        assert outcome.failed == ()
        assert new.picture()["GW Twente"]["apps"] == [BOT]
        assert [one.name for one in await new.events()] == ["place.ready"]

    async def test_a_refusal_is_told_as_consent_and_sets_nothing_else_aside(self, new):
        await new.hub("twente", "Twente", guests=3, team=2)
        plan = await new.plan()
        assert installs(plan) == ["hub:twente:app"]
        asks(new, *ASKED)  # the package was changed since, which Graph tells at the installation
        outcome = await new.sync.apply(plan, asked_by="els")
        assert [(one.area, one.why) for one in outcome.failed] == [("hub:twente", "consent")]
        assert [one.kind for one in outcome.left.changes] == [ResourceKind.APP]
        ledger = await new.ledger()
        assert not ledger.areas or not ledger.areas["hub:twente"].setback
        assert ledger.entries["hub:twente:app"].refused == "consent"

        async with new.store.write(SYSTEM) as unit:
            await unit.of(Member).add(
                Member(slug="nog-een", name="Nog Een", email="een@gemeente.example")
            )
            await new.add_membership(unit, "twente", "nog-een")
        plan = (await new.sync.plan(heed_quarantine=True)).plan
        assert (":app", "app-consent", "TeamMember.Read.Group") in blocked(plan)
        assert "add member" in {f"{one.action} {one.kind}" for one in plan.changes}

    async def test_what_was_refused_is_asked_again_after_a_day_or_when_somebody_looks(self, new):
        await new.hub("twente", "Twente", guests=1)
        plan = await new.plan()
        asks(new, *ASKED)
        await new.sync.apply(plan, asked_by="els")
        asks(new)
        heeding = (await new.sync.plan(heed_quarantine=True)).plan
        assert installs(heeding) == []
        assert ("hub:twente:app", "app-refused", "") in blocked(heeding)
        assert installs(await new.plan()) == ["hub:twente:app"]  # asked for
        new.time.go_on(hours=25)
        later = (await new.sync.plan(heed_quarantine=True)).plan
        assert installs(later) == ["hub:twente:app"]
        assert (await new.sync.apply(later, asked_by="els")).failed == ()
        assert (await kept(new, "hub:twente:app")).refused == ""


@pytest.mark.parametrize(
    ("status", "code", "message", "error"),
    [
        (
            412,
            "PreconditionFailed",
            (
                "Failed to execute TeamsGraphService backend request "
                "IsUserAuthorizedToGrantGroupResourceSpecificPermissionsRequest."
            ),
            ConsentMissing,
        ),
        (412, "PreconditionFailed", "", ConsentMissing),
        (400, "BadRequest", "The required permissions have not been consented to.", ConsentMissing),
        (400, "BadRequest", "App needs resource specific permissions.", ConsentMissing),
        (400, "BadRequest", "The app definition is disabled.", Refused),
        (409, "Conflict", "The app is already installed in the specified scope.", AlreadyThere),
        (
            403,
            "Forbidden",
            (
                "Missing role permissions. API requires one of 'TeamsAppInstallation."
                "ReadWriteAndConsentSelfForTeam.All'."
            ),
            Forbidden,
        ),
    ],
)
def test_a_refused_installation_is_about_consent_or_not(status, code, message, error):
    answer = GraphResponse(status, body={"error": {"code": code, "message": message}})
    call = GraphCall(Op.POST_APP, "POST", "/teams/x/installedApps", shown="/teams/x/installedApps")
    assert type(answer.refusal(call)) is error


def test_consent_is_a_word_of_installations_only():
    answer = GraphResponse(400, body={"error": {"code": "BadRequest", "message": "consent"}})
    call = GraphCall(Op.POST_CHANNEL, "POST", "/teams/x/channels", shown="/teams/x/channels")
    assert type(answer.refusal(call)) is Refused


class TestPrivateChannels:
    async def test_the_bot_is_not_there_until_somebody_adds_it(self, new):
        await new.hub("twente", "Twente", guests=2, team=1)
        assert (await new.align()).failed == ()
        assert (await kept(new, KERNTEAM)).bot == "absent"
        assert (await kept(new, "hub:twente:bijeenkomsten")).bot == ""
        plan = await new.plan()
        assert plan.aligned
        assert blocked(plan) == [(f"{KERNTEAM}:app", "bot-not-in-channel", "GW Twente")]
        assert (
            new.tenant.asked().get("POST /teams/{team}/channels/{channel}/enabledApps/$ref") is None
        )

        await hear(new)
        assert (await kept(new, KERNTEAM)).bot == "present"
        assert blocked(await new.plan()) == []
        await hear(new, there=False)
        assert blocked(await new.plan()) == [(f"{KERNTEAM}:app", "bot-not-in-channel", "GW Twente")]

    async def test_an_app_out_of_the_team_is_out_of_its_channels(self, new):
        await new.hub("twente", "Twente", guests=1)
        await new.align()
        await hear(new)
        new.tenant.hand("remove app", team="GW Twente")
        await new.sync.persist(await new.sync.plan())
        assert (await kept(new, KERNTEAM)).bot != "absent"  # one list without it proves nothing
        new.time.go_on(minutes=30)
        await new.sync.persist(await new.sync.plan())
        assert (await kept(new, KERNTEAM)).bot == "absent"
        assert installs(await new.plan()) == ["hub:twente:app"]

    async def test_by_a_setting_the_sync_lets_it_in(self, sqlite_url):
        async with allowed(sqlite_url) as new:
            plan = await new.plan()
            assert [(one.action, one.key, one.where) for one in plan.changes] == [
                (SyncAction.INSTALL, f"{KERNTEAM}:app", "Kernteam")
            ]
            assert blocked(plan) == []
            assert (await new.sync.apply(plan, asked_by="els")).failed == ()
            assert (await kept(new, KERNTEAM)).bot == "enabled"
            channel = channel_of(new, "Kernteam")
            assert channel.apps == [BOT]
            assert (await new.plan()).aligned
            assert blocked(await new.plan()) == []
            new.time.go_on(hours=25)  # and nothing was heard of it
            plan = await new.plan()
            assert (plan.changes, blocked(plan)) == (
                (),
                [(f"{KERNTEAM}:app", "bot-not-in-channel", "GW Twente")],
            )

    async def test_a_refusal_leaves_it_to_people_for_a_day(self, sqlite_url):
        async with allowed(sqlite_url) as new:
            roles = [
                one for one in ALL_ROLES if one != "TeamsAppInstallation.ManageSelectedForTeam.All"
            ]
            new.tenant.sandbox.state.roles = roles
            outcome = await new.align()
            assert [(one.area, one.why, one.value) for one in outcome.failed] == [
                ("hub:twente", "channel-app", "Kernteam")
            ]
            ledger = await new.ledger()
            assert "hub:twente" not in ledger.areas or not ledger.areas["hub:twente"].setback
            plan = (await new.sync.plan(heed_quarantine=True)).plan
            assert (plan.changes, blocked(plan)) == (
                (),
                [(f"{KERNTEAM}:app", "bot-not-in-channel", "GW Twente")],
            )
            new.time.go_on(hours=25)
            again = (await new.sync.plan(heed_quarantine=True)).plan
            assert installs(again) == [f"{KERNTEAM}:app"]


async def test_forty_five_people_go_twenty_at_a_time(new):
    people = await new.hub("twente", "Twente", guests=46)
    await new.align()
    async with new.store.read(SYSTEM) as unit:
        keys = [one.slug for one in await unit.of(Member).all()]
    for key in keys[:45]:
        await new.leave("twente", key)
    new.tenant.asked()
    outcome = await new.align(allow_removals=True)
    assert (outcome.done, outcome.failed) == (45, ())
    assert new.tenant.asked()["POST /teams/{team}/members/remove"] == 3
    assert len(new.picture()["GW Twente"]["members"]) == len(people) - 45 + 1
