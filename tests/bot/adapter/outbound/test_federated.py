"""A federated identity: the app proves who it is by the token of another identity, and no secret.

Against token endpoints on this machine, which answer as Entra's and a managed identity's do.
"""

import time
from contextlib import asynccontextmanager
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from azure.core.exceptions import ClientAuthenticationError
from azure.core.pipeline.transport import AioHttpTransport
from azure.identity import aio

from bot.adapter.outbound.tokens import (
    EXCHANGE,
    SCOPE,
    FederatedCredential,
    credential_from,
    federated_credential,
)
from bot.settings import Settings

TENANT, APP = "11111111-aaaa-4aaa-8aaa-111111111111", "app-1"
IDENTITY = "22222222-2222-4333-8444-555555555555"
GRAPH = "https://graph.microsoft.com/.default"
ENTRA = "https://login.microsoftonline.com"


class Endpoints:
    """What both token endpoints were asked, and what they answer."""

    def __init__(self):
        self.identity, self.entra = [], []
        self.trusted = "assertion-1"
        self.lives = 3_600

    async def managed(self, request):
        self.identity.append((dict(request.query), request.headers.get("X-IDENTITY-HEADER")))
        until = int(time.time()) + self.lives
        return web.json_response(
            {
                "access_token": "assertion-1",
                "expires_on": str(until),
                "resource": request.query["resource"],
                "token_type": "Bearer",
            }
        )

    async def token(self, request):
        form = {name: value[0] for name, value in parse_qs(await request.text()).items()}
        self.entra.append((request.match_info["tenant"], form))
        if form.get("client_assertion") != self.trusted:
            error = {"error": "invalid_client", "error_description": "AADSTS700213: no match"}
            return web.json_response(error, status=401)
        return web.json_response(
            {"access_token": f"for {form['scope']}", "expires_in": 3600, "token_type": "Bearer"}
        )


class Here(AioHttpTransport):
    """Bring what is for Entra to this machine."""

    def __init__(self, root):
        super().__init__()
        self._root = root

    async def send(self, request, **more):
        assert request.url.startswith(ENTRA)
        request.url = request.url.replace(ENTRA, self._root)
        return await super().send(request, **more)


@asynccontextmanager
async def endpoints():
    both = Endpoints()
    app = web.Application()
    app.router.add_get("/msi/token", both.managed)
    app.router.add_post("/{tenant}/oauth2/v2.0/token", both.token)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield both, f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@pytest.fixture
async def world(monkeypatch):
    async with endpoints() as (both, root):
        monkeypatch.setenv("IDENTITY_ENDPOINT", f"{root}/msi/token")
        monkeypatch.setenv("IDENTITY_HEADER", "of-this-machine")
        credential = federated_credential(TENANT, APP, IDENTITY, transport=Here(root))
        yield both, credential
        await credential.close()


async def test_the_identitys_token_stands_in_for_a_secret(world):
    both, credential = world
    token = await credential.get_token(SCOPE)
    assert token.token == f"for {SCOPE}"
    [(asked, header)] = both.identity
    assert (asked["resource"], asked["client_id"]) == (EXCHANGE.removesuffix("/.default"), IDENTITY)
    assert header == "of-this-machine"
    [(tenant, form)] = both.entra
    assert tenant == TENANT
    assert form["client_id"] == APP
    assert form["client_assertion"] == "assertion-1"
    assert form["client_assertion_type"] == (
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    )
    assert "client_secret" not in form


async def test_the_connector_and_graph_are_served_by_the_same_credential(world):
    both, credential = world
    assert (await credential.get_token(SCOPE)).token == f"for {SCOPE}"
    assert (await credential.get_token(GRAPH)).token == f"for {GRAPH}"
    await credential.get_token(SCOPE)
    assert [form["scope"] for _, form in both.entra] == [SCOPE, GRAPH]
    assert len(both.identity) == 1


async def test_an_app_that_does_not_trust_the_identity_is_refused_and_asked_again(world):
    both, credential = world
    both.trusted = "of-somebody-else"
    with pytest.raises(ClientAuthenticationError, match="AADSTS700213"):
        await credential.get_token(SCOPE)
    both.trusted = "assertion-1"
    assert (await credential.get_token(SCOPE)).token


async def test_a_platforms_token_file_serves_too(tmp_path):
    file = tmp_path / "token"
    file.write_text("assertion-1")
    async with (
        endpoints() as (both, root),
        aio.WorkloadIdentityCredential(
            tenant_id=TENANT, client_id=APP, token_file_path=str(file), transport=Here(root)
        ) as credential,
    ):
        assert (await credential.get_token(SCOPE)).token == f"for {SCOPE}"
    assert both.entra[0][1]["client_assertion"] == "assertion-1"


def settings(**more):
    return Settings(app_id=APP, app_tenant_id=TENANT, **more)


async def test_the_settings_choose_it():
    credential = credential_from(settings(federated_identity=f" {IDENTITY} "))
    assert isinstance(credential, FederatedCredential)
    await credential.close()
    credential = credential_from(settings(federated_token_file="/var/run/token"))
    assert isinstance(credential, aio.WorkloadIdentityCredential)
    await credential.close()
