"""While the store can't be written nothing is acknowledged: 503, and whoever waits hears it."""

import re

import pytest
from structlog.testing import capture_logs

from bot.dispatch.turn import Answer, Kind
from registry.core.errors import Conflict, NotAllowed, NotFound
from registry.store.engine.errors import StoreError
from tests.bot.adapter.activities import activity, in_channel, invoke, pressed

NOT_SAVED = re.compile("niet bewaard|not saved")


class Store:
    """A handler whose store is away until it is back."""

    def __init__(self):
        self.away = True

    async def __call__(self, incoming):
        if self.away:
            raise StoreError("PostgreSQL can't be reached")
        return Answer(text="daar ben ik weer") if incoming.kind is not Kind.ARRIVED else None


def arrived(url):
    return in_channel(url, "conversationUpdate", membersAdded=[{"id": "29:e"}])


async def ask(bot, sent):
    async with bot.client.post(f"{bot.url}/api/messages", json=sent) as response:
        body = await response.json() if await response.read() else None
        return response.status, response.headers.get("Retry-After", ""), body


@pytest.mark.parametrize(
    "kind", ["arrived", "text", "pressed", "task/fetch", "task/submit", "application/search"]
)
async def test_whatever_comes_is_to_come_again(local, kind):
    bot = await local(Store())
    url = bot.connector.url
    sent = {
        "arrived": lambda: arrived(url),
        "text": lambda: activity(url, text="x"),
        "pressed": lambda: pressed(url),
    }.get(kind, lambda: invoke(url, kind, {}))()
    with capture_logs() as logs:
        status, after, body = await ask(bot, sent)
    assert (status, int(after) > 0) == (503, True)
    assert (body is None) is (kind in ("arrived", "text")), "an invoke is never answered by nothing"
    assert [line["event"] for line in logs if line["log_level"] != "info"] == ["turn_not_kept"]


async def test_who_wrote_hears_once_that_it_was_not_saved(local):
    store = Store()
    bot = await local(store)
    sent = activity(bot.connector.url, text="x")
    for _ in range(3):
        assert (await ask(bot, sent))[0] == 503
    [told] = bot.connector.posted
    assert NOT_SAVED.search(told["text"])
    store.away = False
    assert (await ask(bot, sent))[0] == 200
    assert bot.connector.posted[1]["text"] == "daar ben ik weer"


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_who_pressed_finds_the_words_in_the_answer(local, language):
    bot = await local(Store(), language=language)
    _, _, body = await ask(bot, pressed(bot.connector.url))
    assert NOT_SAVED.search(body["value"])
    assert bot.connector.calls == []


async def test_what_was_refused_is_handled_when_it_comes_again_and_only_once(local):
    store = Store()
    bot = await local(store)
    sent = arrived(bot.connector.url)
    assert (await ask(bot, sent))[0] == 503
    store.away = False
    assert [(await ask(bot, sent))[0] for _ in range(2)] == [200, 200]
    assert len(bot.seen) == 2  # the one that was refused, and the one that was handled


async def test_an_install_that_was_refused_is_no_echo_when_it_comes_again(local):
    store = Store()
    bot = await local(store)
    sent = in_channel(bot.connector.url, "installationUpdate", action="add")
    assert (await ask(bot, sent))[0] == 503
    store.away = False
    assert (await ask(bot, sent))[0] == 200
    assert [one.kind for one in bot.seen] == [Kind.BOT_ADDED, Kind.BOT_ADDED]


@pytest.mark.parametrize(
    "error", [NotFound("signals", "1"), NotAllowed("x"), Conflict("x", "y"), LookupError("ours")]
)
@pytest.mark.parametrize("kind", ["arrived", "text", "pressed"])
async def test_no_refusal_of_a_rule_and_no_fault_of_ours_asks_to_come_again(local, error, kind):
    async def refuse(_):
        raise error

    bot = await local(refuse)
    url = bot.connector.url
    sent = {"arrived": arrived(url), "text": activity(url, text="x"), "pressed": pressed(url)}[kind]
    assert (await ask(bot, sent))[0] == 200
