"""The whole of plek over HTTP says hello."""

from bot.dispatch.turn import Person
from tests.whole.http_town import http_town

FATIMA = Person("a3f1c0de-0000-4000-8000-000000000103", "29:fatima", "Fatima El Amrani")


async def test_somebody_asks_for_help_over_http(sqlite_url):
    async with http_town(sqlite_url, [FATIMA]) as plek:
        said = await plek.person(FATIMA).say("hubs")
        assert "Twente" in str(said)
        shown = await plek.person(FATIMA).press(said, "Bekijk de hub Twente")
        assert "Twente" in str(shown)
