"""Who plek says it is: tokens by way of kiota, to Microsoft's hosts only."""

import asyncio
import base64
import json

import pytest
from azure.core.credentials import AccessToken
from azure.core.exceptions import ClientAuthenticationError, ServiceRequestError

from graph_sync.graph import calls, errors
from graph_sync.graph.client import open_graph
from graph_sync.graph.tokens import KEPT, GraphTokens, Nobody
from graph_sync.settings import MICROSOFT, SyncSettings
from tests.graph_sync.graph.double import Canned, error, running_double
from tests.graph_sync.graph.double import opened as opened_at
from tests.support.at_once import at_once

READ = calls.get_team("t")
EXPIRED = error(
    401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."
)
CLAIMS = base64.b64encode(b'{"access_token":{"nbf":{"essential":true,"value":"1"}}}').decode()
CHALLENGE = f'Bearer realm="", error="insufficient_claims", claims="{CLAIMS}"'


class Credential:
    """Gives tokens with numbers; keeps one until claims are asked for, as azure-identity does."""

    def __init__(self, trouble=None):
        self.asked = []
        self.trouble = trouble
        self.number = 0

    async def get_token(self, *scopes, claims=None, enable_cae=False, **_):
        self.asked.append((scopes, claims, enable_cae))
        await asyncio.sleep(0)
        if self.trouble is not None:
            raise self.trouble
        if claims or not self.number:
            self.number += 1
        return AccessToken(f"token-{self.number}", 4_000_000_000)

    async def close(self):
        """Nothing to close."""


class Clock:
    now = 1_000.0

    def __call__(self):
        return self.now


async def asked_of(credential, *answers, call=READ, times=1):
    """Make a call `times` over against answers; the replies or errors, and headers that arrived."""
    async with running_double() as double:
        double.tell(*answers)
        tokens = GraphTokens(credential, double.url, hosts=("127.0.0.1",))
        async with opened_at(double.url, tokens, 500.0) as graph:
            got = [
                await asyncio.gather(graph.send(call), return_exceptions=True) for _ in range(times)
            ]
        return [one[0] for one in got], double.authorizations


async def test_401_expired():
    credential = Credential()
    (reply,), sent = await asked_of(credential, EXPIRED)
    assert reply.status == 200
    assert sent == ["Bearer token-1", "Bearer token-2"]
    (_, first, _), (_, second, enable_cae) = credential.asked
    assert first is None
    assert json.loads(second)["access_token"]["nbf"]["essential"] is True
    assert enable_cae


async def test_401_cae_claims():
    credential = Credential()
    challenged = Canned(401, EXPIRED.body, {"WWW-Authenticate": CHALLENGE})
    (reply, later), sent = await asked_of(credential, challenged, times=2)
    assert (reply.status, later.status) == (200, 200)
    assert sent == ["Bearer token-1", "Bearer token-2", "Bearer token-2"]
    assert [claims for _, claims, _ in credential.asked] == [
        None,
        base64.b64decode(CLAIMS).decode(),
    ]


async def test_a_post_that_was_refused_with_401_was_not_carried_out_and_is_made_again():
    create = calls.create_channel("t", {"displayName": "x"})
    (reply,), sent = await asked_of(Credential(), EXPIRED, call=create)
    assert reply.status == 204
    assert len(sent) == 2


async def test_a_credential_that_graph_refuses_twice_is_told_and_not_tried_on():
    (raised,), sent = await asked_of(Credential(), EXPIRED, EXPIRED)
    assert type(raised) is errors.Unauthenticated
    assert raised.fault.code == "InvalidAuthenticationToken"
    assert len(sent) == 2


async def test_many_calls_refused_for_one_token_fetch_one_new_one():
    credential = Credential()
    async with running_double() as double:
        for number in range(20):
            double.tell(EXPIRED, path=f"/teams/t{number}?")
        tokens = GraphTokens(credential, double.url, hosts=("127.0.0.1",))
        async with opened_at(double.url, tokens, 500.0) as graph:
            many = (calls.get_team(f"t{number}") for number in range(20))
            replies = await at_once(*map(graph.send, many))
    assert {reply.status for reply in replies} == {200}
    assert len(credential.asked) == 2


async def test_a_batch_that_was_refused_with_401_goes_again_as_one():
    credential = Credential()
    async with running_double() as double:
        double.whole.append(EXPIRED)
        tokens = GraphTokens(credential, double.url, hosts=("127.0.0.1",))
        async with opened_at(double.url, tokens, 500.0) as graph:
            await at_once(*(graph.send(calls.get_team(f"t{n}")) for n in range(5)))
    assert double.authorizations == ["Bearer token-1", "Bearer token-2"]


async def test_a_header_is_kept_for_a_while_and_the_credential_asked_once_by_many():
    credential, clock = Credential(), Clock()
    tokens = GraphTokens(credential, MICROSOFT, clock=clock)
    assert set(await at_once(*(tokens.header() for _ in range(9)))) == {"Bearer token-1"}
    assert credential.asked == [(("https://graph.microsoft.com/.default",), None, True)]
    clock.now += KEPT - 1
    await tokens.header()
    assert len(credential.asked) == 1
    clock.now += 2
    await tokens.header()
    assert len(credential.asked) == 2


async def test_the_refusal_of_an_older_header_does_not_throw_the_new_one_away():
    credential, clock = Credential(), Clock()
    tokens = GraphTokens(credential, MICROSOFT, clock=clock)
    first = await tokens.header()
    tokens.refused(first, "")
    second = await tokens.header()
    tokens.refused(first, "")
    assert await tokens.header() == second != first
    assert len(credential.asked) == 2
    clock.now += KEPT + 1
    assert await tokens.header() == second
    assert credential.asked[-1][1] is None  # a new token is not forced for ever


@pytest.mark.parametrize(
    ("trouble", "kind", "code"),
    [
        (ClientAuthenticationError("AADSTS7000215"), errors.Unauthenticated, "ClientAuthentic"),
        (ServiceRequestError("no route"), errors.Unreachable, "ServiceRequestError"),
    ],
)
async def test_what_goes_wrong_with_the_credential_is_told_without_its_words(trouble, kind, code):
    (raised,), sent = await asked_of(Credential(trouble), call=READ)
    assert type(raised) is kind
    assert raised.fault.code.startswith(code)
    assert "AADSTS" not in str(raised)
    assert sent == []


async def test_many_calls_without_a_token_all_fail_and_leave_the_line_open():
    credential = Credential(ServiceRequestError("no route"))
    async with running_double() as double:
        tokens = GraphTokens(credential, double.url, hosts=("127.0.0.1",))
        async with opened_at(double.url, tokens, 500.0) as graph:
            tabs = [calls.list_tabs("t", "c")] * 5
            failed = await asyncio.gather(*map(graph.send, tabs), return_exceptions=True)
            assert {type(one) for one in failed} == {errors.Unreachable}
            credential.trouble = None
            assert (await graph.send(tabs[0])).status == 200


async def test_no_token_goes_to_another_host_than_microsofts():
    tokens = GraphTokens(Credential(), "https://graph.example.nl/v1.0")
    with pytest.raises(errors.Unauthenticated, match="not Microsoft's Graph"):
        await tokens.header()


async def test_without_a_credential_nothing_is_sent():
    with pytest.raises(errors.Unauthenticated, match="no credential is configured"):
        await GraphTokens(None, MICROSOFT).header()
    async with open_graph(SyncSettings(), None) as graph:
        with pytest.raises(errors.Unauthenticated):
            await graph.send(READ)


async def test_a_graph_on_this_machine_never_sees_a_real_token():
    credential = Credential()
    async with running_double() as double:
        settings = SyncSettings(graph_url=double.url, graph_speed=500.0)
        async with open_graph(settings, credential) as graph:
            await graph.send(READ)
        assert double.authorizations == ["Bearer local"]
    assert credential.asked == []
    nobody = Nobody()
    nobody.refused(await nobody.header(), "")
    assert await nobody.header() == "Bearer local"
