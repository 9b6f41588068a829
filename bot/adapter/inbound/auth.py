"""Inbound tokens: who may post activities, and on behalf of which Bot Connector.

Every check of Bot Framework's authentication page: bearer scheme, RS256, the issuer's signature by
key id, issuer, audience, exp and nbf with five minutes' leeway, the `serviceurl` claim against the
activity's, and the key's endorsement of the activity's channel.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jwt
from aiohttp import web
from botbuilder.schema import Activity
from cachetools import TLRUCache

from bot.adapter.inbound.signing_keys import SigningKey, SigningKeys
from bot.adapter.wire.addresses import Addresses
from bot.adapter.wire.refusal import Refusal, bad_activity, bad_token
from bot.settings import Mode, Settings

LEEWAY = 300
"""Seconds that clocks may differ (Bot Framework's own figure)."""
REMEMBERED = 1_000
_CLAIMS = ("iss", "aud", "exp", "nbf")
_FAULTS: tuple[tuple[type[jwt.PyJWTError], str], ...] = (
    (jwt.ExpiredSignatureError, "expired"),
    (jwt.ImmatureSignatureError, "not_yet_valid"),
    (jwt.InvalidAudienceError, "audience"),
    (jwt.InvalidIssuerError, "issuer"),
    (jwt.MissingRequiredClaimError, "claim_missing"),
    (jwt.InvalidAlgorithmError, "algorithm"),
    (jwt.InvalidSignatureError, "signature"),
)


@dataclass(frozen=True, slots=True)
class VerifiedToken:
    """Claims that a verified token vouches for.

    Attributes:
        service_url: the Bot Connector that it speaks for.
        channels: channel ids that its signing key is endorsed for.
        until: POSIX time at which it is no longer accepted.
        generation: of the key set that it was verified with.
    """

    service_url: str
    channels: frozenset[str]
    until: float
    generation: int


def _end(_token: str, passport: VerifiedToken, _now: float) -> float:
    return passport.until


class Authenticator:
    """Authenticator of inbound requests; remembers valid tokens until they expire."""

    def __init__(
        self,
        settings: Settings,
        keys: SigningKeys,
        addresses: Addresses,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._local = settings.mode is Mode.LOCAL
        self._app_id = settings.app_id
        self._issuer = settings.token_issuer
        self._keys = keys
        self._addresses = addresses
        self._good: TLRUCache[str, VerifiedToken] = TLRUCache(REMEMBERED, _end, clock)

    async def authenticate(self, request: web.Request) -> VerifiedToken | None:
        """Verify the token of a request; None where local mode accepts it without one.

        Raises:
            Refusal: 401 for the token; 503 when it can't be checked now.
        """
        headers = request.headers.getall("Authorization", ())
        if self._local and (not headers or not self._app_id):
            return None
        token = _bearer(headers)
        found = self._good.get(token)
        if found is not None and found.generation == self._keys.generation:
            return found
        passport = await self._verify(token)
        self._good[token] = passport
        return passport

    def check(self, passport: VerifiedToken | None, activity: Activity) -> None:
        """Check that the activity comes from the connector and channel that the token names.

        Raises:
            Refusal: 400 for an activity without usable serviceUrl or channelId, 401 otherwise.
        """
        if not activity.service_url:
            raise bad_activity("no_service_url", "The activity has no `serviceUrl`.")
        if passport is not None:
            self._compare(passport, activity)
        if not self._addresses.permitted(activity.service_url):
            if passport is None:
                raise bad_token(
                    "not_local",
                    "Without a token only activities from this machine are taken: "
                    "`serviceUrl` must be a loopback address.",
                )
            raise bad_activity("service_url", "The activity's `serviceUrl` must be https.")

    @staticmethod
    def _compare(passport: VerifiedToken, activity: Activity) -> None:
        if not activity.channel_id:
            raise bad_activity("no_channel", "The activity has no `channelId`.")
        if passport.service_url != activity.service_url:
            raise bad_token("service_url", "The token speaks for another `serviceUrl`.")
        if activity.channel_id not in passport.channels:
            raise bad_token("endorsement", "The token's key is not endorsed for this channel.")

    async def _verify(self, token: str) -> VerifiedToken:
        kid = _key_id(token)
        key = self._keys.known(kid)
        if key is None:
            # Only a token that is right but for its unknown key is worth a call to the issuer.
            self._decode(token, None)
            key = await self._keys.find(kid)
        if key is None:
            raise bad_token("key", "The token is signed with a key that its issuer does not list.")
        claims = self._decode(token, key)
        service_url = claims.get("serviceurl")
        if not isinstance(service_url, str) or not service_url:
            raise bad_token("claim_missing", "The token has no `serviceurl` claim.")
        return VerifiedToken(
            service_url, key.endorsements, int(claims["exp"]) + LEEWAY, self._keys.generation
        )

    def _decode(self, token: str, key: SigningKey | None) -> dict[str, Any]:
        checks: dict[str, Any] = dict.fromkeys(
            ("verify_exp", "verify_nbf", "verify_aud", "verify_iss"), True
        )
        try:
            return jwt.decode(
                token,
                key.key if key else "",
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=self._issuer,
                leeway=LEEWAY,
                options={  # type: ignore[arg-type]  # the checks are spread over two dicts
                    "require": list(_CLAIMS),
                    "verify_signature": key is not None,
                    "strict_aud": True,
                    **checks,
                },
            )
        except jwt.PyJWTError as error:
            raise _refused(error) from error


def _bearer(headers: Any) -> str:
    if len(headers) != 1:
        raise bad_token("header", "Send exactly one `Authorization` header with a bearer token.")
    scheme, _, token = headers[0].partition(" ")
    token = token.strip()
    if scheme.casefold() != "bearer" or not token or not token.isascii():
        raise bad_token("header", "The `Authorization` header must read `Bearer <token>`.")
    return str(token)


def _key_id(token: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError as error:
        raise bad_token("malformed", "The bearer token is not a JSON web token.") from error
    if header.get("alg") != "RS256":
        raise bad_token("algorithm", "The token must be signed with RS256.")
    kid = header.get("kid")
    if not isinstance(kid, str) or not kid:
        raise bad_token("key", "The token's header names no key (`kid`).")
    return kid


def _refused(error: jwt.PyJWTError) -> Refusal:
    code = next((code for kind, code in _FAULTS if isinstance(error, kind)), "malformed")
    return bad_token(code, f"The bearer token was not accepted: {code.replace('_', ' ')}.")
