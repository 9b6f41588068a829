"""What other clients ask in their own way: Microsoft's for JavaScript, PnP's command line."""

import base64
import json
import ssl
import subprocess
from urllib.parse import quote, urlencode

import aiohttp
import pytest

from graph_sync.sandbox.serve import sandbox
from tests.graph_sync.sandbox.talker import CAFE, EMRE, KERNTEAM, OWNER, SANNE
from tests.support.programs import need

EVERYBODY = {"grant_type": "client_credentials", "client_secret": "x"}


async def test_a_batch_may_name_its_own_version_and_number_its_items(graph):
    items = [
        {"id": 1, "method": "GET", "url": f"/v1.0/teams/{CAFE}"},
        {"id": 2, "method": "GET", "url": f"/users/{SANNE}"},
    ]
    said = await graph.ok("POST", "/$batch", {"requests": items}, strict=False)
    assert {one["id"]: one["status"] for one in said["responses"]} == {"1": 200, "2": 200}
    other = [{"id": "1", "method": "GET", "url": f"/beta/teams/{CAFE}"}]
    assert (await graph("POST", "/$batch", {"requests": other}, strict=False)).status == 400


async def test_a_reference_may_be_written_with_the_address_that_the_client_was_given(graph):
    path = f"/groups/{KERNTEAM}/members/$ref"
    here = {"@odata.id": f"{graph.running.url}/directoryObjects/{EMRE}"}
    assert (await graph("POST", path, here, strict=False)).status == 204
    elsewhere = {"@odata.id": f"https://graph.example/v1.0/directoryObjects/{OWNER}"}
    assert (await graph("POST", path, elsewhere, strict=False)).status == 400


async def test_a_type_may_be_written_by_the_alias_of_its_namespace(graph):
    await graph.ok("DELETE", f"/groups/{KERNTEAM}")
    for kind in ("microsoft.graph.group", "graph.group"):
        said = await graph.ok("GET", f"/directory/deletedItems/{kind}", strict=False)
        assert said.ids == [KERNTEAM]
    assert (await graph("GET", "/directory/deletedItems", strict=False)).status == 400


async def test_who_is_deleted_is_found_among_the_deleted_alone(graph):
    path = f"/directory/deletedItems/{SANNE}"
    assert (await graph("GET", path, strict=False)).status == 404
    await graph.hand("delete user", user=SANNE)
    assert (await graph("GET", f"/users/{SANNE}")).status == 404
    found = await graph.ok("GET", path, strict=False)
    assert (found["id"], found["@odata.type"]) == (SANNE, "#microsoft.graph.user")
    assert found["deletedDateTime"]
    listed = await graph.ok("GET", "/directory/deletedItems/microsoft.graph.user", strict=False)
    assert listed.ids == [SANNE]
    graph.clock.advance(31 * 86_400)
    assert (await graph("GET", path, strict=False)).status == 404


async def test_what_is_below_me_is_refused_as_me_is(graph):
    for path in ("/me", "/me/joinedTeams", "/me/memberOf/microsoft.graph.group"):
        said = await graph("GET", path, strict=False)
        assert said.status == 400
        assert "delegated" in said["error"]["message"]


async def test_lists_are_ordered_as_asked(graph):
    said = await graph.ok("GET", "/users?$orderby=displayName%20desc", strict=False)
    assert said.names == sorted(said.names, key=str.casefold, reverse=True)
    said = await graph.ok("GET", "/groups?$orderby=displayName", strict=False)
    assert said.names == sorted(said.names, key=str.casefold)


async def test_a_group_is_shown_with_its_people(graph):
    said = await graph.ok("GET", f"/groups/{KERNTEAM}?$expand=members,owners", strict=False)
    assert [one["id"] for one in said["owners"]] == [OWNER]
    assert SANNE in {one["id"] for one in said["members"]}
    plain = await graph.ok("GET", f"/groups/{KERNTEAM}?$select=hideFromAddressLists", strict=False)
    assert plain["hideFromAddressLists"] is False
    assert "members" not in plain.body


# --- tokens


@pytest.fixture
async def http():
    async with aiohttp.ClientSession() as session:
        yield session


async def token(http, running, **form):
    url = f"{running.root}/{running.state.tenant}/oauth2/v2.0/token"
    form = EVERYBODY | {"client_id": running.state.client} | form
    async with http.post(url, data=urlencode(form)) as answer:
        return answer.status, await answer.json()


async def test_an_app_fetches_a_token_and_calls_with_it(graph, http):
    status, body = await token(http, graph.running)
    assert (status, body["token_type"]) == (200, "Bearer")
    _, claims, _ = body["access_token"].split(".")
    told = json.loads(base64.urlsafe_b64decode(claims + "=="))
    assert (told["tid"], told["idtyp"]) == (graph.state.tenant, "app")
    headers = {"Authorization": f"Bearer {body['access_token']}"}
    async with http.get(f"{graph.running.url}/teams/{CAFE}", headers=headers) as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        ({"grant_type": "password"}, (400, "unsupported_grant_type")),
        ({"client_id": "another"}, (400, "unauthorized_client")),
        ({"client_secret": ""}, (401, "invalid_client")),
    ],
)
async def test_no_token_for_anybody_else(graph, http, form, refusal):
    status, body = await token(http, graph.running, **form)
    assert (status, body["error"]) == refusal


async def test_libraries_find_the_token_endpoint_by_its_documents(graph, http):
    root = graph.running.root
    async with http.get(f"{root}/common/discovery/instance") as answer:
        where = (await answer.json())["tenant_discovery_endpoint"]
    async with http.get(where) as answer:
        endpoint = (await answer.json())["token_endpoint"]
    assert endpoint == f"{root}/{graph.state.tenant}/oauth2/v2.0/token"


@pytest.fixture
def certificate(tmp_path):
    """A certificate of this machine's own, and its key."""
    file, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    openssl = need("openssl", "apt install openssl")
    names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1")
    kind = ("-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")
    made = [openssl, "req", *kind, *names, "-out", file, "-keyout", key]
    subprocess.run(made, capture_output=True, check=True)
    return file, key


async def test_it_serves_over_https_and_links_say_so(certificate):
    """Microsoft's JavaScript client sends its token over nothing else."""
    async with sandbox(certificate=certificate) as running:
        assert running.root.startswith("https://")
        context = ssl.create_default_context(cafile=certificate[0])
        headers = {"Authorization": "Bearer any"}
        async with (
            aiohttp.ClientSession(headers=headers) as http,
            http.get(f"{running.url}/users?{quote('$top=2', safe='=')}", ssl=context) as answer,
        ):
            assert (await answer.json())["@odata.nextLink"].startswith(running.url)
