"""Domains: what people type, what is nobody's own, and whose address it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.errors import AlreadyExists, CodedError
from registry.core.permissions import SYSTEM
from registry.organisations.domain import (
    OrganisationDomain,
    domain_of,
    is_public,
    organisation_of_address,
)
from registry.organisations.organisation import Organisation
from registry.store.store import Store


@pytest.mark.parametrize(
    "typed",
    [
        *["rivm.nl", "RIVM.NL", "@rivm.nl", "www.rivm.nl", " jan.de.vries@rivm.nl "],
        *["https://www.rivm.nl/over", "http://rivm.nl?x=1", "rivm.nl."],
    ],
)
def test_a_domain_is_read_as_people_write_it(typed):
    assert domain_of(typed) == "rivm.nl"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *[(one, "domain") for one in ("", "rivm", "nl", "a b.nl", "127.0.0.1", "x.local", "-.nl")],
        *[
            (one, "domain_public")
            for one in ("gmail.com", "Outlook.nl", "hotmail.com", "hotmail.co.uk", "ziggo.nl")
        ],
        *[(one, "domain_public") for one in ("kpnmail.nl", "x.kpnmail.nl", "x.onmicrosoft.com")],
        *[(one, "domain_shared") for one in ("co.uk", "com.nl")],
    ],
)
def test_what_is_no_domain_of_ones_own_says_why(typed, code):
    with pytest.raises(CodedError) as raised:
        domain_of(typed)
    assert raised.value.code == code


@pytest.mark.parametrize(
    "domain", ["outlook-advies.nl", "mijngmail.nl", "ziggo.example", "live-x.nl"]
)
def test_what_only_looks_like_a_provider_is_none(domain):
    assert not is_public(domain)


_LABEL = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True)


@given(st.lists(_LABEL, min_size=1, max_size=4))
def test_what_came_out_is_a_key_and_comes_out_again(labels):
    try:
        domain = domain_of(".".join([*labels, "example"]))
    except CodedError:
        return
    assert OrganisationDomain(slug=domain, organisation="x").slug == domain
    assert domain_of(domain) == domain


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_domain_or_a_fault(text):
    try:
        domain = domain_of(text)
    except CodedError:
        return
    assert OrganisationDomain(slug=domain, organisation="x")


async def test_the_longest_domain_says_whose_an_address_is(store_url):
    async with await Store.open(store_url) as store:
        async with store.write(SYSTEM) as unit:
            for slug, domain in (("saxion", "saxion.nl"), ("lab", "lab.saxion.nl")):
                new = Organisation(slug=slug, name=slug.title(), kind="onderwijs")
                await unit.of(Organisation).add(new)
                await unit.of(OrganisationDomain).add(
                    OrganisationDomain(slug=domain, organisation=slug)
                )
        async with store.read() as unit:
            found = {
                address: one.slug if one else None
                for address in (
                    *["a@saxion.nl", "a@STUDENT.saxion.nl", "a@lab.saxion.nl", "a@x.lab.saxion.nl"],
                    *["a@nietsaxion.nl", "a@gmail.com", "saxion", "", "a@b@saxion.nl"],
                )
                if (one := await organisation_of_address(unit, address)) or True
            }
        assert list(found.values()) == ["saxion", "saxion", "lab", "lab", *[None] * 4, "saxion"]
        with pytest.raises(AlreadyExists):
            async with store.write(SYSTEM) as unit:
                await unit.of(OrganisationDomain).add(
                    OrganisationDomain(slug="saxion.nl", organisation="lab")
                )
