"""People by words: `voeg anna toe aan de initiatiefgroep`, `nodig a@b.example uit voor Twente`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.conversations.onboarding.met import everybody_like, everybody_named
from bot.conversations.onboarding.people import ask_invite, ends, put
from bot.conversations.onboarding.people_views import answered, may_put, takes, views
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import typed
from cards.kit.translator import translator
from cards.onboarding.people import which_people_card
from registry.core.dates import end_within
from registry.core.dates.workdays import today
from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import COMPLETE, Profile, Role
from registry.core.writing.text_folding import fold
from registry.members.member import Member
from registry.members.references import member_of_email
from registry.onboarding.people import groups, groups_meant

routes = Routes()
for _at, _deed in enumerate(("put", "invite", "take", "stay")):
    routes.phrase(
        f"help-phrase-{_deed}",
        about=f"help-phrase-{_deed}-about",
        audience=Audience(HelpGroup.HUB, (Right.APPOINT,), (Role.HUB_TEAM,)),
        order=50 + _at,
    )

Deed = Literal["put", "take", "invite", "stay"]

_DEEDS: tuple[Deed, ...] = ("put", "take", "invite", "stay")
_LONGEST = 300
_MOST = 6
_AS = r"(?: (?:als|as) (?P<as>.+))?"
_UNTIL = re.compile(r" (?P<until>(?:tot en met|tot|t/m|until|till|through) .+?)$", re.IGNORECASE)
_UNTIL_WITHIN = re.compile(
    r" (?P<until>(?:tot en met|tot|t/m|until|till|through) \S+(?: \S+){0,3}?)"
    r"(?= (?:in|bij|toe aan|uit voor|to|for) )",
    re.IGNORECASE,
)
_NOT_A_PERSON = re.compile(
    r"(?:een |het |de |a |the )?(?:kanaal|channel|hub|netwerk|network)\b", re.IGNORECASE
)
_ONESELF = re.compile(r"me|mij|mijzelf|mezelf|myself", re.IGNORECASE)
_CAFE = re.compile(r"(?:het |the )?(?:plek )?caf[eé]", re.IGNORECASE)
_LIKELY = re.compile(
    r"\b(?:voeg|zet|plaats|haal|nodig|add|put|remove|take|invite|blijft|blijven|stays?)\b",
    re.IGNORECASE,
)
"""What each of the sentences has in it: only those are worth a look at the day."""
_SENTENCES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<put>voeg) (?P<who>.+?) toe aan (?P<group>.+?)" + _AS,
        r"(?P<put>zet|plaats) (?P<who>.+?) (?:in|bij) (?P<group>.+?)" + _AS,
        r"(?P<take>haal) (?P<who>.+?) (?:weg )?(?:uit|bij|van) (?P<group>.+?)(?: weg)?",
        r"(?P<invite>nodig) (?P<who>.+?) uit(?: (?:voor|in|bij) (?P<group>.+?))?" + _AS,
        r"(?P<put>add|put) (?P<who>.+?) (?:to|in) (?P<group>.+?)" + _AS,
        r"(?P<take>remove|take) (?P<who>.+?) (?:out of|from) (?P<group>.+?)",
        r"(?P<invite>invite) (?P<who>.+?)(?: (?:for|to) (?P<group>.+?))?" + _AS,
        r"(?P<who>.+?) (?P<stay>blijft|mag blijven) (?:in|bij) (?P<group>.+?)",
        r"(?P<stay>laat) (?P<who>.+?) (?:in|bij) (?P<group>.+?) blijven",
        r"(?P<who>.+?) (?P<stay>stays|can stay|may stay) (?:in|with) (?P<group>.+?)",
        r"(?P<stay>let) (?P<who>.+?) stay (?:in|with) (?P<group>.+?)",
    )
)


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody to be put in a group, taken out of it, kept in it or invited, as it was typed."""

    deed: Deed
    who: str
    group: str = ""
    profile: str = ""
    until: str = ""


def wish(text: str, day: date) -> Wish | None:
    """Read `voeg anna tot 1 juli toe aan de initiatiefgroep`; None for what asks for other things.

    Args:
        text: as it was typed.
        day: which day it is.
    """
    text = re.sub(r"\s+", " ", text).strip(" .!?")[:_LONGEST]
    text, until = end_within(text, day)
    if not until and (said := _UNTIL_WITHIN.search(text) or _UNTIL.search(text)):
        # It says no day, which the form tells at its field.
        text, until = text[: said.start()] + text[said.end() :], said["until"]
    for sentence in _SENTENCES:
        found = sentence.fullmatch(text)
        if found is None or _NOT_A_PERSON.match(found["who"]):
            continue
        parts = found.groupdict()
        deed = next(one for one in _DEEDS if parts.get(one))
        if deed == "stay" and until:
            deed = "put"
        return Wish(
            deed,
            found["who"].strip(),
            (parts["group"] or "").strip(),
            parts.get("as") or "",
            until if deed in ("put", "invite") else "",
        )
    return None


@routes.reply
async def by_words(ask: Ask) -> Answer | None:
    """Read who and which group are meant, and show the form; None for any other sentence."""
    if not _LIKELY.search(ask.incoming.asked[:_LONGEST]):
        return None
    async with ask.registry.read(ask.who) as unit:
        found = wish(typed(ask.incoming.asked), today(unit.now))
        if found is None or (_ONESELF.fullmatch(found.who) and _CAFE.fullmatch(found.group)):
            return None  # of their introduction there, not of who is in the team
        allowed = await may_put(unit, ask.who)
        meant = groups_meant(found.group, await groups(unit)) if found.group else []
        if not allowed:
            words = refuse(ask, "people-kernteam-only")
            return words if meant or "@" in found.who else None
        profile = _profile(found.profile)
        group = meant[0].slug if len(meant) == 1 else ""
        if "@" in found.who and found.deed != "take":
            return await _by_address(ask, unit, found, group, profile)
        if found.deed == "stay":
            return await _stay(ask, unit, found.who, group)
        people = await _people(unit, found.who)
        if len(people) != 1:
            return answered(ask, await _which(ask, unit, found, people, group, profile))
        if found.deed == "take":
            return await takes(ask, unit, people[0].slug, group)
    values = {"member": people[0].slug, "group": group, "profile": profile}
    return await put(ask, {**values, "until": found.until})


async def _stay(ask: Ask, unit: UnitOfWork, words: str, group: str) -> Answer | None:
    """Show the end of somebody's place, to take it off; None for a sentence about other things."""
    people = await _people(unit, words) if group else []
    if not people:
        return None
    if len(people) > 1:
        return answered(
            ask, which_people_card(ask.t, "", await views(unit, people), "people.end", group=group)
        )
    return await ends(ask, unit, people[0].slug, group)


async def _by_address(ask: Ask, unit: UnitOfWork, found: Wish, group: str, profile: str) -> Answer:
    known = await member_of_email(unit, found.who.casefold())
    if known is not None and known.status != "left" and group:
        values = {"member": known.slug, "group": group, "profile": profile}
        return await put(ask, {**values, "until": found.until})
    values = {"email": found.who, "group": group, "profile": profile, "until": found.until}
    return await ask_invite(ask, values)


async def _people(unit: UnitOfWork, words: str) -> list[Member]:
    if "@" in words:
        known = await member_of_email(unit, words.casefold())
        return [known] if known else []
    exact = await everybody_named(unit, words)
    return exact if len(exact) == 1 else await everybody_like(unit, words, limit=_MOST)


async def _which(
    ask: Ask, unit: UnitOfWork, found: Wish, people: list[Member], group: str, profile: str
) -> dict[str, object]:
    verb = "people.take" if found.deed == "take" else "people.put"
    kept = {"group": group, "profile": profile, "until": found.until[:80]}
    load = {"group": group} if found.deed == "take" else kept
    return dict(which_people_card(ask.t, found.who, await views(unit, people), verb, **load))


def _profile(words: str) -> str:
    """Return the profile that words name in any language; `deelnemer` for who takes part only."""
    said = fold(words).strip()
    for language in COMPLETE:
        t = translator(language)
        for one in (*Profile, Role.MEMBER):
            if said in (fold(t.label(one)), one.value):
                return str(one.value)
    return Role.MEMBER.value if said in ("lid", "member") else ""
