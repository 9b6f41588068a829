"""Permissions: one table of who may do what, checked where a change is made."""

from __future__ import annotations

from enum import StrEnum

from registry.core.dates.workdays import today
from registry.core.errors import NotAllowed
from registry.core.membership import Membership
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role


class Right(StrEnum):
    """Rights that not everybody has."""

    INTRODUCE = "introduce oneself"
    BE_FOUND = "say on which themes others may find oneself, and take that back"
    SHOW_IN_CAFE = "say what PLeK Café shows of oneself, and take that back"
    CHOOSE_OVERVIEW = "choose whether an overview of what is new comes by itself"
    FIND_PEOPLE = "find people who said that they may be found"
    HIDE_MEMBER = "have somebody not be found or shown any more; never the other way round"
    SUBMIT_NETWORK = "submit a network"
    INVOLVE = "ask to take part in a network; follow a network or hub, or ask it something"
    ADMIT = "decide who takes part in a network"
    SEE_PARTICIPANTS = "see who takes part in a network or hub"
    ANNOUNCE = "tell who follows a network or hub something"
    ANSWER_INQUIRY = "answer what members ask a network or hub"
    EDIT_NETWORK = "edit a network"
    REVIEW_NETWORK = "review a network"
    REVIEW_ORGANISATION = "review an organisation"
    EDIT_ORGANISATION = "keep organisations and their domains right, and merge them"
    EDIT_PROGRAMME = "add and edit programmes"
    EDIT_FAQ = "keep the frequently asked questions"
    CONFIRM_CONTENT = "confirm or put right what plek derived"
    ASK = "put a question"
    HANDLE_QUESTION = "handle a question"
    ANSWER_HELP = "answer a call for help"
    READ_WAITING = "see what waits for the kernteam"
    SEE_AUDIT = "see the audit trail"
    SEE_UNDELIVERED = "see what could not be delivered, and try it again or let it go"
    APPOINT = "appoint people and channels"
    ASK_ADMISSION = "ask to be let into a group, hub or private channel"
    LET_IN = "decide who is let into a group, hub or private channel, and who stays in it"
    SEE_PEOPLE = "see who takes part, and how they can be reached"
    EDIT_MEMBER = "put right what is kept about a person"
    SEE_PERSONAL = "see what is kept about a person"
    FOUND_HUB = "found a hub"
    PLAN_HUB = "plan a hub, say go or no go, move it, drop it or have it begin"
    EDIT_HUB = "edit what is said of a hub, and see who changed it"
    EDIT_GROUP = "edit what a group is for, who answers for it, and which parties take part"
    MANAGE_HUB = "rename, close or reopen a hub, or change its channels"
    APPROVE_SYNC = "decide on a plan of the Graph sync"
    CHANGE_SYNC_POLICY = "change what the Graph sync does by itself"
    SETTLE_DRIFT = "settle what was changed by hand in Teams"
    RAISE_SIGNAL = "raise a signal or join one"
    FOLLOW_SIGNALS = "see which signals play in one's own hubs, and what was decided anywhere"
    ANSWER_SIGNAL = "answer a question about a signal"
    HANDLE_SIGNAL = "handle signals"
    WORK_OUT_PROPOSAL = "work out a proposal"
    READ_DRAFT = "read a proposal before it was before a meeting"
    PUT_ON_AGENDA = "put a proposal on the agenda of a meeting"
    ADVISE = "advise on a proposal"
    STEER = "say what the Stuurgroep makes of a proposal"
    RECORD_DECISION = "record a decision"
    AGREE_ACTION = "agree on an action"
    FINISH_ACTION = "finish an action"


_EVERYBODY = frozenset(Role)
_KERNTEAM = frozenset({Role.KERNTEAM, Role.ADMINISTRATOR})

RIGHTS: dict[Right, frozenset[Role]] = {
    Right.INTRODUCE: _EVERYBODY,
    Right.BE_FOUND: _EVERYBODY,
    Right.SHOW_IN_CAFE: _EVERYBODY,
    Right.CHOOSE_OVERVIEW: _EVERYBODY,
    Right.FIND_PEOPLE: _EVERYBODY,
    Right.HIDE_MEMBER: _KERNTEAM,
    Right.SUBMIT_NETWORK: _EVERYBODY,
    Right.INVOLVE: _EVERYBODY,
    Right.ADMIT: _KERNTEAM,
    Right.SEE_PARTICIPANTS: _KERNTEAM,
    Right.ANNOUNCE: _KERNTEAM,
    Right.ANSWER_INQUIRY: _KERNTEAM,
    Right.EDIT_NETWORK: _KERNTEAM,
    Right.REVIEW_NETWORK: _KERNTEAM,
    Right.REVIEW_ORGANISATION: _KERNTEAM,
    Right.EDIT_ORGANISATION: _KERNTEAM,
    Right.EDIT_PROGRAMME: _KERNTEAM,
    Right.EDIT_FAQ: _KERNTEAM,
    Right.CONFIRM_CONTENT: _KERNTEAM,
    Right.ASK: _EVERYBODY,
    Right.HANDLE_QUESTION: _KERNTEAM,
    Right.ANSWER_HELP: _KERNTEAM,
    Right.READ_WAITING: _KERNTEAM,
    Right.SEE_AUDIT: _KERNTEAM,
    Right.SEE_UNDELIVERED: _KERNTEAM,
    Right.APPOINT: _KERNTEAM,
    Right.ASK_ADMISSION: _EVERYBODY,
    Right.LET_IN: _KERNTEAM,
    Right.SEE_PEOPLE: _KERNTEAM,
    Right.EDIT_MEMBER: _KERNTEAM,
    Right.SEE_PERSONAL: frozenset(),
    Right.FOUND_HUB: _KERNTEAM,
    Right.PLAN_HUB: _KERNTEAM,
    Right.EDIT_HUB: _KERNTEAM,
    Right.EDIT_GROUP: _KERNTEAM,
    Right.MANAGE_HUB: _KERNTEAM,
    Right.APPROVE_SYNC: _KERNTEAM,
    Right.CHANGE_SYNC_POLICY: _KERNTEAM,
    Right.SETTLE_DRIFT: _KERNTEAM,
    Right.RAISE_SIGNAL: _EVERYBODY,
    Right.FOLLOW_SIGNALS: _EVERYBODY,
    Right.ANSWER_SIGNAL: _KERNTEAM,
    Right.HANDLE_SIGNAL: _KERNTEAM,
    Right.WORK_OUT_PROPOSAL: _KERNTEAM | {Role.INITIATIVE},
    Right.READ_DRAFT: _KERNTEAM | {Role.INITIATIVE, Role.STEERING},  # and whom it was given to
    Right.PUT_ON_AGENDA: _KERNTEAM,
    Right.ADVISE: _KERNTEAM | {Role.AMBASSADOR},
    Right.STEER: _KERNTEAM | {Role.STEERING},
    Right.RECORD_DECISION: _KERNTEAM | {Role.STEERING},
    Right.AGREE_ACTION: _KERNTEAM,
    Right.FINISH_ACTION: _KERNTEAM,
}
"""Who has each right. Which one a step of the learning cycle asks is in
`registry.signals.transitions.STEPS`; docs/rights.md has both, made from them."""


OWNERS: dict[Right, str] = {
    Right.HIDE_MEMBER: "everybody, themselves",
    Right.ADMIT: "the network's own aanjagers",
    Right.SEE_PARTICIPANTS: "the network's own aanjagers; the hub's own team",
    Right.ANNOUNCE: "the network's own aanjagers; the hub's own team",
    Right.ANSWER_INQUIRY: "the network's own aanjagers; the hub's own team",
    Right.EDIT_NETWORK: "the network's own aanjagers",
    Right.REVIEW_NETWORK: "its own aanjagers, when somebody wants to drive it too",
    Right.ANSWER_HELP: "who called for it",
    Right.APPOINT: "a hub's own team, people of that hub; a group's owners, people of that group; "
    "everybody, to step out of a group",
    Right.LET_IN: "a hub's own team, for that hub; a group's owners, for that group",
    Right.SEE_PERSONAL: "that person alone",
    Right.EDIT_HUB: "a hub's own team, of its own hub, except its name, status and phase",
    Right.ANSWER_SIGNAL: "who raised it",
    Right.HANDLE_SIGNAL: "who raised it, to correct it while the kernteam still sorts it",
    Right.WORK_OUT_PROPOSAL: "whom it was given to",
    Right.READ_DRAFT: "whom it was given to",
    Right.FINISH_ACTION: "whose action it is",
}
"""Who may too because the thing is theirs: `require(owner=…)`, which the docs show."""


async def roles(unit: UnitOfWork, member: str) -> frozenset[Role]:
    """Return all roles of a member: everybody is a member, other roles come from memberships."""
    if member == NOBODY:
        return frozenset()
    found = {Role.MEMBER}
    if member in unit.administrators:
        found.add(Role.ADMINISTRATOR)
    day = today(unit.now)
    held = await unit.of(Membership).all(member=member)
    found.update(one.role for one in held if not one.is_over(day))
    return frozenset(found)


async def own_hubs(unit: UnitOfWork, member: str) -> tuple[str, ...]:
    """Return the slugs of the hubs that a member is in now."""
    day = today(unit.now)
    held = await unit.of(Membership).all(member=member, place="hub")
    return tuple(sorted({one.group for one in held if not one.is_over(day)}))


async def holds(unit: UnitOfWork, right: Right, member: str) -> bool:
    """Return whether `member` has `right`, whoever reads.

    For display only: it decides what they are shown, not what they do.

    Ask `may` where a change is made: a look is nobody's unless it says whose.
    """
    return bool(RIGHTS[right] & await roles(unit, member))


async def may(unit: UnitOfWork, right: Right, *, owner: bool = False) -> bool:
    """Return whether the unit's actor has the right; `owner` says that the thing is their own."""
    if owner or unit.actor == SYSTEM:
        return True
    return bool(RIGHTS[right] & await roles(unit, unit.actor))


async def require(unit: UnitOfWork, right: Right, *, owner: bool = False) -> None:
    """Raise NotAllowed unless the unit's actor has the right."""
    if not await may(unit, right, owner=owner):
        raise NotAllowed(right)


SYSTEM = "system"
"""The actor of the worker and the command line; never the key of a person."""

NOBODY = ""
"""Who reads when a look does not say for whom: has no right at all."""
