"""Preview of a list: what a yes would do with each line, and what is wrong with it.

People, memberships and names are looked up in bulk, by index. It is made anew whenever the list is
shown and when a yes is carried out, so that it never says what no longer holds.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from registry.core.dates import ReadOn, end_typed
from registry.core.dates.workdays import today
from registry.core.errors import CodedError, Fault
from registry.core.membership import Membership
from registry.core.permissions import Right, may
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Profile, Role
from registry.core.writing.lookalikes import mixed_words
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import answers_for
from registry.members.member import Member, is_reserved
from registry.members.references import persons_of_emails
from registry.onboarding.appointments import Appointment, fault_of_end, roles_given
from registry.onboarding.batches.alike import (
    known_alike,
    mailbox,
    says_the_same,
    valid_email,
    whole_name,
)
from registry.onboarding.batches.batch import Batch, BatchRow, Counts
from registry.onboarding.batches.columns import names_of_role, profile_named, squeezed
from registry.onboarding.people import groups, groups_meant
from registry.organisations.directory import Directory, directory
from registry.organisations.domain import organisations_of_addresses

_AT_A_TIME = 500


class Kind(StrEnum):
    """What a yes would do with a line."""

    NEW = "new"
    KNOWN = "known"
    THERE = "there"
    DOUBLE = "double"
    FAULT = "fault"


READY = (Kind.NEW, Kind.KNOWN)
"""Kinds that a yes does something for."""

QUESTIONS = frozenset({"batch_alike", "batch_alike_known", "batch_same_name", "batch_left"})
"""Faults that are a question: whoever brings the list may say that it is right so."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A line, held against the registry.

    Attributes:
        member: who it is about; at revision 0 somebody who is not kept yet.
        group: slug of the group that they get into; empty for none.
        appointment: as what.
        organisation: slug of theirs; empty for none.
        faults: what is wrong; only of `Kind.FAULT`.
        first: line of which it is a double.
    """

    row: BatchRow
    kind: Kind
    member: Member | None = None
    group: str = ""
    appointment: Appointment | None = None
    organisation: str = ""
    faults: tuple[Fault, ...] = ()
    first: int = 0

    @property
    def is_question(self) -> bool:
        """Whether all that is wrong is a question that can be answered by a yes."""
        return bool(self.faults) and all(one.code in QUESTIONS for one in self.faults)


@dataclass(frozen=True)
class Preview:
    """A list, held against the registry.

    Attributes:
        findings: one for each line, in order.
        all_seen: the actor may see who takes part: who does not is told of nobody whether they do.
        groups: the groups that the actor may put people in.
        names: of the groups, by slug.
        directory: of organisations.
    """

    batch: Batch
    findings: tuple[Finding, ...]
    all_seen: bool
    groups: Sequence[Subgroup | Hub]
    directory: Directory

    @cached_property
    def counts(self) -> Counts:
        """What the lines come to; people are counted once, however many groups they get into."""
        ready = [one for one in self.findings if one.kind in READY]
        people = {one.member.slug: one for one in ready if one.member is not None}
        new = {key for key, one in people.items() if one.member and not one.member.revision}
        return Counts(
            ready=len(ready),
            new=len(new),
            known=len(people) - len(new),
            there=self._number(Kind.THERE),
            double=self._number(Kind.DOUBLE),
            invite=sum(is_reserved(key) for key in people),
            faulty=self._number(Kind.FAULT),
        )

    @cached_property
    def digest(self) -> str:
        """By which a yes says what it was said to: another digest, and it is shown anew."""
        found = hashlib.sha256()
        for one in self.findings:
            row = one.row.model_dump(exclude={"member"})
            member = (one.member.slug, one.member.revision > 0) if one.member else None
            codes = [(fault.code, sorted(map(str, fault.params.items()))) for fault in one.faults]
            said = (row, one.kind, member, one.group, one.appointment, one.organisation, codes)
            found.update(repr(said).encode())
        return found.hexdigest()[:24]

    @property
    def ending(self) -> int:
        """How many places that a yes gives have an end."""
        places = [one.appointment for one in self.findings if one.kind in READY]
        return sum(one is not None and one.until is not None for one in places)

    @property
    def faulty(self) -> list[Finding]:
        """The lines with a fault, in order."""
        return [one for one in self.findings if one.kind is Kind.FAULT]

    def finding(self, number: int) -> Finding | None:
        """Return what is found of one line; None when it is not in the list any more."""
        return next((one for one in self.findings if one.row.number == number), None)

    def _number(self, kind: Kind) -> int:
        return sum(one.kind is kind for one in self.findings)


async def check(unit: UnitOfWork, batch: Batch) -> Preview:
    """Hold a list against the registry as it is now, for the actor."""
    every = await groups(unit)
    all_open = await may(unit, Right.APPOINT)
    own = every if all_open else await _own_hubs(unit, every)
    emails = {one.number: valid_email(one.email) for one in batch.rows}
    people = await persons_of_emails(unit, (one for one in emails.values() if one))
    seats = await _seats(unit, [one.slug for one in people.values() if one.revision])
    all_seen = await may(unit, Right.SEE_PEOPLE)
    known = await known_alike(unit, batch, emails) if all_seen else {}
    unsaid = [emails[one.number] for one in batch.rows if not one.organisation]
    domains = await organisations_of_addresses(unit, filter(None, unsaid))
    checker = _Checker(
        batch,
        every,
        own,
        all_open,
        emails,
        people,
        seats,
        known,
        domains,
        await directory(unit),
        await _read_on(unit),
    )
    findings = tuple(checker.find(one) for one in batch.rows)
    return Preview(batch, findings, all_seen, own, checker.directory)


def linked(preview: Preview) -> Batch:
    """Return the list with who each line is about, so that people find what is kept of them."""
    keys = {
        one.row.number: one.member.slug
        for one in preview.findings
        if one.member is not None and one.member.revision
    }
    rows = tuple(
        one.model_copy(update={"member": keys.get(one.number)}) for one in preview.batch.rows
    )
    return preview.batch.model_copy(update={"rows": rows})


@dataclass
class _Checker:
    batch: Batch
    every: Sequence[Subgroup | Hub]
    own: Sequence[Subgroup | Hub]
    all_open: bool
    emails: Mapping[int, str]
    people: Mapping[str, Member]
    seats: Mapping[tuple[str, str], Membership]
    known: Mapping[str, Member]
    domains: Mapping[str, str]
    directory: Directory
    on: ReadOn
    meant: dict[str, list[Subgroup | Hub]] = field(default_factory=dict)
    first: dict[tuple[str, str], BatchRow] = field(default_factory=dict)
    mailboxes: dict[str, BatchRow] = field(default_factory=dict)
    called: dict[str, BatchRow] = field(default_factory=dict)

    def find(self, row: BatchRow) -> Finding:
        """Hold a line against the registry and the lines before it."""
        if row.trouble:
            return Finding(row, Kind.FAULT, faults=(Fault("line", f"batch_{row.trouble}"),))
        faults: list[Fault] = []
        email = self.emails[row.number]
        member = self.people.get(email)
        if member is None:
            value = {"value": row.email}
            faults.append(Fault("email", "batch_email" if row.email else "batch_no_email", value))
        faults += [Fault("name", "letters_mixed", {"value": one}) for one in mixed_words(row.name)]
        place, wrong = self._place(row)
        faults += wrong
        given, wrong = self._given(row, place)
        faults += wrong
        until, wrong = self._until(row, place)
        faults += wrong
        organisation: str | None = self.domains.get(email, "")
        if row.organisation:
            organisation = self.directory.named(row.organisation)
        if organisation is None:
            faults.append(
                Fault("organisation", "batch_organisation_unknown", {"value": row.organisation})
            )
        if member is not None and not faults:
            finding = Finding(
                row,
                Kind.KNOWN if member.revision else Kind.NEW,
                member,
                place.slug if place else "",
                dataclasses.replace(given, member=member.slug, until=until) if given else None,
                organisation or "",
            )
            return self._among(finding, member, place)
        return Finding(row, Kind.FAULT, member, faults=tuple(faults))

    def _among(self, finding: Finding, member: Member, place: Subgroup | Hub | None) -> Finding:
        """Hold a line that is well in itself against earlier ones and who is there."""
        row, key = finding.row, (member.slug, finding.group)
        if (before := self.first.get(key)) is not None:
            if says_the_same(before, row):
                return dataclasses.replace(finding, kind=Kind.DOUBLE, first=before.line)
            fault = Fault("email", "batch_double", {"line": before.line, "value": row.email})
            return Finding(row, Kind.FAULT, member, faults=(fault,))
        if wrong := [] if row.sure else self._questions(row, member):
            return Finding(row, Kind.FAULT, member, faults=tuple(wrong))
        if member.status == "left" and not self.all_open:
            return Finding(row, Kind.FAULT, member, faults=(Fault("email", "batch_ask_kernteam"),))
        held = self.seats.get((finding.group, member.slug))
        if held is not None and place is not None and finding.appointment is not None:
            asked = row.profile and (held.role, held.profile) != _as(finding.appointment, place)
            if asked and member.status != "left":
                return Finding(
                    row, Kind.FAULT, member, faults=(Fault("profile", "batch_other_profile"),)
                )
            until = finding.appointment.until
            if (until and until != held.until) or held.is_over(self.on.today):
                return Finding(
                    row, Kind.FAULT, member, faults=(Fault("until", "batch_other_until"),)
                )
        self._remember(row, key)
        idle = held is not None if finding.group else member.revision > 0
        if idle and member.status != "left":
            return dataclasses.replace(finding, kind=Kind.THERE)
        if held is not None:  # who left and comes back is in it again by that alone
            return dataclasses.replace(finding, group="", appointment=None)
        return finding

    def _questions(self, row: BatchRow, member: Member) -> list[Fault]:
        """Return what is to be asked: may this person be one who is there by another address?"""
        email, found = self.emails[row.number], list[Fault]()
        box, name = mailbox(email), whole_name(row.name)
        near, same = self.mailboxes.get(box), self.called.get(name)
        if near is not None and self.emails[near.number] != email:
            found.append(Fault("email", "batch_alike", {"line": near.line, "value": near.email}))
        elif same is not None and self.emails[same.number] != email:
            found.append(Fault("name", "batch_same_name", {"line": same.line, "value": row.name}))
        elif not member.revision and (known := self.known.get(box) or self.known.get(name)):
            value = {"value": known.name, "other": known.email or known.name}
            found.append(Fault("email", "batch_alike_known", value))
        if member.status == "left" and self.all_open:
            found.append(Fault("email", "batch_left", {"day": member.left}))
        return found

    def _remember(self, row: BatchRow, key: tuple[str, str]) -> None:
        self.first[key] = row
        self.mailboxes.setdefault(mailbox(self.emails[row.number]), row)
        if name := whole_name(row.name):
            self.called.setdefault(name, row)

    def _place(self, row: BatchRow) -> tuple[Subgroup | Hub | None, list[Fault]]:
        words = row.group or self.batch.group
        if not words:
            needed = [] if self.all_open else [Fault("group", "batch_group_needed")]
            return None, needed
        if words not in self.meant:
            exact = [one for one in self.every if one.slug == words]
            self.meant[words] = exact or groups_meant(words, self.every)
        found = self.meant[words]
        if len(found) != 1:
            code = "batch_group_many" if found else "batch_group_unknown"
            return None, [Fault("group", code, {"value": words})]
        if not any(one.slug == found[0].slug for one in self.own):
            return None, [Fault("group", "batch_not_yours", {"value": words})]
        return found[0], []

    def _until(
        self, row: BatchRow, place: Subgroup | Hub | None
    ) -> tuple[date | None, list[Fault]]:
        """Return the first day on which somebody is out again."""
        try:
            until = end_typed(row.until, self.on)
        except CodedError as error:
            choices = [one.removeprefix("=") for one in error.params.get("choices", ())]
            past = choices and all(one <= self.on.today.isoformat() for one in choices)
            fault = (
                Fault("until", "until_past") if past else Fault("until", error.code, error.params)
            )
            return None, [fault]
        if (ended := fault_of_end(place, until, self.on.today)) is not None:
            return None, [ended]
        if until is not None and place is None and not row.group and not row.profile:
            return None, [Fault("group", "batch_until_alone")]
        return until, []

    @staticmethod
    def _given(
        row: BatchRow, place: Subgroup | Hub | None
    ) -> tuple[Appointment | None, list[Fault]]:
        """Return as what somebody gets into a group."""
        if not row.profile:
            return (Appointment("") if place else None), []
        named = profile_named(row.profile)
        if place is None:
            missing = not row.group
            return None, [Fault("group", "batch_profile_alone")] if missing and named else (
                [] if named else [Fault("profile", "batch_profile_unknown", {"value": row.profile})]
            )
        own = {role: names_of_role(role) for role in roles_given(place) - {Role.MEMBER}}
        if named is None and squeezed(row.profile) in {
            one for all_ in own.values() for one in all_
        }:
            return Appointment(""), []
        if named == Role.MEMBER:
            return Appointment("", role=Role.MEMBER), []
        if named is not None and isinstance(place, Hub):
            return Appointment("", profile=Profile(named)), []
        code = "batch_profile_unknown" if named is None else "profile_no_hub"
        return None, [Fault("profile", code, {"value": row.profile})]


def _as(appointment: Appointment, place: Subgroup | Hub) -> tuple[Role, Profile | None]:
    own = place.role if isinstance(place, Subgroup) else Role.HUB_TEAM
    return appointment.role or own, appointment.profile


async def _read_on(unit: UnitOfWork) -> ReadOn:
    actor = await unit.of(Member).find(unit.actor)
    return ReadOn(today(unit.now), actor.language if actor else None)


async def _own_hubs(unit: UnitOfWork, every: Sequence[Subgroup | Hub]) -> list[Subgroup | Hub]:
    held = await unit.of(Membership).all(member=unit.actor, role=Role.HUB_TEAM)
    own = {one.group for one in held}
    return [one for one in every if one.slug in own and await answers_for(unit, one)]


async def _seats(unit: UnitOfWork, members: Sequence[str]) -> dict[tuple[str, str], Membership]:
    found = {}
    for at in range(0, len(members), _AT_A_TIME):
        part = tuple(members[at : at + _AT_A_TIME])
        for one in await unit.of(Membership).all(member=part):
            found[one.group, one.member] = one
    return found
