"""Read model of one question: all that belongs to it, for one reader."""

from __future__ import annotations

import dataclasses
from collections import Counter

from registry.agenda.lookup import read_agenda
from registry.agenda.question import Question
from registry.core.errors import NotFound
from registry.core.permissions import Right, holds
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.networks.matching import fitting
from registry.networks.network import Network
from registry.organisations.organisation import Organisation


@dataclasses.dataclass(frozen=True, slots=True)
class Reader:
    """Relation of one reader to a question; the default is a card for everybody.

    Attributes:
        follows, helps: whether they do.
        plays: whether they said that it plays with them too.
        asked: whether the question is theirs.
        handles: whether they may keep it current.
    """

    follows: bool = False
    helps: bool = False
    plays: bool = False
    asked: bool = False
    handles: bool = False


EVERYBODY = Reader()


@dataclasses.dataclass(frozen=True, slots=True)
class Dossier:
    """A question with what belongs to it.

    Attributes:
        hub: whose agenda it is on; None for the national one.
        parent: the question it is a sub-question of.
        subs: its sub-questions, in order.
        before, after: its neighbours on the agenda.
        themes: what it is about.
        working: names of who works on it.
        chosen: networks that the kernteam chose for it.
        fitting: further networks that its words and themes find.
        helpers: names of members who offered to help.
        also: names of the hubs where it plays too, with how many said so, the most first; an empty
            name for elsewhere.
        reader: who looks at it.
    """

    question: Question
    hub: Hub | None = None
    parent: Question | None = None
    subs: tuple[Question, ...] = ()
    before: Question | None = None
    after: Question | None = None
    themes: tuple[Theme, ...] = ()
    working: tuple[str, ...] = ()
    chosen: tuple[Network, ...] = ()
    fitting: tuple[Network, ...] = ()
    helpers: tuple[str, ...] = ()
    also: tuple[tuple[str, int], ...] = ()
    reader: Reader = EVERYBODY


async def dossier(unit: UnitOfWork, question: Question, reader: str = "") -> Dossier:
    """Gather what belongs to a question.

    Args:
        unit: to read from.
        question: which one.
        reader: key of the one person who gets to see it; empty when others read along.
    """
    found = Dossier(
        question,
        themes=tuple(await unit.of(Theme).some(question.themes)),
        working=await worker_names(unit, question.working),
        chosen=tuple(one for one in await unit.of(Network).some(question.networks) if _shown(one)),
        fitting=await fitting(unit, question.name, question.themes, apart=question.networks),
        helpers=await member_names(unit, question.helpers),
        also=await _also(unit, question),
        reader=await _reader(unit, question, reader) if reader else EVERYBODY,
    )
    return await _placed(unit, found) if question.status == "on_agenda" else found


async def worker_names(unit: UnitOfWork, working: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of who works on a question; known organisations are stored by slug."""
    if not working:
        return ()
    slugs = [one for one in working if one == one.casefold() and " " not in one]
    known = {one.slug: one.name for one in await unit.of(Network).some(slugs)}
    known |= {one.slug: one.name for one in await unit.of(Organisation).some(slugs)}
    return tuple(known.get(one, one) for one in working)


async def member_names(unit: UnitOfWork, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of these members, leaving out those without a name."""
    return tuple(one.name for one in await unit.of(Member).some(keys) if one.name)


async def _also(unit: UnitOfWork, question: Question) -> tuple[tuple[str, int], ...]:
    """Return where a question plays too, and how many said so; never who."""
    counted = Counter(hub for one in question.also for hub in one.hubs or ("",))
    names = {one.slug: one.name for one in await unit.of(Hub).some([*filter(None, counted)])}
    places: Counter[str] = Counter()
    for slug, number in counted.items():
        places[names.get(slug, "")] += number
    return tuple(sorted(places.items(), key=lambda pair: (not pair[0], -pair[1], pair[0])))


async def _placed(unit: UnitOfWork, found: Dossier) -> Dossier:
    """Return the question with its place on its agenda; a closed hub's agenda is not shown."""
    question = found.question
    try:
        agenda = await read_agenda(unit, question.agenda)
    except NotFound:
        return found
    before, after = agenda.around(question)
    parent = next((one for one in agenda.questions if one.slug == question.parent), None)
    return dataclasses.replace(
        found,
        hub=agenda.hub,
        parent=parent,
        subs=agenda.subs(question),
        before=before,
        after=after,
    )


async def _reader(unit: UnitOfWork, question: Question, reader: str) -> Reader:
    return Reader(
        follows=reader in question.followers,
        helps=reader in question.helpers,
        plays=any(one.member == reader for one in question.also),
        asked=reader == question.asker,
        handles=await holds(unit, Right.HANDLE_QUESTION, reader),
    )


def _shown(network: Network) -> bool:
    return network.status == "published"
