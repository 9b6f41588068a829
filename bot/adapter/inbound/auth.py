"""Inbound tokens: who may post activities, and on behalf of which Bot Connector.

Every check of Bot Framework's authentication page: bearer scheme, RS256, the issuer's signature by
key id, issuer, audience, exp and nbf with five minutes' leeway, the `serviceurl` claim against the
activity's, and the key's endorsement of the activity's channel. Where Microsoft's own SDKs are
more lenient than the page, so is this: see `_audiences`, `_same_address` and `VerifiedToken`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
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
_CLAIMS = ("iss", "aud", "exp")
_END_OF_TIME = 253_402_300_800
"""POSIX time of the year 10000: no clock gets there, and what counts on it would overflow."""
_SIGNATURE_ALONE: dict[str, Any] = {
    f"verify_{claim}": False for claim in ("exp", "nbf", "iat", "aud", "iss", "sub", "jti")
} | {"require": []}
_UNREADABLE = (ValueError, TypeError, ArithmeticError, RecursionError)
"""What PyJWT and the JSON reader let through of a hostile token: numbers too long or nesting too
deep to read."""


@dataclass(frozen=True, slots=True)
class VerifiedToken:
    """Claims that a verified token vouches for.

    Attributes:
        service_url: the Bot Connector that it speaks for.
        channels: channel ids that its signing key is endorsed for; None for a key without a list
            of endorsements, which Microsoft's SDKs hold to none.
        until: POSIX time at which it is no longer accepted.
        generation: of the key set that it was verified with.
    """

    service_url: str
    channels: frozenset[str] | None
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
        self._audiences = _audiences(settings.app_id)
        self._issuer = settings.token_issuer
        self._keys = keys
        self._addresses = addresses
        self._clock = clock
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
        if not _same_address(passport.service_url, activity.service_url):
            raise bad_token("service_url", "The token speaks for another `serviceUrl`.")
        if passport.channels is not None and activity.channel_id not in passport.channels:
            raise bad_token("endorsement", "The token's key is not endorsed for this channel.")

    async def _verify(self, token: str) -> VerifiedToken:
        kid = _key_id(token)
        key = self._keys.known(kid)
        if key is None:
            # Only a token that is right but for its unknown key is worth a call to the issuer.
            self._claims(token, None)
            key = await self._keys.find(kid)
        if key is None:
            raise bad_token("key", "The token is signed with a key that its issuer does not list.")
        claims = self._claims(token, key)
        service_url = claims.get("serviceurl")
        if not isinstance(service_url, str) or not service_url:
            raise bad_token("claim_missing", "The token has no `serviceurl` claim.")
        return VerifiedToken(
            service_url, key.endorsements, claims["exp"] + LEEWAY, self._keys.generation
        )

    def _claims(self, token: str, key: SigningKey | None) -> dict[str, Any]:
        """Return the claims of a token that may be accepted; without a key all but its signature.

        PyJWT checks the signature alone: each claim is judged here, since a signed one may still
        have any type and value.
        """
        try:
            claims = jwt.decode(
                token,
                key.key if key else "",
                algorithms=["RS256"],
                options={**_SIGNATURE_ALONE, "verify_signature": key is not None},  # type: ignore[arg-type]  # made of names
            )
        except jwt.InvalidSignatureError as error:
            raise _refused("signature") from error
        except (jwt.PyJWTError, *_UNREADABLE) as error:
            raise _refused("malformed") from error
        if (fault := self._wrong(claims)) is not None:
            raise _refused(fault)
        return claims

    def _wrong(self, claims: Mapping[str, Any]) -> str | None:
        """Return the word for what is wrong with the claims; None when nothing is."""
        if any(claims.get(name) is None for name in _CLAIMS):
            return "claim_missing"
        # Without a beginning a token holds already: Microsoft's SDKs take one, too.
        moments = [claims["exp"], claims.get("nbf", 0), claims.get("iat", 0)]
        names = [claims.get("sub", ""), claims.get("jti", "")]
        if not (all(map(_is_moment, moments)) and all(isinstance(one, str) for one in names)):
            return "malformed"
        now = self._clock()
        if claims["exp"] + LEEWAY <= now:
            return "expired"
        if any(moment - LEEWAY > now for moment in moments[1:]):
            return "not_yet_valid"
        if not _is_one_of(claims["iss"], {self._issuer}):
            return "issuer"
        return None if _is_one_of(claims["aud"], self._audiences) else "audience"


def _audiences(app_id: str) -> frozenset[str]:
    """Return the audiences by which Microsoft's tokens name an app (Microsoft's own SDKs)."""
    return frozenset({app_id, f"api://{app_id}", f"api://botid-{app_id}"})


def _same_address(one: str, other: str) -> bool:
    """Return whether two service URLs are the same but for the last slash, as in the SDKs."""
    return one.removesuffix("/") == other.removesuffix("/")


def _is_one_of(value: object, known: Collection[str]) -> bool:
    return isinstance(value, str) and value in known


def _is_moment(value: object) -> bool:
    """Return whether a claim is a time (RFC 7519, NumericDate) that a clock can show."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 0 <= value < _END_OF_TIME  # also false for what is no number (NaN)


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
    except (jwt.PyJWTError, *_UNREADABLE) as error:
        raise bad_token("malformed", "The bearer token is not a JSON web token.") from error
    if header.get("alg") != "RS256":
        raise bad_token("algorithm", "The token must be signed with RS256.")
    kid = header.get("kid")
    if not isinstance(kid, str) or not kid:
        raise bad_token("key", "The token's header names no key (`kid`).")
    return kid


def _refused(code: str) -> Refusal:
    return bad_token(code, f"The bearer token was not accepted: {code.replace('_', ' ')}.")
