"""The least that a bot can be: aiohttp and PyJWT, a token checked and a reply posted.

No cards, no registry, no SDK and nothing of plek: what Python, aiohttp and a check of a token cost
before anything is added.
"""

from __future__ import annotations

import sys
from typing import Any

import aiohttp
import jwt
from aiohttp import web

APP_ID, METADATA = sys.argv[1:3]
_SESSION = web.AppKey("session", aiohttp.ClientSession)
_KEYS: dict[str, Any] = {}


async def _key(session: aiohttp.ClientSession, token: str) -> Any:
    kid = jwt.get_unverified_header(token)["kid"]
    if kid not in _KEYS:
        async with session.get(METADATA) as response:
            address = (await response.json())["jwks_uri"]
        async with session.get(address) as response:
            for entry in (await response.json())["keys"]:
                _KEYS[entry["kid"]] = jwt.PyJWK(entry, algorithm="RS256").key
    return _KEYS[kid]


async def messages(request: web.Request) -> web.Response:
    """Check the token and say back what was said."""
    session = request.app[_SESSION]
    token = request.headers["Authorization"].removeprefix("Bearer ")
    jwt.decode(token, await _key(session, token), algorithms=["RS256"], audience=APP_ID)
    said = await request.json()
    place = f"{said['serviceUrl']}v3/conversations/{said['conversation']['id']}/activities"
    reply = {"type": "message", "text": f"je zei: {said['text']}", "replyToId": said["id"]}
    async with session.post(place, json=reply) as response:
        await response.read()
    return web.Response()


async def application() -> web.Application:
    """Return the application with its session."""
    app = web.Application()
    app[_SESSION] = aiohttp.ClientSession()
    app.router.add_post("/api/messages", messages)
    return app


if __name__ == "__main__":
    port = int(sys.argv[3])
    web.run_app(application(), host="127.0.0.1", port=port, access_log=None, print=lambda *_: None)
