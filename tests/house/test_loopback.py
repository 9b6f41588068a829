"""Tests stay on this machine."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.loopback import NetworkForbidden, is_local


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.9.9.9", "::1", "localhost", None, b"localhost", ""]
)
def test_this_machine_is_local(host):
    assert is_local(host)


@given(st.ip_addresses().filter(lambda address: not address.is_loopback))
def test_other_addresses_are_not(address):
    assert is_local(str(address)) == address.is_unspecified


def test_connecting_elsewhere_is_refused_by_name():
    with socket.socket() as sock, pytest.raises(NetworkForbidden, match=r"192\.0\.2\.1"):
        sock.connect(("192.0.2.1", 443))


def test_looking_up_a_name_is_refused():
    with pytest.raises(NetworkForbidden, match=r"login\.example"):
        socket.getaddrinfo("login.example", 443)
