"""A token endpoint, for clients that insist on fetching a token before they call.

Docs: "Microsoft identity platform and the OAuth 2.0 client credentials flow". It knows that flow
only, believes any secret, and signs nothing: Graph's side here takes any bearer token.
"""

from __future__ import annotations

import base64
import time
from typing import Any, Final
from urllib.parse import parse_qs

import orjson
from aiohttp import web

from graph_sync.sandbox.http.service import Service

GOOD_FOR: Final = 3_599
"""Seconds that a token holds, as Entra ID gives them."""


def tokens(app: web.Application, service: Service) -> None:
    """Add the endpoint to a server, with the documents by which libraries find it."""
    desk = _Issuer(service)
    app.router.add_post("/{tenant}/oauth2/v2.0/token", desk.token)
    app.router.add_get("/{tenant}/v2.0/.well-known/openid-configuration", desk.configuration)
    app.router.add_get("/common/discovery/instance", desk.discovery)


class _Issuer:
    def __init__(self, service: Service) -> None:
        self._service = service

    async def token(self, request: web.Request) -> web.Response:
        """Give an app a token; refuse anybody else, and any other flow."""
        form = {name: values[0] for name, values in parse_qs(await request.text()).items()}
        if form.get("grant_type") != "client_credentials":
            return _refused(400, "unsupported_grant_type", "AADSTS70003: client_credentials only.")
        state = self._service.tenant.state
        client = form.get("client_id", "")
        if client != state.client:
            return _refused(
                400,
                "unauthorized_client",
                f"AADSTS700016: Application with identifier '{client}' was not found in the "
                f"directory; this tenant's app is '{state.client}'.",
            )
        if not (form.get("client_secret") or form.get("client_assertion")):
            return _refused(
                401, "invalid_client", "AADSTS7000218: a secret or assertion is needed."
            )
        now = int(time.time())
        claims = {
            "aud": "https://graph.microsoft.com",
            "iss": f"{_root(request)}/{state.tenant}/v2.0",
            "iat": now,
            "nbf": now,
            "exp": now + GOOD_FOR,
            "app_displayname": next(
                (one.name for one in state.apps.values() if one.external == client), ""
            ),
            "appid": client,
            "idtyp": "app",
            "oid": client,
            "roles": state.roles or [],
            "tid": state.tenant,
            "ver": "1.0",
        }
        text = f"{_part({'typ': 'JWT', 'alg': 'none'})}.{_part(claims)}."
        body = {"token_type": "Bearer", "expires_in": GOOD_FOR, "ext_expires_in": GOOD_FOR}
        return _json({**body, "access_token": text})

    async def configuration(self, request: web.Request) -> web.Response:
        """Say where the endpoint is."""
        start = f"{_root(request)}/{request.match_info['tenant']}"
        return _json(
            {
                "token_endpoint": f"{start}/oauth2/v2.0/token",
                "authorization_endpoint": f"{start}/oauth2/v2.0/authorize",
                "issuer": f"{start}/v2.0",
                "jwks_uri": f"{start}/discovery/v2.0/keys",
            }
        )

    async def discovery(self, request: web.Request) -> web.Response:
        """Say that this server is one of the identity platform's."""
        tenant = self._service.tenant.state.tenant
        where = f"{_root(request)}/{tenant}/v2.0/.well-known/openid-configuration"
        host = {
            "preferred_network": request.host,
            "preferred_cache": request.host,
            "aliases": [request.host],
        }
        return _json({"tenant_discovery_endpoint": where, "api-version": "1.1", "metadata": [host]})


def _root(request: web.Request) -> str:
    return f"{request.scheme}://{request.host}"


def _part(value: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(value)).decode().rstrip("=")


def _json(value: Any, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(value), status=status, content_type="application/json")


def _refused(status: int, code: str, why: str) -> web.Response:
    return _json({"error": code, "error_description": why}, status)
