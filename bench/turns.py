"""The turns that are sent: one question, from several people in several threads."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from bench.peers.wire import numbers

APP_ID = "bbbbbbbb-0000-0000-0000-00000000000b"
TENANT = "bbbbbbbb-0000-0000-0000-0000000000aa"
ISSUER = "https://api.botframework.com"
PEOPLE, THREADS = 20, 200


@dataclass(frozen=True, slots=True)
class Signer:
    """The issuer's key; what it announces and the token that it gives."""

    key: rsa.RSAPrivateKey

    @classmethod
    def new(cls) -> Signer:
        """Return a signer with a key of its own."""
        return cls(rsa.generate_private_key(public_exponent=65537, key_size=2048))

    def pages(self, root: str) -> dict[bytes, bytes]:
        """Return the issuer's pages by path."""
        entry = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        entry |= {"kid": "one", "use": "sig", "endorsements": ["msteams"]}
        return {
            b"/metadata": json.dumps({"issuer": ISSUER, "jwks_uri": f"{root}/keys"}).encode(),
            b"/keys": json.dumps({"keys": [entry]}).encode(),
        }

    def token(self, service_url: str) -> str:
        """Return a token of the connector at `service_url`, valid for an hour."""
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": APP_ID,
            "serviceurl": service_url,
            "nbf": now - 10,
            "exp": now + 3600,
        }
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "one"})


def turn(service_url: str, token: str, text: str) -> bytes:
    """Build one message to the bot, as it goes over the wire."""
    number = next(numbers)
    body = json.dumps(_activity(service_url, text, number)).encode()
    head = (
        "POST /api/messages HTTP/1.1\r\n"
        "Host: 127.0.0.1\r\n"
        "Content-Type: application/json; charset=utf-8\r\n"
        f"Authorization: Bearer {token}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _activity(service_url: str, text: str, number: int) -> dict[str, Any]:
    person = number % PEOPLE
    return {
        "type": "message",
        "id": f"{1_700_000_000_000 + number}",
        "timestamp": "2026-11-23T10:00:00.1234567Z",
        "localTimestamp": "2026-11-23T11:00:00.1234567+01:00",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {
            "id": f"29:person-{person}",
            "name": f"Persoon {person}",
            "aadObjectId": f"bbbbbbbb-0000-0000-0001-{person:012d}",
        },
        "conversation": {
            "isGroup": True,
            "conversationType": "channel",
            "tenantId": TENANT,
            "id": f"19:bench@thread.tacv2;messageid={number % THREADS}",
        },
        "recipient": {"id": f"28:{APP_ID}", "name": "PLeK"},
        "text": f"<at>PLeK</at> {text}",
        "textFormat": "plain",
        "locale": "nl-NL",
        "entities": [
            {
                "type": "mention",
                "text": "<at>PLeK</at>",
                "mentioned": {"id": f"28:{APP_ID}", "name": "PLeK"},
            },
            {"type": "clientInfo", "locale": "nl-NL", "country": "NL", "platform": "Windows"},
        ],
        "channelData": {
            "tenant": {"id": TENANT},
            "team": {"id": "19:bench@thread.tacv2", "name": "PLeK Café"},
            "channel": {"id": "19:bench@thread.tacv2"},
        },
    }
