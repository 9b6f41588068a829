"""The sandbox's page: teams, channels and members as Teams' sidebar shows them, kept current."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import jinja2
from aiohttp import web
from yarl import URL

from graph_sync.sandbox.core.posts import PostText, post_text
from graph_sync.sandbox.core.state import Channel, Group, MemberEntry, Team
from graph_sync.sandbox.core.tenant import Tenant
from graph_sync.sandbox.faults.catalogue import catalogue
from graph_sync.sandbox.http.service import Service
from graph_sync.sandbox.ui.edits import Edits
from graph_sync.sandbox.ui.log_words import in_dutch
from graph_sync.sandbox.ui.switches import (
    PLACES,
    choices,
    from_this_page,
    shown_faults,
    switched,
)

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
MOST = 100
"""People and lines of the log that are shown; the rest is counted."""

_FOLDER = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class ListedMember:
    """A member of a team or channel, as the page shows them."""

    name: str
    key: str
    owner: bool
    guest: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class TimedLine:
    """A post, or a line of the log, with its time; `only` names who alone sees it."""

    at: str
    words: PostText
    only: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """The content of the page.

    Attributes:
        teams: with their channels.
        group, channel: what was chosen, if anything.
        people: who is in it; `more` of them are not shown, `coming` are in the group and not in
            the team yet.
    """

    teams: tuple[tuple[Group, tuple[Channel, ...]], ...]
    group: Group | None
    channel: Channel | None
    people: tuple[ListedMember, ...]
    more: int
    coming: int
    posts: tuple[TimedLine, ...]
    log: tuple[TimedLine, ...]
    now: str
    guests: int


def pages(app: web.Application, service: Service) -> None:
    """Add the page to a server."""
    shown = _Pages(service)
    app.router.add_get("/", shown.whole)
    app.router.add_get("/storingen", shown.switches)
    app.router.add_post("/_sandbox/switches", shown.switch)
    app.router.add_post("/_sandbox/edits", shown.edit)
    app.router.add_get("/_sandbox/page", shown.inside)
    app.router.add_get("/_sandbox/page.js", shown.script)


class _Pages:
    def __init__(self, service: Service) -> None:
        self._service = service
        self._tenant = service.tenant
        self._edits = Edits(service.tenant)
        # Rendered for every look; teams are few, and this page is for one person on one machine.
        loader = jinja2.FileSystemLoader(_FOLDER)
        self._templates = jinja2.Environment(
            loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True
        )

    async def whole(self, request: web.Request) -> web.Response:
        """Return the page."""
        inside, mark = self._inside(request)
        template = self._templates.get_template("page.html")
        text = template.render(inside=inside, mark=mark)
        return web.Response(text=text, content_type="text/html", headers=HEADERS)

    async def inside(self, request: web.Request) -> web.Response:
        """Return what may have changed; 304 when the browser has it already."""
        inside, mark = self._inside(request)
        if request.headers.get("If-None-Match") == mark:
            return web.Response(status=304, headers=HEADERS)
        headers = HEADERS | {"ETag": mark}
        return web.Response(text=inside, content_type="text/html", headers=headers)

    async def switches(self, _: web.Request) -> web.Response:
        """Return the page on which failures are switched on."""
        faults = shown_faults(self._service.faults)
        more = {"faults": faults, "back": "/storingen", "catalogue": catalogue(), **choices()}
        inside = self._templates.get_template("switches.html").render(more)
        text = self._templates.get_template("page.html").render(inside=inside, mark="")
        return web.Response(text=text, content_type="text/html", headers=HEADERS)

    async def switch(self, request: web.Request) -> web.Response:
        """Switch failures on or off, as a form of ours asks, and go back to its page."""
        if not from_this_page(request):
            return _said(403, "Dit formulier kwam van een andere website.")
        form = {name: str(value) for name, value in (await request.post()).items()}
        try:
            switched(self._service.faults, form)
        except (KeyError, ValueError) as error:
            return _said(400, f"Dat kan niet aan of uit: {error}")
        back = form.get("back", "")
        return web.Response(status=303, headers={"Location": back if back in PLACES else "/"})

    async def edit(self, request: web.Request) -> web.Response:
        """Change something by hand, as a form of ours asks, and go back to where it was."""
        if not from_this_page(request):
            return _said(403, "Dit formulier kwam van een andere website.")
        form = {name: str(value) for name, value in (await request.post()).items()}
        try:
            self._edits.take(form)
        except KeyError as error:
            return _said(400, f"Dat kan hier niet: {error}")
        where = {name: form[name] for name in ("team", "channel") if form.get(name)}
        return web.Response(status=303, headers={"Location": str(URL("/").with_query(where))})

    async def script(self, _: web.Request) -> web.Response:
        """Return the script that keeps it current."""
        text = (_FOLDER / "page.js").read_text("utf-8")
        return web.Response(text=text, content_type="text/javascript", headers=HEADERS)

    def _inside(self, request: web.Request) -> tuple[str, str]:
        self._tenant.settle()
        view = view_of(
            self._tenant, request.query.get("team", ""), request.query.get("channel", "")
        )
        faults = shown_faults(self._service.faults)
        text = self._templates.get_template("teams.html").render(
            view=view, shown_name=shown_name, faults=faults, back="/", edits=self._edits
        )
        return text, f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def _said(status: int, why: str) -> web.Response:
    return web.Response(status=status, text=why, headers=HEADERS)


def view_of(tenant: Tenant, team: str, channel: str) -> PageView:
    """Return what the page shows of a tenant.

    Args:
        tenant: whose teams.
        team: id of the chosen team; what is not there counts as not chosen.
        channel: id of the chosen channel, likewise.
    """
    groups = sorted((one for one in tenant.groups() if one.team), key=lambda one: _order(one.name))
    chosen = next((one for one in groups if one.id == team), None)
    inside = chosen.team.channels.get(channel) if chosen and chosen.team else None
    people = _people(tenant, chosen, inside)
    posts = inside.posts if inside else ()
    return PageView(
        teams=tuple((one, _channels(tenant, one.team)) for one in groups if one.team),
        group=chosen,
        channel=inside,
        people=tuple(people[:MOST]),
        more=max(0, len(people) - MOST),
        coming=_coming(tenant, chosen),
        posts=tuple(
            TimedLine(_moment(one.at), post_text(one), one.only) for one in reversed(posts)
        ),
        log=tuple(
            TimedLine(_moment(one.at), PostText((in_dutch(one.text) or one.text,), ()))
            for one in list(reversed(tenant.log))[:MOST]
        ),
        now=_moment(tenant.now),
        guests=sum(user.guest for user in tenant.people()),
    )


def _channels(tenant: Tenant, team: Team) -> tuple[Channel, ...]:
    """Return the first one first, as Teams has it."""
    channels = sorted(tenant.channels(team), key=lambda one: _order(one.name))
    return tuple(sorted(channels, key=lambda one: one.id != team.first))


def _people(tenant: Tenant, group: Group | None, channel: Channel | None) -> list[ListedMember]:
    if group is None or group.team is None:
        return []
    seats = channel.members if channel and channel.kind != "standard" else group.team.seats
    return sorted(_persons(tenant, seats.items()), key=lambda one: (not one.owner, one.name))


def _persons(tenant: Tenant, seats: Iterable[tuple[str, MemberEntry]]) -> Iterable[ListedMember]:
    for key, entry in seats:
        user = tenant.state.users.get(key)
        if user is not None and entry.taken(tenant.now):
            waits = user.invitation == "PendingAcceptance"
            yield ListedMember(user.name, key, entry.owner, user.guest, waits)


def _coming(tenant: Tenant, group: Group | None) -> int:
    """Return how many are in the group and not in the team yet."""
    if group is None or group.team is None:
        return 0
    seats, now = group.team.seats, tenant.now
    return sum(key not in seats or not seats[key].taken(now) for key in group.members)


def _order(name: str) -> str:
    return name.casefold()


def shown_name(team: Team, channel: Channel) -> str:
    """Return what a Dutch client calls a channel: the first one has a name of the client's own."""
    return "Algemeen" if channel.id == team.first and channel.name == "General" else channel.name


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%d-%m %H:%M:%S")
