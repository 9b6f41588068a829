"""Domains: which organisation an e-mail address belongs to, by what stands behind the @."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import ClassVar

from registry.core.entity import Entity
from registry.core.errors import CodedError
from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.addresses import host_name
from registry.organisations.organisation import Organisation

_AROUND = re.compile(r"^(?:https?://)?(?:[^@/\s]*@)?(?:www\.)?|[/?#].*$", re.IGNORECASE)


class OrganisationDomain(Entity):
    """A domain of an organisation; its slug is the domain, so that it is of one alone.

    Attributes:
        organisation: slug of the organisation whose addresses end so, below it too.
    """

    section: ClassVar[str] = "organisation_domains"
    indexed: ClassVar[tuple[str, ...]] = ("organisation",)
    references: ClassVar[dict[str, str]] = {"organisation": "organisations"}

    organisation: str


def domain_of(text: str) -> str:
    """Return the domain that somebody typed: `rivm.nl`, `@rivm.nl`, `www.rivm.nl`, an address.

    Raises:
        CodedError: it is none (`domain`), is of a provider of mail for everybody
            (`domain_public`), or is what others have their domain under (`domain_shared`).
    """
    typed = text.strip()
    domain = host_name(_AROUND.sub("", typed))
    if not domain or len(domain) > 120:
        raise CodedError("domain", value=typed[:80])
    if is_public(domain):
        raise CodedError("domain_public", value=domain)
    if domain in _lists()["shared"]:
        raise CodedError("domain_shared", value=domain)
    return domain


def is_public(domain: str) -> bool:
    """Return whether everybody can have an address in a domain, or in one that it is under."""
    lists = _lists()
    labels = domain.split(".")
    everywhere = len(labels) > 1 and labels[-2] in lists["everywhere"]
    foreign = len(labels) > 2 and labels[-3] in lists["everywhere"] and len(labels[-2]) <= 3
    return everywhere or foreign or any(one in lists["domains"] for one in _above(domain))


async def domains_of(unit: UnitOfWork, organisation: str) -> tuple[str, ...]:
    """Return the domains of an organisation, by name."""
    found = await unit.of(OrganisationDomain).all(organisation=organisation)
    return tuple(one.slug for one in found)


async def organisation_of_address(unit: UnitOfWork, address: str) -> Organisation | None:
    """Return the organisation that an address belongs to by its domain; None when nobody says.

    The longest domain that fits decides: `x@student.hogeschool.nl` is of who has
    `student.hogeschool.nl`, else of who has `hogeschool.nl`.
    """
    host = host_name(address.rpartition("@")[2])
    if not host or is_public(host):
        return None
    found = await unit.of(OrganisationDomain).some(list(_above(host)))
    if not found:
        return None
    return await unit.of(Organisation).find(found[0].organisation)


async def organisations_of_addresses(unit: UnitOfWork, addresses: Iterable[str]) -> dict[str, str]:
    """Return the key of the organisation of each address, as `organisation_of_address`, in bulk.

    Addresses of nobody's domain are left out.
    """
    hosts = {address: host_name(address.rpartition("@")[2]) for address in addresses}
    above = {host: list(_above(host)) for host in {*hosts.values()} if host and not is_public(host)}
    wanted = sorted({one for domains in above.values() for one in domains})
    of = {one.slug: one.organisation for one in await unit.of(OrganisationDomain).some(wanted)}
    longest = {
        host: next((of[one] for one in domains if one in of), "") for host, domains in above.items()
    }
    return {address: longest[host] for address, host in hosts.items() if longest.get(host)}


def _above(domain: str) -> Iterator[str]:
    """Yield a domain and those that it is under, without the last part alone."""
    labels = domain.split(".")
    for start in range(len(labels) - 1):
        yield ".".join(labels[start:])


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    text = (files("registry.core.reference") / "mail_providers.toml").read_text(encoding="utf-8")
    return {name: frozenset(values) for name, values in tomllib.loads(text).items()}
