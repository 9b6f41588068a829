"""Welcome of a newly provisioned team: what it is for, who is in it, what to ask."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import button, card, clipped, facts, heading, para, plain, said
from cards.kit.headings import header
from cards.kit.pictures import Noun, Scene, scene
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.core.vocabulary import Profile
from registry.hubs.profile import HubProfile

Kind = Literal["hub", "subgroup", "network"]


@dataclasses.dataclass(frozen=True, slots=True)
class Newcomer:
    """Newly provisioned team.

    Attributes:
        kind: of what it is the place.
        slug: key of that.
        name: of that.
        team: what the place is called in Teams.
        about: what it is for, as people wrote it; may be empty.
        lead: who takes the lead of a hub.
        seats: who fills which profile of a hub, as far as known by name.
    """

    kind: Kind
    slug: str
    name: str
    team: str
    about: str = ""
    lead: str = ""
    seats: tuple[tuple[Profile, str], ...] = ()

    @classmethod
    def of_hub(cls, profile: HubProfile, team: str) -> Newcomer:
        """Build the newcomer for the team of a hub."""
        hub = profile.hub
        seats = tuple((one, name) for one, name in profile.team if name)
        return cls("hub", hub.slug, hub.name, team, hub.summary, profile.lead, seats)


def place_welcome_card(t: Translator, place: Newcomer) -> Mapping[str, Any]:
    """Build the welcome for everybody in the team."""
    fallback = t("place-welcome-title", team=place.team)
    return fit_to_budget(
        lambda budget: card(t, _body(t, place, budget), _deeds(t, place), fallback=fallback)
    )


def _body(t: Translator, place: Newcomer, budget: SizeBudget) -> Sequence[CardElement]:
    body: list[CardElement] = [
        scene(t, Scene.PLACE),
        header(t, t("place-welcome-title", team=place.team), Noun.PLACE),
    ]
    body.append(para(t(f"place-welcome-{place.kind}", name=plain(place.name))))
    if place.about:
        body.append(said(budget.cut(clipped(place.about, 900))))
    body += facts([(t("hubs-lead"), place.lead)])
    if place.seats:
        body.append(heading(t("hubs-team"), level=2))
        body += facts([(t.label(profile), name) for profile, name in place.seats])
    if place.kind == "hub":
        body.append(para(t("place-welcome-agenda")))
    body.append(para(t("place-welcome-bot")))
    return body


def _deeds(t: Translator, place: Newcomer) -> list[Action]:
    deeds: list[Action] = []
    if place.kind == "hub":
        deeds.append(
            button(t("hubs-agenda"), "agenda.show", {"agenda": place.slug}, style="positive")
        )
        deeds.append(button(t("place-welcome-more"), "hubs.show", {"hub": place.slug}))
    if place.kind == "network":
        deeds.append(button(t("place-welcome-more"), "networks.show", {"network": place.slug}))
    return [
        *deeds,
        button(t("welcome-introduce"), "members.form"),
        button(t("welcome-help"), "commands.run", {"name": "help"}),
    ]
