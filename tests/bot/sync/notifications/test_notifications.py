"""Graph's notifications: quickly taken, never believed, and what is forged changes nothing."""

import contextlib
from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp import web
from prometheus_client import REGISTRY
from structlog.testing import capture_logs

from bot.http.application import guarded_application
from bot.sync.notifications import webhooks
from bot.sync.notifications.notification import secret_hash
from graph_sync.ledger.ledger import GraphSubscription, LedgerArea, LedgerEntry
from registry.core.permissions import SYSTEM
from registry.store.store import Store
from tests.support.conversation import Clock

TWENTE, URK = "a3f1c0de-0000-4000-8000-000000000301", "a3f1c0de-0000-4000-8000-000000000302"
SECRET = "known to Graph and to plek alone"
LATER = datetime(2026, 11, 26, tzinfo=UTC)


class Desk:
    """A running endpoint, and the store behind it."""

    def __init__(self, session, root, store, clock):
        self.session, self.root, self.store, self.clock = session, root, store, clock
        self.heard = 0

    async def post(self, *notes, path=webhooks.CHANGES, **options):
        body = options or {"json": {"value": list(notes)}}
        async with self.session.post(self.root + path, **body) as answer:
            return answer.status

    async def get(self, noun, key):
        async with self.store.read() as unit:
            return await unit.of(noun).find(key)

    async def marked(self):
        async with self.store.read() as unit:
            return [one.slug for one in await unit.of(LedgerArea).all(notified=True)]


def subscription(slug, resource):
    return GraphSubscription(
        slug=slug,
        graph_id=f"id-{slug}",
        resource=resource,
        secret_hash=secret_hash(SECRET),
        expires=LATER,
    )


@contextlib.asynccontextmanager
async def desk_on(url):
    clock = Clock()
    async with await Store.open(url, clock=clock) as store, aiohttp.ClientSession() as session:
        async with store.write(SYSTEM) as unit:
            for key, identity in (("hub:twente", TWENTE), ("hub:urk", URK)):
                entry = LedgerEntry(slug=key, kind="team", graph_id=identity, state="live")
                await unit.of(LedgerEntry).add(entry)
            gone = LedgerEntry(slug="hub:weg", kind="team", graph_id="gone", state="gone")
            await unit.of(LedgerEntry).add(gone)
            await unit.of(GraphSubscription).add(subscription("all", "/teams/getAllChannels"))
            members = subscription("twente", f"/teams/{TWENTE}/members")
            await unit.of(GraphSubscription).add(members)
        app = guarded_application()
        desk = Desk(session, "", store, clock)

        def heard():
            desk.heard += 1

        app.add_routes(webhooks.routes(store, heard=heard))
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            desk.root = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield desk
        finally:
            await runner.cleanup()


@pytest.fixture
async def desk(sqlite_url):
    async with desk_on(sqlite_url) as running:
        yield running


def note(resource=f"teams('{TWENTE}')/channels('19:x@thread.tacv2')", by="all", **more):
    return {
        "subscriptionId": f"id-{by}",
        "clientState": SECRET,
        "changeType": "updated",
        "resource": resource,
        "tenantId": "a3f1c0de-0000-4000-8000-000000000001",
    } | more


def counted(fate):
    return REGISTRY.get_sample_value("plek_notifications_total", {"fate": fate}) or 0.0


async def test_a_change_marks_its_team_and_no_other_on_both_stores(store_url):
    async with desk_on(store_url) as desk:
        assert await desk.post(note()) == 202

        assert await desk.marked() == ["hub:twente"]
        assert (await desk.get(LedgerArea, "hub:twente")).notified_at == desk.clock.now
        assert desk.heard == 1


@pytest.mark.parametrize(
    "resource",
    [
        f"teams('{TWENTE}')",
        f"/teams('{TWENTE}')/members('MEMBERSHIP')",
        f"teams/{TWENTE}/channels/19:x@thread.tacv2",
    ],
)
async def test_a_team_is_known_by_each_way_to_write_it(desk, resource):
    await desk.post(note(resource))

    assert await desk.marked() == ["hub:twente"]


async def test_a_resource_without_a_team_means_that_of_its_subscription(desk):
    await desk.post(note(resource=None, by="twente"))

    assert await desk.marked() == ["hub:twente"]


async def test_a_later_word_is_seen_as_later(desk):
    await desk.post(note())
    desk.clock.forward(minutes=5)
    await desk.post(note())

    area = await desk.get(LedgerArea, "hub:twente")
    assert area.notified_at == desk.clock.now


@pytest.mark.parametrize("resource", ["teams('elsewhere')", "teams('gone')", "users('x')", ""])
async def test_what_is_none_of_ours_marks_nothing(desk, resource):
    assert await desk.post(note(resource)) == 202

    assert await desk.marked() == []
    assert desk.heard == 0


@pytest.mark.parametrize(
    ("forged", "fate"),
    [
        ({"clientState": "guessed"}, "forged"),
        ({"clientState": ""}, "forged"),
        ({"clientState": None}, "forged"),
        ({"subscriptionId": "of-somebody-else"}, "unknown"),
    ],
)
async def test_what_is_forged_is_counted_and_hears_the_same(desk, forged, fate):
    before = counted(fate)

    with capture_logs() as logs:
        assert await desk.post(note(**forged)) == 202

    assert await desk.marked() == []
    assert counted(fate) == before + 1
    assert [one["fate"] for one in logs] == [fate]
    assert SECRET not in str(logs)


async def test_one_forgery_leaves_the_others_in_a_delivery_alone(desk):
    other = note(f"teams('{URK}')", clientState="guessed")

    await desk.post(other, note(), note())

    assert await desk.marked() == ["hub:twente"]


class TestLifecycle:
    async def test_reauthorizing_is_done_by_renewing_soon(self, desk):
        asked = note(lifecycleEvent="reauthorizationRequired", by="twente")
        assert await desk.post(asked, path=webhooks.LIFECYCLE) == 202

        renewed = await desk.get(GraphSubscription, "twente")
        assert renewed.expires == desk.clock.now
        assert await desk.marked() == []
        assert desk.heard == 1

    async def test_a_removed_subscription_is_forgotten_and_its_team_read(self, desk):
        gone = note(None, lifecycleEvent="subscriptionRemoved", by="twente")
        await desk.post(gone, gone, path=webhooks.LIFECYCLE)

        assert await desk.get(GraphSubscription, "twente") is None
        assert await desk.marked() == ["hub:twente"]

    async def test_what_was_missed_for_all_is_read_for_all_that_are_there(self, desk):
        await desk.post(note(None, lifecycleEvent="missed", by="all"), path=webhooks.LIFECYCLE)

        assert await desk.marked() == ["hub:twente", "hub:urk"]

    async def test_a_forged_one_ends_no_subscription(self, desk):
        forged = note(lifecycleEvent="subscriptionRemoved", by="twente", clientState="guessed")
        await desk.post(forged, path=webhooks.LIFECYCLE)

        assert await desk.get(GraphSubscription, "twente") is not None


class TestHandshake:
    @pytest.mark.parametrize("path", [webhooks.CHANGES, webhooks.LIFECYCLE])
    async def test_the_token_comes_back_as_it_was(self, desk, path):
        token = "Validation: Testing client application reachability, Request-Id: a+b&c=%41"
        query = {"validationToken": token}
        async with desk.session.post(desk.root + path, params=query) as answer:
            assert answer.status == 200
            assert answer.content_type == "text/plain"
            assert await answer.text() == token

    async def test_no_browser_takes_a_token_for_a_page(self, desk):
        query = {"validationToken": "<script>alert(1)</script>"}
        async with desk.session.post(desk.root + webhooks.CHANGES, params=query) as answer:
            assert answer.content_type == "text/plain"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"

    @pytest.mark.parametrize("token", ["", "two\nlines", "a\x00b", "é", "x" * 4097])
    async def test_what_is_no_token_is_not_echoed(self, desk, token):
        query = {"validationToken": token}
        async with desk.session.post(desk.root + webhooks.CHANGES, params=query) as answer:
            assert answer.status == 400
            assert not token or token not in await answer.text()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"json": {"value": "no list"}}, 400),
        ({"json": {"value": [{"clientState": "no id"}]}}, 400),
        ({"json": []}, 400),
        ({"data": b"{", "headers": {"Content-Type": "application/json"}}, 400),
        (
            {
                "data": b"[" * 950 + rb'"\u0000"' + b"]" * 950,
                "headers": {"Content-Type": "application/json"},
            },
            400,
        ),
        ({"data": b"value=1"}, 400),
        ({"json": {"value": [], "padding": "x" * 300_000}}, 413),
    ],
    ids=[
        "no list",
        "no subscription",
        "no object",
        "no json",
        "too deep",
        "no json type",
        "too large",
    ],
)
async def test_what_is_no_notification_is_refused(desk, body, status):
    assert await desk.post(**body) == status
    assert await desk.marked() == []


async def test_an_empty_delivery_is_taken(desk):
    assert await desk.post() == 202


async def test_graph_is_to_try_again_while_the_store_cannot_be_written(desk, monkeypatch):
    async def broken(*_words):
        raise OSError("the disk is full")

    monkeypatch.setattr(webhooks, "take", broken)

    assert await desk.post(note()) == 503
