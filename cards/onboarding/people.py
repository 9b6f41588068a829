"""Cards of people, for the kernteam: the list, a person, and the forms to keep them right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import (
    button,
    card,
    clipped,
    facts,
    heading,
    in_view,
    notice,
    para,
    plain,
    row,
    said,
)
from cards.kit.forms import NONCE, ChoiceField, EntryForm, TextField
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator
from registry.core.membership import Membership
from registry.core.vocabulary import Profile, Role
from registry.members.member import Member
from registry.onboarding.people import EditForm, InviteForm, PeopleFilter, PutForm

PAGE = 10
"""People on a page."""

_MOST_SEATS = 18
"""Groups and hubs to take somebody out of, that fit on a card with the longest names."""

_MOST_ENDS = 5
"""Changes of an end that are shown, the latest first."""

_LONGEST = 80
MOST_GROUPS = 60
"""Groups in a form; the others are found by typing."""

Option = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person with the names of all that they are in.

    Attributes:
        seats: each membership with the name of its group.
        networks: that they drive.
        account: how their account stands: `none`, `later` (when a planned hub begins),
            `invited` or `there`.
    """

    member: Member
    organisation: str = ""
    seats: tuple[tuple[Membership, str], ...] = ()
    networks: tuple[str, ...] = ()
    account: str = "there"


def name_of(t: Translator, member: Member) -> str:
    """Return what to call somebody: their name, else their address."""
    return member.name or member.email or t("people-nameless")


def own_places_card(t: Translator, places: Sequence[Option]) -> Mapping[str, Any]:
    """Build the way to the people of their own places, for who may not see everybody's."""
    actions = [
        button(t("people-own-place", name=name), "reviews.show", {"group": slug})
        for slug, name in places
    ]
    title = t("people-title")
    return card(
        t, [heading(title), para(t("people-own"))], in_view(actions, most=4), fallback=title
    )


def people_card(
    t: Translator,
    people: Sequence[PersonView],
    which: PeopleFilter,
    words: str,
    page: int,
    total: int,
) -> Mapping[str, Any]:
    """Build a page of a list of people.

    Args:
        t: the language.
        people: those on this page.
        which: the filter.
        words: what was looked for; may be empty.
        page: counted from 0.
        total: how many there are on all pages.
    """
    title = t("people-title")
    count = t("people-count", count=total, what=t(f"people-filter-{which}"))
    body: list[CardElement] = [header(t, title, Noun.PERSON), para(count)]
    if words:
        body.append(said(t("people-words", words=clipped(words, _LONGEST)), subtle=True))
    body += [_row(t, one) for one in people]
    load = {"filter": which.value, "words": clipped(words, _LONGEST)}
    actions: list[Action] = [
        button(t("people-invite"), "people.invite", style="positive"),
        button(t("people-many"), "people.batch"),
    ]
    if page:
        actions.append(button(t("people-previous"), "people.list", {**load, "page": str(page - 1)}))
    if (page + 1) * PAGE < total:
        actions.append(button(t("people-next"), "people.list", {**load, "page": str(page + 1)}))
    actions += [
        button(t(f"people-filter-{one}"), "people.list", {"filter": one.value}, secondary=True)
        for one in PeopleFilter
        if one is not which
    ]
    return card(t, body, actions, fallback=title)


def _row(t: Translator, view: PersonView) -> CardElement:
    name = name_of(t, view.member)
    groups = t.listing([clipped(group, _LONGEST) for _, group in view.seats[:4]])
    about = " · ".join(filter(None, (clipped(view.organisation, _LONGEST), groups)))
    show = button(
        t("people-open"),
        "people.show",
        {"member": view.member.slug},
        tooltip=t("people-open-name", name=plain(name)),
    )
    parts = [said(name, bold=True)]
    return row([*parts, said(about or t("people-in-nothing"), subtle=True)], show)


def person_card(
    t: Translator,
    view: PersonView,
    remark: str = "",
    *,
    good: bool = True,
    back: Option | None = None,
) -> Mapping[str, Any]:
    """Build the card of a person, with what the kernteam can do.

    Args:
        t: the language.
        view: the person.
        remark: what was just done or tried.
        good: it went through.
        back: group and profile to put them back in, who were just taken out.
    """
    member = view.member
    name = name_of(t, member)
    body: list[CardElement] = [header(t, name, Noun.PERSON)]
    if remark:
        body.append(notice(remark, good=good))
    body += facts(
        [
            (t("members-field-email"), member.email),
            (t("members-field-organisation"), view.organisation),
            (t("members-field-function"), member.function),
            (
                t("people-since"),
                t.day(since) if (since := member.consent or member.arrived) else "",
            ),
            (t("people-state"), t(f"people-state-{member.status}")),
            (t("people-account"), t(f"people-account-{view.account}")),
            (
                t("people-found"),
                t("people-found-on", count=len(member.found_on)) if member.is_found else "",
            ),
            (t("people-left-on"), t.day(member.left) if member.left else ""),
            (
                t("people-networks"),
                t.listing([clipped(one, _LONGEST) for one in view.networks[:8]]),
            ),
        ]
    )
    body.append(heading(t("people-groups"), level=2))
    seats = [(seat, clipped(group, _LONGEST)) for seat, group in view.seats[:_MOST_SEATS]]
    body += [_seat(t, seat, group) for seat, group in seats]
    if not view.seats:
        body.append(para(t("people-in-nothing"), subtle=True))
    return card(t, body, _deeds(t, view, back), fallback=t("people-card-fallback", name=name))


def _seat(t: Translator, seat: Membership, group: str) -> CardElement:
    """Build a place of somebody, with the way to its end where it has one."""
    line = said(f"{group}: {_as(t, seat)}")
    if seat.until is None or seat.slug != Membership.key(seat.group, seat.member):
        return line
    load = {"member": seat.member, "group": seat.group}
    name = t("people-end-name", group=plain(group))
    return row([line], button(t("people-end"), "people.end", load, tooltip=name))


def end_card(
    t: Translator, view: PersonView, seat: Membership, group: str, names: Mapping[str, str]
) -> Mapping[str, Any]:
    """Build when somebody's place ends and how that came to be, with what can be done about it.

    Args:
        t: the language.
        view: the person.
        seat: their place.
        group: name of the hub or group.
        names: key of who changed the end → what they are called.
    """
    name = name_of(t, view.member)
    title = t("people-end-title", name=clipped(name, _LONGEST), group=clipped(group, _LONGEST))
    state = t("people-seat-until", day=t.day(seat.until)) if seat.until else t("people-end-none")
    body: list[CardElement] = [heading(title), para(state)]
    for one in reversed(seat.ends_before[-_MOST_ENDS:]):
        was = t.day(one.was) if one.was else t("people-end-none")
        became = t.day(one.became) if one.became else t("people-end-none")
        by = names.get(one.by) or t("people-end-somebody")
        line = t("people-end-was", day=t.day(one.at), by=plain(by), was=was, became=became)
        body.append(para(line, subtle=True))
    load = {"member": seat.member, "group": seat.group}
    actions: list[Action] = []
    if seat.until is not None:
        more = {"kind": "group", "seat": seat.slug, "until": seat.until.isoformat()}
        stays = {**more, "group": seat.group}
        actions.append(button(t("admissions-stay"), "admissions.stay", stays, style="positive"))
    actions.append(button(t("admissions-other-day"), "people.put", load))
    actions.append(button(t("people-take"), "people.take", load))
    return card(t, body, actions, fallback=title)


def _as(t: Translator, seat: Membership) -> str:
    as_what = t.label(seat.profile) if seat.profile else t.label(seat.role)
    since = t("people-seat-since", day=t.day(seat.since)) if seat.since else ""
    until = t("people-seat-until", day=t.day(seat.until)) if seat.until else ""
    return ", ".join(filter(None, (as_what, since, until)))


def _deeds(t: Translator, view: PersonView, back: Option | None) -> list[Action | None]:
    itself = {"member": view.member.slug}
    if view.member.status == "left":
        return [button(t("people-back"), "people.back", itself), _all(t)]
    found: list[Action | None] = [button(t("people-put"), "people.put", itself, style="positive")]
    if back is not None:
        load = {**itself, "group": back[0], "profile": back[1]}
        found.insert(0, button(t("people-put-back"), "people.put", load))
    if view.seats:
        found.append(button(t("people-take"), "people.take", itself))
    found.append(button(t("people-edit"), "people.edit", itself))
    if view.member.is_found or view.member.is_in_cafe:
        found.append(button(t("people-hide"), "people.hide", itself, secondary=True))
    leave = button(t("people-left"), "people.left", itself, style="destructive", secondary=True)
    found.append(leave)
    return [*found, _all(t)]


def _all(t: Translator) -> Action:
    return button(t("people-all"), "people.list", secondary=True)


def take_card(t: Translator, view: PersonView, *, sees: bool = True) -> Mapping[str, Any]:
    """Build the choice of what to take somebody out of; who wants only one presses once.

    Args:
        t: the language.
        view: the person, with the places that the reader may take them out of.
        sees: the reader may see people; else the way back is to what they answer for.
    """
    name = name_of(t, view.member)
    title = t("people-take-title", name=name)
    body: list[CardElement] = [heading(title), para(t("people-take-means"))]
    for seat, named in view.seats[:_MOST_SEATS]:
        group = clipped(named, _LONGEST)
        load = {"member": view.member.slug, "group": seat.group}
        press = button(
            t("people-take-yes"),
            "people.take_out",
            load,
            tooltip=t("people-take-name", name=plain(clipped(name, _LONGEST)), group=plain(group)),
        )
        about = said(_as(t, seat), subtle=True)
        body.append(row([said(group, bold=True), about], press, deed=True))
    if not view.seats:
        body.append(para(t("people-in-nothing")))
    itself = {"member": view.member.slug}
    back = button(t("form-cancel"), "people.show" if sees else "people.list", itself)
    return card(t, body, [back], fallback=title)


def which_people_card(
    t: Translator, words: str, people: Sequence[PersonView], verb: str, **load: str
) -> Mapping[str, Any]:
    """Build the choice of people, where a name does not tell who is meant."""
    title = t("people-which" if people else "people-unknown", words=words)
    body: list[CardElement] = [heading(title)]
    for one in people:
        name = name_of(t, one.member)
        press = button(
            t("people-choose"),
            verb,
            {"member": one.member.slug, **load},
            tooltip=t("people-choose-name", name=plain(name)),
        )
        about = one.organisation or t.listing([group for _, group in one.seats[:4]])
        if not one.member.revision:
            about = t("people-only-talked")
        body.append(
            row([said(name, bold=True), said(about or one.member.email, subtle=True)], press)
        )
    if not people:
        body.append(para(t("people-unknown-next")))
    return card(t, body, [button(t("people-invite"), "people.invite")], fallback=title)


def put_form(
    t: Translator, people: Sequence[Option], groups: Sequence[Option], nonce: str = ""
) -> EntryForm[PutForm]:
    """Build the form that puts somebody in a group.

    Args:
        t: the language.
        people: who was chosen; the others are found by typing.
        groups: to choose from.
        nonce: of the form that comes back; empty for a new one.
    """
    who = ChoiceField(
        name="member",
        label=t("people-field-member"),
        hint=t("people-field-member-hint"),
        options=people,
        dataset="people",
        required=True,
    )
    return EntryForm(
        model=PutForm,
        verb="people.put_send",
        title=t("people-put-title"),
        intro=t("people-put-means"),
        fields=(who, _group(t, groups, required=True), _profile(t), _until(t)),
        send=t("people-put-send"),
        hidden={NONCE: nonce} if nonce else {},
    )


def invite_form(t: Translator, groups: Sequence[Option], nonce: str = "") -> EntryForm[InviteForm]:
    """Build the form that invites somebody by address; see `put_form`."""
    email = TextField(
        name="email", label=t("members-field-email"), hint="naam@organisatie.example", required=True
    )
    name = TextField(name="name", label=t("members-field-name"))
    return EntryForm(
        model=InviteForm,
        verb="people.invite_send",
        title=t("people-invite-title"),
        intro=t("people-invite-means"),
        fields=(email, name, _group(t, groups), _profile(t), _until(t)),
        send=t("people-invite-send"),
        hidden={NONCE: nonce} if nonce else {},
    )


def edit_form(t: Translator, member: Member, nonce: str = "") -> EntryForm[EditForm]:
    """Build the form that puts right what is kept about a person; see `put_form`."""
    return EntryForm(
        model=EditForm,
        verb="people.edit_save",
        title=t("people-edit-title", name=name_of(t, member)),
        fields=(
            TextField(name="name", label=t("members-field-name"), required=True),
            TextField(name="email", label=t("members-field-email")),
            TextField(name="function", label=t("members-field-function")),
        ),
        send=t("people-edit-send"),
        cancel="people.show",
        hidden={"member": member.slug, **({NONCE: nonce} if nonce else {})},
    )


def _until(t: Translator) -> TextField:
    return TextField(name="until", label=t("people-field-until"), hint=t("people-field-until-hint"))


def _group(t: Translator, groups: Sequence[Option], *, required: bool = False) -> ChoiceField:
    return ChoiceField(
        name="group",
        label=t("people-field-group"),
        options=[(key, clipped(name, _LONGEST)) for key, name in groups[:MOST_GROUPS]],
        dataset="groups",
        required=required,
    )


def _profile(t: Translator) -> ChoiceField:
    options = [(one.value, t.label(one)) for one in Profile]
    return ChoiceField(
        name="profile",
        label=t("people-field-profile"),
        hint=t("people-field-profile-hint"),
        options=[*options, (Role.MEMBER.value, t("people-profile-none"))],
    )
