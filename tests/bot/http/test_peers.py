"""Whose word is taken about where a request came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.http.application import guarded_application
from bot.http.peers import TrustedProxies, shown
from bot.http.serve import served
from bot.settings import Settings
from tests.bot.http.wire import exchange, head


@given(remote=st.ip_addresses().map(str), said=st.lists(st.text(), max_size=3))
def test_by_default_nobody_is_believed(remote, said):
    assert TrustedProxies().client(remote, said) == remote


@pytest.mark.parametrize(
    ("remote", "forwarded", "client"),
    [
        ("10.0.0.7", ["203.0.113.9"], "203.0.113.9"),
        ("10.0.0.7", [], "10.0.0.7"),
        ("10.0.0.7", ["1.1.1.1, 203.0.113.9"], "203.0.113.9"),  # 1.1.1.1 is the client's own claim
        ("10.0.0.7", ["1.1.1.1, 203.0.113.9, 10.0.0.8"], "203.0.113.9"),
        ("10.0.0.7", ["1.1.1.1", "203.0.113.9"], "203.0.113.9"),
        ("10.0.0.7", ["203.0.113.9, niets"], "10.0.0.7"),
        ("10.0.0.7", [""], "10.0.0.7"),
        ("::ffff:10.0.0.7", ["2001:db8::9"], "2001:db8::9"),
        ("203.0.113.1", ["10.0.0.7"], "203.0.113.1"),  # no proxy of ours
    ],
)
def test_a_trusted_proxy_is_believed_about_whom_it_saw(remote, forwarded, client):
    assert TrustedProxies(["10.0.0.0/24"]).client(remote, forwarded) == client


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.0/24"),
        ("2001:db8:1:2::9", "2001:db8:1::/48"),
        ("", ""),
        (None, ""),
        ("geen", ""),
    ],
)
def test_the_log_gets_a_network_and_no_person(address, network):
    assert shown(address) == network


@pytest.mark.parametrize(("trusted", "seen"), [((), "127.0.0.1"), (("127.0.0.1",), "203.0.113.9")])
async def test_a_server_tells_its_handlers(trusted, seen):
    remotes = []

    async def note(request):
        from aiohttp import web

        remotes.append(request.remote)
        return web.Response()

    app = guarded_application(TrustedProxies(trusted))
    app.router.add_get("/", note)
    async with served(app, "127.0.0.1", 0) as port:
        await exchange(port, head("GET", "/", "X-Forwarded-For: 203.0.113.9", "Connection: close"))
    assert remotes == [seen]


def test_a_proxy_that_is_no_address_is_named_at_the_start():
    with pytest.raises(ValueError, match=r"'proxy\.local' is no address or network"):
        Settings(mode="local", trusted_proxies="10.0.0.7, proxy.local")
    assert Settings(mode="local", trusted_proxies=" 10.0.0.7, 10.1.0.0/16 ").trusted_proxies == (
        "10.0.0.7",
        "10.1.0.0/16",
    )
