"""What a reader has with a network or hub, as parts and buttons of its card."""

from __future__ import annotations

from collections.abc import Mapping

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import button, para
from cards.kit.translator import Translator
from registry.involvement.involved import Standing
from registry.involvement.participant import Taking
from registry.involvement.things import ThingKind, Turn


def standing_parts(t: Translator, kind: ThingKind, standing: Standing) -> list[CardElement]:
    """Build how many take part, and what the reader has with it themselves."""
    lines = []
    if standing.people:
        lines.append(t(f"involvement-people-{kind}", count=standing.people))
    part = standing.part
    if part is not None and part.state is Taking.IN:
        lines.append(t("involvement-own-in", day=t.day(part.at)))
    elif part is not None and part.state is Taking.ASKED:
        who = "kernteam" if part.turn is Turn.KERNTEAM else "lead"
        lines.append(t("involvement-own-asked", day=t.day(part.at), who=who))
    if standing.follows:
        lines.append(t(f"involvement-own-follows-{kind}"))
    return [para(" ".join(lines), subtle=True)] if lines else []


def standing_actions(t: Translator, kind: ThingKind, slug: str, standing: Standing) -> list[Action]:
    """Build what the reader can do with it: take part, follow, and the way out of each."""
    itself = {kind.value: slug}
    actions: list[Action] = []
    if kind is ThingKind.NETWORK and not standing.owns:
        actions.append(_part(t, itself, standing))
    if standing.follows:
        actions.append(button(t("involvement-unfollow"), "involvement.unfollow", itself))
    else:
        actions.append(button(t("involvement-follow"), "involvement.follow", itself))
    if not standing.owns:
        actions.append(button(t("involvement-ask"), "involvement.ask_form", itself))
    if standing.owner:
        news = t("involvement-announce")
        actions.append(button(news, "involvement.announce_form", itself, secondary=True))
    if standing.owner and standing.people:
        people = button(t("involvement-people-open"), "involvement.people", itself, secondary=True)
        actions.append(people)
    return actions


def _part(t: Translator, itself: Mapping[str, str], standing: Standing) -> Action:
    state = standing.part.state if standing.part else None
    if state is Taking.IN:
        return button(t("involvement-leave"), "involvement.leave", itself)
    if state is Taking.ASKED:
        return button(t("involvement-withdraw"), "involvement.leave", itself)
    return button(t("involvement-join"), "involvement.join_form", itself, style="positive")
