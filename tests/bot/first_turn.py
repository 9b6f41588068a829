"""What `plek serve` does until its first answer, in a process of its own: prints what that took.

Run as `python -m tests.bot.first_turn HOME`. It imports nothing that plek doesn't, or plek's own
would not be seen.
"""

import asyncio
import gc
import json
import sys
from pathlib import Path


async def answer(settings):
    from bench.peers.wire import ServerSide, Services, drive
    from bench.turns import turn
    from bot.app.web import serving

    services = Services({})
    loop = asyncio.get_running_loop()
    teams = await loop.create_server(lambda: ServerSide(services), "127.0.0.1", 0)
    port = teams.sockets[0].getsockname()[1]
    async with teams, serving(settings) as root:
        asked = turn(f"http://127.0.0.1:{port}/teams/", "none", "agenda")
        run = await drive(int(root.rpartition(":")[2]), [asked], 1)
        assert (run.turns, services.posted) == (1, 1), services.last
        return services.last.decode()


def main():
    from bot.cli.commands.serve import _begin

    _begin()
    from bot.app.logging import configure
    from bot.settings import Mode, Settings

    settings = Settings(mode=Mode.LOCAL, home=Path(sys.argv[1]), port=0, log_level="warning")
    configure(settings)
    said = asyncio.run(answer(settings))
    cards = vars(sys.modules["microsoft_teams.cards.core"]).values()
    made = [getattr(one, "__pydantic_complete__", None) for one in cards]
    found = {
        "said": said,
        "modules": sorted(sys.modules),
        "collecting": gc.isenabled(),
        "frozen": gc.get_freeze_count(),
        "card_models": made.count(True) + made.count(False),
        "card_models_made": made.count(True),
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
