"""A plan in groups that people can take in: by team, with counts, many people folded into one line.

"GW Twente: nieuw team met 4 kanalen, 12 mensen erbij; 9 krijgen een uitnodiging".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cards.kit.components import clipped
from cards.kit.translator import Translator
from cards.provisioning.wording import Safe, bare, moment_day, place_of, reason, sentence, sign
from registry.provisioning.first_contact import contact_of
from registry.provisioning.plan import Plan, PlannedChange, ResourceKind, SyncAction

LONGEST_NAME = 60
"""Characters of a team's name in a title."""

SHOWN_NAMES = 5
"""Names of people that a folded line has; the others are counted."""

_COUNTED = (
    *(
        (ResourceKind.CHANNEL, action)
        for action in (SyncAction.CREATE, SyncAction.ADOPT, SyncAction.RENAME)
    ),
    *((ResourceKind.CHANNEL, action) for action in (SyncAction.ARCHIVE, SyncAction.UNARCHIVE)),
    (ResourceKind.TAB, SyncAction.CREATE),
    (ResourceKind.APP, SyncAction.INSTALL),
    *((ResourceKind.MEMBER, action) for action in (SyncAction.ADD, SyncAction.REMOVE)),
    *((ResourceKind.MEMBER, action) for action in (SyncAction.PROMOTE, SyncAction.DEMOTE)),
)
"""What is counted apart, in this order."""


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """A plan's changes in one team.

    Attributes:
        area: key of the team; empty for invitations that serve no team of the plan.
        name: what people call it.
        changes: in their order.
        invited: keys of those who are put in the team and get an invitation for it.
    """

    area: str
    name: str
    changes: tuple[PlannedChange, ...]
    invited: frozenset[str] = frozenset()


def groups(t: Translator, plan: Plan) -> list[PlanGroup]:
    """Return the teams of a plan, in its order; an invitation is in the first that needs it."""
    by_area: dict[str, list[PlannedChange]] = defaultdict(list)
    first = _first_areas(plan)
    for change in plan.changes:
        by_area[change.area or first.get(change.member, "")].append(change)
    guests = {one.member for one in plan.changes if one.action is SyncAction.INVITE}
    names = team_names(plan)
    return [
        PlanGroup(
            area,
            names.get(area) or place_of(area) or t("sync-all-teams"),
            tuple(changes),
            frozenset(_added(changes) & guests) if area else frozenset(),
        )
        for area, changes in by_area.items()
    ]


def team_names(plan: Plan) -> dict[str, str]:
    """Key of each team → its name, as far as the plan tells it."""
    found: dict[str, str] = {}
    for change in plan.changes:
        if change.kind is ResourceKind.TEAM:
            found[change.area] = change.after if change.action is SyncAction.RENAME else change.name
        elif change.where and _right_in_team(change):
            found.setdefault(change.area, change.where)
    return found


def titled(t: Translator, title: str, plan: Plan) -> str:
    """Return a title with the team that the plan is about, or how many teams there are."""
    areas = plan.areas
    if not areas:
        return title
    name = team_names(plan).get(areas[0]) or place_of(areas[0])
    one = clipped(bare(name), LONGEST_NAME)
    teams = one if len(areas) == 1 else t("sync-card-teams", count=len(areas))
    return t("sync-card-titled", title=title, teams=teams)


def _right_in_team(change: PlannedChange) -> bool:
    place = change.key.partition("/")[0].removesuffix(":app")
    return place == change.area or change.kind is ResourceKind.CHANNEL


def summary(t: Translator, plan: Plan, safe: Safe = bare) -> tuple[str, ...]:
    """Return a line for each team: what comes, changes and goes, in numbers."""
    return tuple(
        t("sync-line", name=safe(one.name), what=counts(t, one)) for one in groups(t, plan)
    )


def counts(t: Translator, group: PlanGroup) -> str:
    """Return what happens in a team, in numbers."""
    number = Counter((one.kind, one.action) for one in group.changes)
    for action in SyncAction:  # somebody in a team and two of its channels is one person
        members = {one.member or one.key for one in group.changes if _is(one, action)}
        if members:
            number[(ResourceKind.MEMBER, action)] = len(members)
    number.pop((ResourceKind.GUEST, SyncAction.INVITE), None)
    parts = [*_team_parts(t, number), *_thing_parts(t, number)]
    lead = ", ".join(parts)
    invited = len(group.invited) or _invitations(group)
    if not invited:
        return lead
    last = t("sync-count-invited", count=invited)
    return f"{lead}; {last}" if lead else last


def _is(change: PlannedChange, action: SyncAction) -> bool:
    return change.kind is ResourceKind.MEMBER and change.action is action


def _team_parts(t: Translator, number: Counter[tuple[ResourceKind, SyncAction]]) -> Iterator[str]:
    if number.pop((ResourceKind.TEAM, SyncAction.CREATE), 0):
        yield t("sync-new-team", count=number.pop((ResourceKind.CHANNEL, SyncAction.CREATE), 0))
    for action in SyncAction:
        key = f"sync-count-team-{action}"
        if t.has(key) and number.pop((ResourceKind.TEAM, action), 0):
            yield t(key)


def _thing_parts(t: Translator, number: Counter[tuple[ResourceKind, SyncAction]]) -> Iterator[str]:
    for kind, action in _COUNTED:
        if count := number.pop((kind, action), 0):
            key = f"sync-count-{kind}-{action}"
            yield t(key) if kind is ResourceKind.APP else t(key, count=count)
    for kind in (ResourceKind.CHANNEL, ResourceKind.TAB):
        rest = [key for key in number if key[0] is kind]
        if count := sum(number.pop(key) for key in rest):
            yield t(f"sync-count-{kind}", count=count)
    if count := number.total():
        yield t("sync-count-other", count=count)


def _invitations(group: PlanGroup) -> int:
    return sum(one.action is SyncAction.INVITE for one in group.changes)


def _first_areas(plan: Plan) -> dict[str, str]:
    first: dict[str, str] = {}
    for change in plan.changes:
        if change.kind is ResourceKind.MEMBER and change.action is SyncAction.ADD:
            first.setdefault(change.member, change.area)
    return first


def _added(changes: Sequence[PlannedChange]) -> set[str]:
    return {
        one.member
        for one in changes
        if one.kind is ResourceKind.MEMBER and one.action is SyncAction.ADD
    }


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line about one change, or about many people of one place in the same way.

    Attributes:
        sign: whether it is more, less or other.
        text: the sentence.
        changes: how many it stands for.
    """

    sign: str
    text: str
    changes: int = 1


def lines(t: Translator, changes: Sequence[PlannedChange], safe: Safe = bare) -> list[PlanLine]:
    """Return a line for each change; what is alike and many becomes one line.

    That is: many people in the same way, and a team that is taken over with its channels.
    """
    alike: dict[object, list[PlannedChange]] = defaultdict(list)
    for change in changes:
        alike[_way(change)].append(change)
    whole = [one for one in changes if _taken_over(one)]
    if len(whole) > 1 and whole[0].kind is ResourceKind.TEAM:
        for one in whole:
            del alike[_way(one)]
        return [_whole(t, whole, safe), *_each(t, alike, safe)]
    return _each(t, alike, safe)


def _taken_over(change: PlannedChange) -> bool:
    """Return whether it is a place made by hand that stays just as it is."""
    return change.action is SyncAction.ADOPT and change.kind in (
        ResourceKind.TEAM,
        ResourceKind.CHANNEL,
    )


def _whole(t: Translator, places: Sequence[PlannedChange], safe: Safe) -> PlanLine:
    team, *channels = places
    what = t(
        "sync-adopt-whole",
        name=safe(team.name),
        count=len(channels),
        channels=", ".join(safe(one.name) for one in channels),
    )
    text = t("sync-line", name=what, what=reason(t, team)) + "."
    return PlanLine(sign(team), _joined(text, _looks(t, team, safe)), len(places))


def adopted(t: Translator, plan: Plan, safe: Safe = bare) -> list[str]:
    """Return a line for each team or channel that is known by its name only, to judge it by.

    A channel of a team that is itself among them goes without saying. Each line ends with what
    plek would do there.
    """
    teams = {one.area for one in plan.by_name if one.kind is ResourceKind.TEAM}
    told = [one for one in plan.by_name if one.kind is ResourceKind.TEAM or one.area not in teams]
    return [
        t(
            "sync-line",
            name=_called(one, safe),
            what=f"{_looks(t, one, safe)} {_would(t, plan, one)}".strip(),
        )
        for one in told
    ]


def _would(t: Translator, plan: Plan, adopted: PlannedChange) -> str:
    """Return what would be done in a place that becomes ours, beside that."""
    inside = [one for one in plan.changes if contact_of(one, (adopted.key,)) and not one.by_name]
    guests = {one.member for one in plan.changes if one.action is SyncAction.INVITE}
    what = counts(t, PlanGroup(adopted.key, "", tuple(inside), frozenset(_added(inside) & guests)))
    return t("sync-adopt-would", what=what) if what else t("sync-adopt-would-nothing")


def _called(change: PlannedChange, safe: Safe) -> str:
    return " - ".join(_short(part, safe) for part in (change.where, change.name) if part)


def _short(name: str, safe: Safe) -> str:
    return clipped(safe(name), LONGEST_NAME)


def _looks(t: Translator, change: PlannedChange, safe: Safe) -> str:
    """Return what is known of a place that is recognised by its name."""
    found = change.found
    if found is None:
        return ""
    parts = [t("sync-adopt-wanted", name=_short(found.wanted, safe))]
    if found.people is None and change.kind is ResourceKind.TEAM:
        parts.append(t("sync-adopt-unread"))
    if found.people is not None:
        names = [_short(name or id_, safe) for id_, name in found.owners[:SHOWN_NAMES]]
        parts.append(
            t("sync-adopt-owners", names=t.listing(names)) if names else t("sync-adopt-no-owner")
        )
        parts.append(t("sync-adopt-people", people=found.people, unknown=found.unknown))
    if found.since:
        parts.append(t("sync-adopt-since", day=moment_day(t, found.since)))
    return "; ".join(parts) + "."


def _each(t: Translator, alike: Mapping[object, list[PlannedChange]], safe: Safe) -> list[PlanLine]:
    found = []
    for same in alike.values():
        if len(same) > SHOWN_NAMES + 1:
            found.append(PlanLine(sign(same[0]), _folded(t, same, safe), len(same)))
        else:
            found += [PlanLine(sign(one), _told(t, one, safe)) for one in same]
    return found


def _told(t: Translator, change: PlannedChange, safe: Safe) -> str:
    return _joined(sentence(t, change, safe), _looks(t, change, safe))


def _joined(text: str, looks: str) -> str:
    return f"{text.removesuffix('.')}; {looks}" if looks else text


def _way(change: PlannedChange) -> object:
    if change.kind not in (ResourceKind.MEMBER, ResourceKind.GUEST):
        return change.identity
    return (change.action, change.kind, change.cause, change.key.partition("/")[0], change.where)


def _folded(t: Translator, same: Sequence[PlannedChange], safe: Safe) -> str:
    """Return the sentence of the first, with the names of the others in it."""
    names = ", ".join(safe(one.name) for one in same[:SHOWN_NAMES])
    many = t("sync-fold", names=names, count=len(same) - SHOWN_NAMES)
    first = same[0]
    what = t(
        f"sync-what-{first.action}",
        kind=str(first.kind),
        form="other",
        name=many,
        where=safe(first.where or place_of(first.area)),
        before="",
        after="",
    )
    return t("sync-line", name=what, what=reason(t, first)) + "."
