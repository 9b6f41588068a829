"""Cards of people who may be found: on a theme, of an organisation, and one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards import (
    Action,
    ActionSet,
    CardElement,
    Column,
    ColumnSet,
)

from cards.agenda.agenda import ask_button
from cards.kit.components import (
    Style,
    button,
    card,
    clipped,
    fact,
    heading,
    in_view,
    link,
    notice,
    para,
    plain,
    pressed_row,
    row,
    said,
)
from cards.kit.headings import header
from cards.kit.people import persona
from cards.kit.pictures import Noun, theme_icon
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from registry.directory.people import PAGE, FoundPeople, FoundPerson
from registry.members.member import is_object_id

MOST_NETWORKS = 3
"""Networks that are named beside the people, and of one person in a list."""

_MOST_OWN = 8
"""Networks of one person on their own card."""

_LONGEST = 80

_MOST_THEMES = 24
"""Themes to choose from on one card; the others are found by typing."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for, and what else there is about it.

    Attributes:
        words: as it was typed; goes along when the page is turned.
        themes: (slug, name) of the themes that it is about.
        networks: (slug, name) of networks that fit.
        told: the words are not the themes' own names, so that the card says how it got there.
        found: the reader may be found on one of the themes themselves.
    """

    words: str
    themes: tuple[tuple[str, str], ...]
    networks: tuple[tuple[str, str], ...] = ()
    told: bool = False
    found: bool = False


def people_found_card(
    t: Translator, search: Search, people: FoundPeople | None, reader: str
) -> Mapping[str, Any]:
    """Build a page of who may be found on some themes, with the networks about it.

    Args:
        t: the language.
        search: what was looked for.
        people: the page; there may be nobody on it. None for who takes no part in PLeK.
        reader: key of who reads.
    """
    names = t.listing([name for _, name in search.themes])
    title = t("directory-title", themes=names)

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        body: list[CardElement] = [header(t, title, Noun.PERSON)]
        if search.told:
            words = plain(clipped(search.words, _LONGEST))
            body.append(para(t("directory-belongs", words=words, themes=plain(names))))
        if people is None:
            body.append(notice(t("directory-members-only")))
        elif people.total:
            body.append(para(t("directory-count", count=people.total), subtle=True))
            body += [_row(t, one, reader, budget) for one in people.rows]
        else:
            body += [para(t("directory-nobody", themes=plain(names))), _invitation(t, search)]
        if search.networks:
            body.append(heading(t("directory-networks"), level=2))
            body += [_network(t, slug, name) for slug, name in search.networks[:MOST_NETWORKS]]
        load = {"words": clipped(search.words, 200)}
        turning = _turning(t, people, "directory.find", load) if people else ()
        actions: list[Action | None] = [*turning, *_ways_on(t, search, people)]
        return card(t, body, in_view(actions, 4), fallback=title)

    return fit_to_budget(build)


def people_of_card(
    t: Translator, organisation: tuple[str, str], people: FoundPeople, reader: str
) -> Mapping[str, Any]:
    """Build a page of who may be found of an organisation; see `people_found_card`.

    Args:
        t: the language.
        organisation: its slug and label.
        people: the page.
        reader: key of who reads.
    """
    slug, label = organisation
    title = t("directory-of", name=label)
    itself = {"organisation": slug}

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        key = "directory-of-count" if people.total else "directory-of-nobody"
        known = t(key, count=people.total, name=plain(label))
        body: list[CardElement] = [
            header(t, title, Noun.ORGANISATION),
            para(known, subtle=bool(people.total)),
        ]
        body += [_row(t, one, reader, budget, organisation=False) for one in people.rows]
        actions: list[Action | None] = [
            *_turning(t, people, "directory.of", itself),
            button(t("directory-organisation"), "organisations.open", itself),
            button(t("directory-mine"), "directory.mine"),
        ]
        return card(t, body, actions, fallback=title)

    return fit_to_budget(build)


def people_of_parts(
    t: Translator, organisation: str, people: FoundPeople | None, reader: str, budget: SizeBudget
) -> list[CardElement]:
    """Build what the card of an organisation says of its people who may be found.

    Args:
        t: the language.
        organisation: its slug.
        people: the first of them; None where others read along: they are shown by a button.
        reader: key of who reads.
        budget: of that card.
    """
    every = button(
        t("directory-of-open" if people is None else "directory-of-all"),
        "directory.of",
        {"organisation": organisation},
    )
    if people is None:
        return [ActionSet(actions=[every])]
    if not people.total:
        return []
    body: list[CardElement] = [heading(t("directory-of-title"), level=2)]
    body += [_row(t, one, reader, budget, organisation=False) for one in people.rows]
    if people.total > len(people.rows):
        body.append(ActionSet(actions=[every]))
    return body


def person_found_card(t: Translator, person: FoundPerson, reader: str) -> Mapping[str, Any]:
    """Build the card of somebody who may be found, with ways on by all that it says."""
    title = t("directory-person", name=person.name)
    body: list[CardElement] = [heading(title), persona(person.member, person.name)]
    if person.organisation is not None:
        slug, label = person.organisation
        name = t("found-open-name", name=plain(clipped(label, _LONGEST)))
        open_it = button(
            t("found-open"), "organisations.open", {"organisation": slug}, tooltip=name
        )
        body.append(row([fact(t("members-field-organisation"), label)], open_it))
    themes = [one.label(t.language) for one in person.themes]
    body.append(fact(t("directory-themes"), t.listing(themes)))
    if person.networks:
        body.append(heading(t("directory-networks-of"), level=2))
        body += [_network(t, slug, name) for slug, name in person.networks[:_MOST_OWN]]
    actions: list[Action | None] = [_write(t, person, reader)]
    actions += [
        button(
            t("directory-others", theme=one.label(t.language).casefold()),
            "directory.find",
            {"theme": one.slug},
        )
        for one in person.themes[:2]
    ]
    actions.append(button(t("directory-mine"), "directory.mine", secondary=True))
    return card(t, body, actions, fallback=title)


def which_topic_card(t: Translator, themes: Sequence[tuple[str, str]]) -> Mapping[str, Any]:
    """Build the question what people should know about, with the themes to choose from."""
    title = t("directory-which")
    body: list[CardElement] = [heading(title), para(t("directory-which-hint"))]
    body += [
        pressed_row(
            name,
            "",
            button(t("found-open-name", name=plain(name)), "directory.find", {"theme": slug}),
            sign=theme_icon(slug, name),
        )
        for slug, name in themes[:_MOST_THEMES]
    ]
    return card(t, body, [button(t("directory-mine"), "directory.mine")], fallback=title)


def not_there_card(t: Translator, *, member: bool = True) -> Mapping[str, Any]:
    """Build the card for somebody who may not be found (any more), or never was there.

    Args:
        t: the language.
        member: the reader takes part in PLeK; people are shown to nobody else.
    """
    key = "directory-gone" if member else "directory-members-only"
    actions = [
        button(t("directory-mine"), "directory.mine")
        if member
        else button(t("welcome-introduce"), "members.form", style="positive"),
        button(t("found-networks"), "networks.list"),
    ]
    return card(t, [heading(t(f"{key}-title")), para(t(key))], actions, fallback=t(f"{key}-title"))


def chat_link(t: Translator, member: str, name: str) -> Action | None:
    """Build the button that opens a chat with somebody, by their object id."""
    if not is_object_id(member):
        return None
    write = link(
        t("directory-write"), f"https://teams.microsoft.com/l/chat/0/0?users=8:orgid:{member}"
    )
    tooltip = t("directory-write-name", name=plain(clipped(name, _LONGEST)))
    return write.model_copy(update={"tooltip": tooltip}) if write else None


def _write(t: Translator, person: FoundPerson, reader: str) -> Action | None:
    return None if person.member == reader else chat_link(t, person.member, person.name)


def _row(
    t: Translator,
    person: FoundPerson,
    reader: str,
    budget: SizeBudget,
    *,
    organisation: bool = True,
) -> CardElement:
    """Build one of a list: pressed itself, it shows their card as it is then."""
    label = person.organisation[1] if person.organisation and organisation else ""
    own = t("directory-you") if person.member == reader else ""
    themes = t.listing([one.label(t.language) for one in person.themes[:4]])
    networks = t.listing([clipped(name, _LONGEST) for _, name in person.networks[:MOST_NETWORKS]])
    lines = (" · ".join(filter(None, (own, clipped(label, _LONGEST)))), themes, networks)
    quiet = [said(budget.cut(line), subtle=True) for line in lines if line]
    for one in quiet:
        one.spacing = "None"
    columns = [
        Column(
            width="stretch",
            items=[persona(person.member, clipped(person.name, _LONGEST)), *quiet],
            vertical_content_alignment="Center",
        )
    ]
    if write := _write(t, person, reader):
        columns.append(
            Column(
                width="auto",
                items=[ActionSet(actions=[write])],
                vertical_content_alignment="Center",
            )
        )
    shown = button(
        t("found-open-name", name=clipped(person.name, 60)),
        "directory.person",
        {"member": person.member},
    )
    return ColumnSet(separator=True, select_action=shown, columns=columns)


def _network(t: Translator, slug: str, name: str) -> CardElement:
    tooltip = t("found-open-name", name=plain(clipped(name, _LONGEST)))
    show = button(t("found-open"), "networks.show", {"network": slug}, tooltip=tooltip)
    return row([said(clipped(name, 120))], show)


def _invitation(t: Translator, search: Search) -> CardElement:
    return notice(t("directory-found-already" if search.found else "directory-and-you"), good=True)


def _turning(
    t: Translator, people: FoundPeople, verb: str, load: Mapping[str, str]
) -> Sequence[Action]:
    found: list[Action] = []
    if people.page:
        found.append(button(t("people-previous"), verb, {**load, "page": str(people.page - 1)}))
    if (people.page + 1) * PAGE < people.total:
        found.append(button(t("people-next"), verb, {**load, "page": str(people.page + 1)}))
    return found


def _ways_on(t: Translator, search: Search, people: FoundPeople | None) -> list[Action | None]:
    theme, name = search.themes[0]
    words = clipped(search.words, 500)
    nobody = people is not None and not people.total
    if people is None:
        me = button(t("welcome-introduce"), "members.form", style="positive")
    elif search.found:
        me = button(t("directory-mine"), "directory.mine")
    else:
        style: Style = "positive" if nobody else "default"
        me = button(t("directory-find-me"), "directory.ask", {"theme": theme}, style=style)
    about = button(
        t("found-theme", name=name.casefold()), "networks.list", {"theme": theme}, secondary=True
    )
    helpdesk = button(t("found-helpdesk"), "helpdesk.form", {"text": words}, secondary=not nobody)
    return [me, ask_button(t, words), about, helpdesk]
