"""Router: from an incoming event to the handler that answers it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from functools import partial

from cachetools import TTLCache

from bot.dispatch.ask import Ask
from bot.dispatch.commands import CommandBook
from bot.dispatch.contacts import remember
from bot.dispatch.errors_to_text import refusal
from bot.dispatch.files_note import with_files_note
from bot.dispatch.keys import member_key
from bot.dispatch.links import Links
from bot.dispatch.routes import Handler, Routes, Subscriber
from bot.dispatch.sync_info import SyncInfo
from bot.dispatch.turn import Answer, Incoming, Kind, Scope
from registry.core.errors import DuplicateRequest, RegistryError
from registry.core.events import Event
from registry.core.retry import patiently
from registry.core.text_folding import tokens
from registry.core.unit_of_work import UnitOfWorkFactory
from registry.core.vocabulary import Language
from registry.members.member import Member

_REMEMBERED = 20_000
_DAY = 86_400.0
_PRESSED = frozenset({Kind.ACTION, Kind.SUBMIT, Kind.DIALOG_OPEN, Kind.DIALOG_SUBMIT})
_ASKED = _PRESSED | {Kind.TEXT}


class Router:
    """Router of incoming events, one at a time; the adapter's `Handle`.

    Args:
        registry: what PLeK knows.
        language: for people who have not chosen one.
        routes: what to answer with, `bot.conversations.all_routes()` in a running bot.
        website: linked from cards.
        sync_info: how Teams is kept; by default by the bot itself.
        links: addresses on plek for people's browsers; by default there are none.
    """

    def __init__(
        self,
        registry: UnitOfWorkFactory,
        language: Language,
        routes: Iterable[Routes],
        website: str = "",
        sync_info: SyncInfo | None = None,
        links: Links | None = None,
    ) -> None:
        self._registry = registry
        self._language = language
        self._website = website
        self._upkeep = sync_info or SyncInfo()
        self._links = links or Links()
        found = list(routes)
        self.book = CommandBook(command for one in found for command in one.commands)
        self._verbs = _joined(one.verbs for one in found)
        self._datasets = _joined(one.datasets for one in found)
        self._kinds: dict[Kind, list[Handler]] = {}
        self.subscribers: dict[type[Event], list[Subscriber]] = {}
        for one in found:
            for kind, handlers in one.kinds.items():
                self._kinds.setdefault(kind, []).extend(handlers)
            for event, subscribers in one.events.items():
                self.subscribers.setdefault(event, []).extend(subscribers)
        self._replies = [handler for one in found for handler in one.replies]
        self._otherwise = [handler for one in found for handler in one.otherwise]
        self._met: TTLCache[object, bool] = TTLCache(_REMEMBERED, _DAY)
        self._languages: TTLCache[str, Language] = TTLCache(_REMEMBERED, _DAY)
        self._answers: TTLCache[str, Answer] = TTLCache(_REMEMBERED, _DAY)

    async def __call__(self, incoming: Incoming) -> Answer | None:
        """Answer it. Refusals of the registry become plain words; anything else is raised."""
        await patiently(partial(self._meet, incoming))
        ask = await self._ask(incoming)
        try:
            answer = await self._dispatch(ask)
        except DuplicateRequest as done:
            return self._answers.get(done.key) or refusal(ask.t, done)
        except RegistryError as error:
            return refusal(ask.t, error)
        if incoming.kind in _PRESSED and answer is not None:
            for key in ask.once:
                self._answers[key] = answer
        return answer

    def language_of(self, incoming: Incoming) -> Language:
        """Return a person's language as of their last turn; for when a turn goes wrong."""
        return self._languages.get(member_key(incoming.person.id)) or self._language

    async def _ask(self, incoming: Incoming) -> Ask:
        async with self._registry.read() as unit:
            member = await unit.of(Member).find(member_key(incoming.person.id))
        language = (member and member.language) or self._language
        if member and member.language:
            self._languages[member_key(incoming.person.id)] = language
        return Ask(
            incoming,
            self._registry,
            language,
            member=member,
            website=self._website,
            book=self.book,
            sync_info=self._upkeep,
            links=self._links,
        )

    async def _dispatch(self, ask: Ask) -> Answer | None:
        """Answer it; on a conflict with somebody else's change, read again and retry."""
        if ask.incoming.kind in _ASKED or ask.incoming.kind is Kind.TYPEAHEAD:
            return await patiently(partial(self._answer, ask))
        answer = None
        for handler in self._kinds.get(ask.incoming.kind, ()):
            # Each by itself: what one of them did already, now or when this came before, is no
            # reason to keep the others from theirs.
            with contextlib.suppress(DuplicateRequest):
                answer = await patiently(partial(handler, ask)) or answer
        return answer

    async def _answer(self, ask: Ask) -> Answer | None:
        kind = ask.incoming.kind
        if kind is Kind.TEXT:
            answer = await self._text(ask)
            return with_files_note(ask.t, answer) if ask.incoming.files else answer
        if kind in _PRESSED:
            handler = self._verbs.get(ask.incoming.verb)
            return await handler(ask) if handler else Answer(text=ask.t("refused-button"))
        handler = self._datasets.get(ask.incoming.dataset)
        return await handler(ask.with_words(ask.incoming.query)) if handler else Answer()

    async def _text(self, ask: Ask) -> Answer | None:
        if ask.place.thread or ask.place.scope is Scope.PERSONAL:
            for handler in self._replies:
                if (answer := await handler(ask)) is not None:
                    return answer
        if ask.incoming.files and not tokens(ask.incoming.asked):
            return None  # a file alone asks for nothing, also not for help
        if found := self.book.find(ask.incoming.asked):
            command, words = found
            return await command.handler(ask.with_words(words))
        for handler in self._otherwise:
            if (answer := await handler(ask.with_words(ask.incoming.asked))) is not None:
                return answer
        return None

    async def _meet(self, incoming: Incoming) -> None:
        """Store contact details of who and where, the first time and whenever they changed."""
        place = incoming.place
        seen = (incoming.person, place.root, place.service_url, place.channel_name, place.team_name)
        if seen in self._met:
            return
        async with self._registry.write(member_key(incoming.person.id)) as unit:
            await remember(unit, incoming.person, place)
        self._met[seen] = True


def _joined(tables: Iterable[Mapping[str, Handler]]) -> dict[str, Handler]:
    joined: dict[str, Handler] = {}
    for table in tables:
        if double := joined.keys() & table.keys():
            msg = f"registered twice: {sorted(double)}"
            raise ValueError(msg)
        joined.update(table)
    return joined
