"""Choosing an organisation: suggestions while somebody types, and what a form names.

Beside the registry's own there are those that are known without taking part: from the lists of
`registry.core.reference.netherlands`, and from documents that filled a list (`reference`). Lists
and searches leave them out; a form's typeahead has them, so that nobody types the name of their
municipality, and no review follows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from registry.core.entity import slugify
from registry.core.errors import Fault, Invalid
from registry.core.provenance import Provenance
from registry.core.quotas.quota import Submission, spend
from registry.core.reference.netherlands import Body, bodies
from registry.core.unit_of_work import UnitOfWork
from registry.organisations.former import followed
from registry.organisations.known import Names, known
from registry.organisations.name_index import NameIndex
from registry.organisations.naming import Named, folded, own_part
from registry.organisations.organisation import (
    Here,
    Organisation,
    OrganisationProposed,
    index_of,
    same,
)

_KEY = re.compile(r"[a-z0-9][a-z0-9._:-]{0,119}")
"""What can be a key: a driver need not see what somebody may have put in its place."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Organisation that a form names.

    Attributes:
        typed: the name that was typed, when it turned out to be one that is known by another name;
            empty otherwise. The person is told.
        new: it was not known until now.
    """

    organisation: Organisation
    typed: str = ""
    new: bool = False


async def choose(unit: UnitOfWork, values: Mapping[str, Any]) -> Choice:
    """Resolve the organisation that a form names, creating a proposal for an unknown one.

    Args:
        unit: where it is looked up and kept.
        values: `organisation`: slug of a known one, or a name where a client lets people type;
            `organisation_new`: the name of one that is not listed, which counts when both are
            given; `organisation_kind`: needed for one that is really new.

    Raises:
        Invalid: neither is given, or a new one misses its kind or a usable name.
        Conflict: somebody named it this very moment; look again.
    """
    chosen, new = (_line(values.get(name)) for name in ("organisation", "organisation_new"))
    organisations = unit.of(Organisation)
    if not new and (taken := await take_in(unit, (chosen,))):
        return Choice(taken[0])
    field, name = ("organisation_new", new) if new else ("organisation", chosen)
    if not name:
        raise Invalid([Fault("organisation", "required")])
    if here := same(await known(unit), name):
        found = await organisations.get(here.slug)
        return Choice(found, typed="" if _called(found, name) else name)
    if listed := listed_as(name, unit.now.date()):
        [found] = await take_in(unit, (listed,))
        return Choice(found, typed="" if _called(found, name) else name)
    proposal = _proposal(field, name, values.get("organisation_kind"))
    await spend(unit, Submission.ORGANISATION)
    unit.emit(OrganisationProposed(organisation=proposal.slug))
    new_one = proposal.model_copy(update={"since": unit.now})
    return Choice(await organisations.add(new_one), new=True)


def suggestions(
    names: Iterable[Here], words: str, limit: int, day: date, former: Collection[str] = ()
) -> list[tuple[str, str]]:
    """Return (label, slug) of organisations that words resemble, of the registry and the lists.

    Args:
        names: those of the registry; what nobody has looked at yet is left out.
        words: what was typed so far.
        limit: how many at most.
        day: of today, by which municipalities have merged or not.
        former: keys of those that went into another one, which is found by their names.
    """
    index = index_of(names)
    apart = {one.slug for one in index if one.status != "proposed"} | set(former)
    here = index.scored(words, limit, lambda one: one.status != "proposed")
    more = _bodies(day).scored(words, limit, lambda one: one.slug not in apart)
    every: list[tuple[float, str, Named]] = [*here, *more]
    found = sorted(every, key=lambda one: one[:2])[:limit]
    return [(one.label, one.slug) for _, _, one in found]


async def named(unit: UnitOfWork, keys: Sequence[str]) -> dict[str, str]:
    """Return what organisations are called, by key, those too that the lists alone know of.

    A key that was merged away is called as what it leads to: what was chosen before stays chosen.
    """
    wanted = list(dict.fromkeys(filter(_KEY.fullmatch, keys)))
    leads = await followed(unit, wanted)
    there = list(dict.fromkeys(leads.get(key, key) for key in wanted))
    found = {one.slug: one.label for one in await unit.of(Organisation).some(there)}
    found = {one.slug: one.label for one in map(_listed(unit.now.date()).get, there) if one} | found
    return {key: found[lead] for key in wanted if (lead := leads.get(key, key)) in found}


async def take_in(unit: UnitOfWork, keys: Sequence[str]) -> list[Organisation]:
    """Bring the chosen organisations into the registry that it only knew of; return all of them.

    What is in none of the lists is left out: the caller says so.
    """
    asked = list(filter(_KEY.fullmatch, keys))
    leads = await followed(unit, asked)
    wanted = list(dict.fromkeys(leads.get(key, key) for key in asked))
    repository = unit.of(Organisation)
    found = {one.slug: one for one in await repository.some(wanted)}
    for key in wanted:
        one = found.get(key)
        if one is None and (body := _listed(unit.now.date()).get(key)):
            new = _organisation(body).model_copy(update={"since": unit.now})
            found[key], _ = await repository.get_or_add(new)
        elif one is not None and one.status == "reference":
            news = {"status": "known", "since": one.since or unit.now}
            found[key] = await repository.put(one.model_copy(update=news))
    return [found[key] for key in wanted if key in found]


async def resolved(unit: UnitOfWork, text: str) -> Organisation | None:
    """Return the organisation that a form names, as `take_in` would; nothing is changed.

    Args:
        unit: to read from.
        text: the key of one that is known or listed, or the name of a known one where a client lets
            people type. One of the lists that is in no registry yet is at revision 0.
    """
    keys = [text] if _KEY.fullmatch(text) else []
    leads = await followed(unit, keys)
    for key in (leads.get(one, one) for one in keys):
        if here := await unit.of(Organisation).find(key):
            return here
        if body := _listed(unit.now.date()).get(key):
            return _organisation(body)
    typed = same(await known(unit, "known"), text)
    return await unit.of(Organisation).find(typed.slug) if typed else None


async def asked_for(
    unit: UnitOfWork, words: str, limit: int
) -> tuple[Organisation | None, list[tuple[str, str]]]:
    """Return the organisation that somebody asks for by its name, or those that may be meant.

    Args:
        unit: to read from.
        words: what was typed. The full name of one that only the lists know goes before a part of
            a known one's: `provincie Utrecht` where the municipality of that name takes part.
        limit: how many may be meant at most.

    Returns:
        The organisation, as `resolved` does, and (key, label) of what may be meant where there is
        none.
    """
    names, day = await known(unit, "known", "reference"), unit.now.date()
    named: Named | None = _fully_named(names, words, day)
    named = named or names.meant(words) or _bodies(day).meant(words)
    if named and (one := await resolved(unit, named.slug)) and one.status != "proposed":
        return one, []
    telling = own_part(folded(words)) or words
    near = suggestions(names, telling, limit, day) if words else []
    return None, [(key, label) for label, key in near]


async def fully_named(unit: UnitOfWork, words: str) -> str | None:
    """Return the key of the organisation, of the registry or the lists, that has this name."""
    found = _fully_named(await known(unit, "known", "reference"), words, unit.now.date())
    return found.slug if found else None


def _fully_named(names: Names, words: str, day: date) -> Named | None:
    return names.equal(words) or _bodies(day).equal(words)


async def options(unit: UnitOfWork, chosen: Iterable[str], most: int) -> list[tuple[str, str]]:
    """Return (slug, label) of what a form was filled in with, and of known ones to fill it up.

    What was chosen by typing may be of the lists, and in no registry yet.

    Args:
        unit: to read from.
        chosen: what the form was filled in with; what is no organisation is left out.
        most: how many the form has room for.
    """
    keys = list(dict.fromkeys(filter(_KEY.fullmatch, chosen)))[:most]
    found = await named(unit, keys)
    names = sorted(await known(unit, "known"), key=lambda one: folded(one.name))
    for one in names:
        if len(found) >= most:
            break
        found.setdefault(one.slug, one.label)
    return list(found.items())


def listed_as(name: str, day: date) -> str:
    """Return the slug of the listed organisation that a typed name means; empty for none."""
    found = _bodies(day).same(name)
    return found.slug if found else ""


@lru_cache(maxsize=2)
def _bodies(day: date) -> NameIndex[Body]:
    return NameIndex(bodies(day), lambda one: one.names)


@lru_cache(maxsize=2)
def _listed(day: date) -> Mapping[str, Body]:
    return {one.slug: one for one in bodies(day)}


def _organisation(body: Body) -> Organisation:
    return Organisation(
        slug=body.slug,
        name=body.name,
        kind=body.kind,
        short=body.short,
        aliases=body.aliases,
        provenance=(Provenance(origin="elsewhere", note=body.source),),
        municipality=body.municipality,
    )


def _line(raw: Any) -> str:
    return " ".join(raw.split()) if isinstance(raw, str) else ""


def _called(organisation: Named, name: str) -> bool:
    return folded(name) in {folded(one) for one in (organisation.name, organisation.short)}


def _proposal(field: str, name: str, kind: Any) -> Organisation:
    if not kind:
        raise Invalid([Fault("organisation_kind", "choose")])
    slug = slugify(name)
    if not slug:
        raise Invalid([Fault(field, "invalid")])
    try:
        return Organisation(slug=slug, name=name, kind=kind, status="proposed")
    except ValidationError as error:
        renamed = {"name": field, "slug": field, "kind": "organisation_kind"}
        faults = Invalid.of(error).faults
        raise Invalid(Fault(renamed[one.field], one.code, one.params) for one in faults) from error
