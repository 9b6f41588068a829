"""Cards about what a channel is for: appointing one, and asking about one by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import button, card, fact, heading, notice, para, plain, said
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator


@dataclass(frozen=True, slots=True)
class GuessedChannel:
    """A channel that may be meant for a purpose, with what a person can judge it by.

    Attributes:
        purpose: which.
        channel: its id.
        name: what it is called; empty for the first one of a team.
        team: what its team is called.
        ours: the sync's ledger has this team.
        people: how many are in it; None where that could not be read.
        known: how many of those the registry knows.
        counted: it was looked up who is in it; else nothing is said of that.
    """

    purpose: str
    channel: str
    name: str
    team: str
    ours: bool = False
    people: int | None = None
    known: int = 0
    counted: bool = True


def sure_card(t: Translator, purpose: str, instead: str, nonce: str) -> Mapping[str, Any]:
    """Build the question whether a channel is for a purpose.

    Args:
        t: the language.
        purpose: which.
        instead: the channel that serves it now; empty when none does.
        nonce: for this one question.
    """
    name = t("venues-name", purpose=purpose)
    title = t("venues-sure-title", name=name)
    body: list[CardElement] = [
        header(t, title, Noun.PLACE),
        para(t("venues-content", purpose=purpose)),
        para(t("venues-sure-read")),
    ]
    if instead:
        body.append(said(t("venues-sure-instead", place=instead)))
    return _question(t, title, body, {"purpose": purpose, "form": nonce})


def sure_none_card(t: Translator, purposes: Sequence[str], nonce: str) -> Mapping[str, Any]:
    """Build the question whether a channel is to serve these purposes no longer."""
    title = t("venues-sure-none-title")
    names = t.listing([t("venues-name", purpose=one) for one in purposes])
    body = [heading(title), para(t("venues-sure-none", names=names))]
    return _question(t, title, body, {"purpose": "", "form": nonce})


def appointed_card(t: Translator, purpose: str, who: str) -> Mapping[str, Any]:
    """Build what stands in a channel once it was appointed, or no longer is: by whom too."""
    done = t(f"venues-{purpose or 'none'}")
    by = t("venues-by" if purpose else "venues-by-none", who=who or t("venues-somebody"))
    return card(t, [notice(done, good=True), said(by, subtle=True)], _ways(t), fallback=done)


def guess_card(t: Translator, guess: GuessedChannel) -> Mapping[str, Any]:
    """Build the question whether a channel is what its name says."""
    name = t("venues-name", purpose=guess.purpose)
    title = t("venues-guess-title", name=name)
    people = (
        t("venues-guess-unread")
        if guess.people is None
        else t("venues-guess-count", known=guess.known, all=guess.people)
    )
    body: list[CardElement] = [
        header(t, title, Noun.PLACE),
        fact(t("venues-guess-team"), guess.team),
        fact(t("venues-guess-where"), guess.name or t("venues-guess-first")),
        fact(
            t("venues-guess-registry"),
            t("venues-guess-ours" if guess.ours else "venues-guess-not-ours"),
        ),
        *([fact(t("venues-guess-people"), people)] if guess.counted else []),
        para(t("venues-guess-name-only")),
    ]
    data = {"purpose": guess.purpose, "channel": guess.channel}
    actions = [
        button(t("venues-guess-yes"), "venues.guess.yes", data),
        button(t("venues-guess-no"), "venues.guess.no", data),
    ]
    return card(t, body, actions, fallback=title)


def guessed_card(
    t: Translator, guess: GuessedChannel, *, accepted: bool, who: str = ""
) -> Mapping[str, Any]:
    """Build what became of the question, and who said so; nothing is left to decide."""
    text = "venues-guess-accepted" if accepted else "venues-guess-declined"
    name = t("venues-name", purpose=guess.purpose)

    def said_with(safe: Callable[[str], str]) -> str:
        place = _place(t, safe(guess.name), safe(guess.team))
        return t(text, place=place, name=name, purpose=guess.purpose)

    by = said(t("venues-guess-by", who=who or t("venues-somebody")), subtle=True)
    return card(t, [notice(said_with(plain), good=accepted), by], _ways(t), fallback=said_with(str))


def _ways(t: Translator) -> list[Action]:
    return [
        button(t("todo-button"), "todo.show"),
        button(t("todo-help"), "commands.run", {"name": "help"}),
    ]


def _place(t: Translator, channel: str, team: str) -> str:
    """Return a channel with its team in words; Teams itself names a team's first channel."""
    channel = channel or t("venues-guess-general")
    if not team:
        return t("venues-guess-place", channel=channel)
    return t("venues-guess-place-of", channel=channel, team=team)


def _question(
    t: Translator, title: str, body: Sequence[CardElement], data: Mapping[str, str]
) -> Mapping[str, Any]:
    actions = [
        button(t("venues-yes"), "venues.appoint", data),
        button(t("venues-no"), "venues.keep", data),
    ]
    return card(t, body, actions, fallback=title)
