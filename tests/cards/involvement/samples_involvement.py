"""Cards of involvement: asking in, deciding, who takes part, following, the list and the news."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from cards.involvement.announcing import announcement_card, news_form
from cards.involvement.follow_news import follow_news_card
from cards.involvement.inquiries import (
    InquiryCase,
    inquiry_card,
    inquiry_form,
    inquiry_heard,
    inquiry_passed_on,
)
from cards.involvement.mine import mine_card
from cards.involvement.taking_part import (
    Applicant,
    heard_card,
    join_form,
    people_card,
    request_card,
    settled_card,
    told_card,
    which_card,
)
from cards.kit.components import button
from cards.kit.translator import Translator, translator
from registry.agenda.question import Question
from registry.core.errors import Fault
from registry.core.vocabulary import Language
from registry.involvement.announcing import Announcement
from registry.involvement.inquiry import Inquiry, InquiryStatus
from registry.involvement.involved import Involved
from registry.involvement.news import FollowLine, FollowNewsKind
from registry.involvement.participant import LONGEST_WORDS
from registry.involvement.taking_part import People, TakesPart
from registry.involvement.things import Thing, ThingKind, Turn

NASTY = (
    "<at>Sanne</at> [klik](http://kwaad.nl) **vet** <b>html</b> ${x} {{y}} "
    '\u05e9\u05dc\u05d5\u05dd 👩‍👩‍👧 "\\'
)
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
USUAL = Thing(ThingKind.NETWORK, "onder-twente", "Onder Twente", ("fatima",), ("fatima",))
HUB = Thing(ThingKind.HUB, "twente", "Twente")
ODD = Thing(ThingKind.NETWORK, "odd", (NASTY * 3)[:100])
FATIMA = Applicant("fatima", "Fatima El Amrani", "Provincie Overijssel")
STRANGE = Applicant("x", NASTY * 3, NASTY * 2)
LONG = (NASTY * 20)[:LONGEST_WORDS]
QUESTION = Question(slug="v-1", text="Hoe delen we kennis over droogte in dit gebied?")
Cards = Iterator[tuple[str, Mapping[str, Any]]]


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    for language in Language:
        t = translator(language)
        for make in (_asking, _deciding, _inquiries, _lists, _news):
            for name, card in make(t):
                found[f"involvement-{name}-{language}"] = card
    return found


def _asking(t: Translator) -> Cards:
    yield "join", join_form(t, USUAL).card(t, {})
    wrong = [Fault("words", "too_long", {"max": LONGEST_WORDS}), Fault("", "quota", {"max": 20})]
    yield "join-faults", join_form(t, ODD, "n", kernteam=True).card(t, {"words": LONG * 9}, wrong)
    undo = button(t("involvement-withdraw"), "involvement.leave", {"network": USUAL.slug})
    for text in (
        "joined-lead",
        "joined-kernteam",
        "joined-now",
        "joined-already",
        "followed",
        "passed-on",
    ):
        yield text, told_card(t, f"involvement-{text}", USUAL, undo=undo)
    yield "followed-odd", told_card(t, "involvement-followed", ODD)
    yield "followed-hub", told_card(t, "involvement-followed", HUB)
    choices = [(ThingKind.NETWORK, "a", ODD.name), (ThingKind.HUB, "b", "Twente")] * 4
    for verb in ("join_form", "leave", "follow", "unfollow", "ask_form", "announce_form"):
        yield f"which-{verb}", which_card(t, NASTY * 9, f"involvement.{verb}", choices)
    yield "which-none", which_card(t, "", "involvement.follow", ())


def _deciding(t: Translator) -> Cards:
    yield "request", request_card(t, USUAL, FATIMA, "Ik werk aan water.")
    yield "request-bare", request_card(t, USUAL, Applicant("x"), "")
    fault = Fault("words", "too_long", {"max": LONGEST_WORDS})
    yield "request-odd", request_card(t, ODD, STRANGE, LONG, fault, LONG * 9)
    for outcome in ("in", "declined", "withdrawn", "removed", "ended"):
        yield f"settled-{outcome}", settled_card(t, USUAL, FATIMA, outcome, "Sanne", "Welkom!")
        yield f"settled-{outcome}-odd", settled_card(t, ODD, STRANGE, outcome, NASTY * 9, LONG)
        yield f"settled-{outcome}-bare", settled_card(t, USUAL, Applicant("x"), outcome)
    for outcome in ("in", "declined", "removed", "ended"):
        yield f"heard-{outcome}", heard_card(t, USUAL, outcome, "Sanne", "Welkom!")
        yield f"heard-{outcome}-odd", heard_card(t, ODD, outcome, NASTY * 9, LONG)
    yield "people", people_card(t, USUAL, _people(8, "Fatima"), 0, "involvement-taken-out")
    yield "people-odd", people_card(t, ODD, _people(8, NASTY * 2, 30), 1)
    in_hub = tuple(TakesPart(f"m-{at}", "Fatima" if at else "") for at in range(8))
    yield "people-hub", people_card(t, HUB, People(in_hub, 9))
    yield "people-none", people_card(t, USUAL, People((), 0))


def _inquiries(t: Translator) -> Cards:
    for turn in Turn:
        for about in (USUAL, HUB):
            form = inquiry_form(t, about, turn)
            yield f"ask-{about.kind}-{turn}", form.card(t, {"text": "Wat doen jullie?"})
    wrong = [Fault("text", "too_short", {"min": 5}), Fault("", "inquiry_many", {"max": 10})]
    yield "ask-faults", inquiry_form(t, ODD, Turn.OWNERS, "n").card(t, {"text": LONG * 9}, wrong)
    yield (
        "ask-own",
        inquiry_form(t, USUAL, Turn.OWNERS, "n").card(t, {}, [Fault("", "inquiry_own")]),
    )
    for about in (USUAL, HUB):
        for turn in Turn:
            case = _case(about, turn=turn)
            yield f"inquiry-{about.kind}-{turn}", inquiry_card(t, replace(case, answers=True))
            yield f"inquiry-{about.kind}-{turn}-own", inquiry_card(t, replace(case, own=True))
    for status in InquiryStatus:
        case = _case(USUAL, status=status, answer="We meten het grondwater.")
        heard = inquiry_heard(t, case) if status is not InquiryStatus.OPEN else ""
        yield f"inquiry-{status}", inquiry_card(t, replace(case, own=True, by="Sanne"), heard)
        odd = _case(ODD, status=status, text="🧑‍🌾" * 300, answer="🧑‍🌾" * 400)
        odd = replace(odd, asker=STRANGE, by=NASTY * 3, answers=True)
        yield f"inquiry-{status}-odd", inquiry_card(t, odd, heard, good=False)
    for why in ("passed", "late", "unreachable"):
        case = replace(_case(USUAL, turn=Turn.KERNTEAM), own=True)
        yield f"inquiry-passed-{why}", inquiry_card(t, case, inquiry_passed_on(t, case, why))
    fault = Fault("text", "required")
    case = replace(_case(ODD, text=LONG), answers=True)
    yield "inquiry-fault", inquiry_card(t, case, fault=fault, typed=LONG * 40)


def _case(about: Thing, **news: Any) -> InquiryCase:
    values = {
        "slug": "navraag-1",
        "kind": about.kind,
        "thing": about.slug,
        "asker": "fatima",
        "text": "Wat doen jullie met droogte?",
        "asked": AT,
        "at": AT,
    }
    return InquiryCase(Inquiry(**values | news), about, FATIMA)


def _people(count: int, name: str, total: int = 0) -> People:
    rows = tuple(TakesPart(f"m-{at}", name if at else "", AT) for at in range(count))
    return People(rows, total or count)


def _lists(t: Translator) -> Cards:
    found = [
        Involved(kind, f"{how}-{at}", name, how, AT, LONG if at else "Te druk.", live=live)
        for at, name in enumerate(("Onder Twente", ODD.name))
        for kind in ThingKind
        for how in ("asked", "in", "declined", "follows")
        for live in (True, False)
        if kind is ThingKind.NETWORK or how == "follows"
    ]
    found += [
        Involved(ThingKind.HUB, "x", name, how, AT, LONG, ref="navraag-1")
        for name in ("Twente", ODD.name)
        for how in ("inquiry", "answered")
    ]
    name = {"name": "Onder Twente"}
    yield "mine", mine_card(t, found[:5], 0, "involvement-left", **name)
    for remark in ("withdrawn", "put-away-done", "left-none", "unfollowed", "unfollowed-none"):
        yield f"mine-{remark}", mine_card(t, found[:1], 0, f"involvement-{remark}", **name)
    yield "mine-asked", mine_card(t, found[-4:])
    yield "mine-first", mine_card(t, found)
    yield "mine-last", mine_card(t, found, 99)
    yield "mine-none", mine_card(t, ())
    both = [replace(one, followed=AT) for one in found if one.how in ("in", "asked")]
    yield "mine-both", mine_card(t, both)


def _news(t: Translator) -> Cards:
    for count in (0, 1, 9):
        yield (
            f"announce-{count}",
            news_form(t, HUB, count).card(t, {"text": "We komen bij elkaar."}),
        )
    wrong = [Fault("text", "too_long", {"max": 1000}), Fault("", "quota", {"max": 5})]
    yield "announce-faults", news_form(t, ODD, 2, "n").card(t, {"text": LONG * 40}, wrong)
    news = Announcement(
        slug="nieuws-1", kind=ThingKind.NETWORK, thing="x", text="🧑‍🌾" * 200, at=AT, by="fatima"
    )
    yield "announced", announcement_card(t, USUAL, news, t("involvement-announced"))
    gone = t("involvement-announce-gone")
    yield "announced-gone", announcement_card(t, ODD, news, gone, gone=True)
    lines = [
        FollowLine(
            *(kind, "x", name, what, NASTY),
            QUESTION if what is FollowNewsKind.QUESTION else None,
            LONG if what is FollowNewsKind.NEWS else "",
        )
        for name in ("Twente", ODD.name)
        for kind in ThingKind
        for what in FollowNewsKind
    ]
    yield "news", follow_news_card(t, lines[:1])
    yield "news-many", follow_news_card(t, lines)
