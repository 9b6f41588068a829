"""Router: from an incoming event to the handler that answers it."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import structlog
from cachetools import TTLCache

from bot.dispatch.answer_cache import AnswerCache
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Command, CommandBook
from bot.dispatch.contacts.contact import Contact, remember
from bot.dispatch.contacts.keys import hashed, member_key
from bot.dispatch.contacts.presence import note_presence
from bot.dispatch.errors_to_text import refusal
from bot.dispatch.files_note import with_files_note
from bot.dispatch.links import Links
from bot.dispatch.missed import Missed, TurnSetAside
from bot.dispatch.private_reply import for_all_eyes, unread_by_others
from bot.dispatch.routes import RUN, Again, Handler, Routes, Subscriber
from bot.dispatch.sync_info import SyncInfo
from bot.dispatch.turn import Answer, Incoming, Kind, Person, Scope
from bot.dispatch.turn_limit import TurnLimit, Verdict
from bot.fault_location import where
from cards.kit.forms import NONCE
from cards.kit.translator import translator
from registry.core.errors import DuplicateRequest, RegistryError, StoreUnavailable
from registry.core.events import Event
from registry.core.permissions import NOBODY, SYSTEM, roles
from registry.core.retry import patiently
from registry.core.unit_of_work import AuditEntry, UnitOfWorkFactory
from registry.core.vocabulary import Language, Role
from registry.core.writing.text_folding import tokens
from registry.members.member import Member
from registry.members.seen import note_seen

log = structlog.get_logger(__name__)

_REMEMBERED = 20_000
_DAY = 86_400.0
_MINUTE = 60.0
_WORK_THROUGH_LISTS = frozenset({Role.KERNTEAM, Role.ADMINISTRATOR})
_PRESSED = frozenset({Kind.ACTION, Kind.SUBMIT, Kind.DIALOG_OPEN, Kind.DIALOG_SUBMIT})
_ASKED = _PRESSED | {Kind.TEXT}
_HEARD = _ASKED | {Kind.BOT_ADDED}  # what reaches a bot only where it is


class Router:
    """Router of incoming events, one at a time; the adapter's `Handle`.

    Args:
        registry: what PLeK knows.
        language: for people who have not chosen one.
        routes: what to answer with, `bot.conversations.all_routes()` in a running bot.
        website: linked from cards.
        sync_info: how Teams is kept; by default by the bot itself.
        links: addresses on plek for people's browsers; by default there are none.
        limit: how many turns a person gets; by default as many as they like.
        missed: remembers what came while the store was away.
    """

    def __init__(
        self,
        registry: UnitOfWorkFactory,
        language: Language,
        routes: Iterable[Routes],
        website: str = "",
        sync_info: SyncInfo | None = None,
        links: Links | None = None,
        limit: TurnLimit | None = None,
        missed: Missed | None = None,
    ) -> None:
        self._registry = registry
        self._language = language
        self._website = website
        self._upkeep = sync_info or SyncInfo()
        self._links = links or Links()
        self._limit = limit
        self.missed = missed or Missed()
        found = list(routes)
        self.book = CommandBook(
            (command for one in found for command in one.commands),
            (phrase for one in found for phrase in one.phrases),
        )
        self._verbs = _joined(one.verbs for one in found)
        self._forgetting = frozenset(verb for one in found for verb in one.forgetting)
        self._shown = {section: shown for one in found for section, shown in one.shown.items()}
        self._keys = {one.verb: one.by for one in self._shown.values()}
        self._again = {verb: again for one in found for verb, again in one.again.items()}
        self.waiting = tuple(waiting for one in found for waiting in one.waiting)
        self._datasets = _joined(one.datasets for one in found)
        self._kinds: dict[Kind, list[Handler]] = {}
        self.subscribers: dict[type[Event], list[Subscriber]] = {}
        for one in found:
            for kind, handlers in one.kinds.items():
                self._kinds.setdefault(kind, []).extend(handlers)
            for event, subscribers in one.events.items():
                self.subscribers.setdefault(event, []).extend(subscribers)
        self.subscribers.setdefault(TurnSetAside, []).append(self._once_more)
        self._replies = [handler for one in found for handler in one.replies]
        self._otherwise = [handler for one in found for handler in one.otherwise]
        self._met: TTLCache[tuple[Person, str, str, str, str], bool] = TTLCache(_REMEMBERED, _DAY)
        self._languages: TTLCache[str, Language] = TTLCache(_REMEMBERED, _DAY)
        self._answers = AnswerCache()
        self._seen: TTLCache[str, bool] = TTLCache(_REMEMBERED, _DAY)
        self._kernteam: TTLCache[str, bool] = TTLCache(_REMEMBERED, _MINUTE)

    async def __call__(self, incoming: Incoming) -> Answer | None:
        """Answer it. Refusals of the registry become plain words.

        Raises:
            StoreUnavailable: it is not kept.
            Exception: a fault of ours, of what somebody waits for; anything else that fails is set
                aside in the outbox, and so is kept.
        """
        asked = incoming.kind in _ASKED or incoming.kind is Kind.TYPEAHEAD
        try:
            if asked:
                return await self._limited(incoming)
            return await self._event(incoming)
        except StoreUnavailable:
            self.missed.note(incoming, keep=not asked)
            raise
        except asyncio.CancelledError:  # it took too long: the store may hang
            if not asked:
                self.missed.note(incoming, keep=True)
            raise

    async def _limited(self, incoming: Incoming) -> Answer | None:
        """Answer it, unless this person asks more than one may."""
        limit = self._limit
        if limit is None or not limit.counts(incoming):
            return await self._turn(incoming)
        who = member_key(incoming.person.id)
        if not await self._admitted(limit, who, incoming):
            return self._wait_a_while(limit, who, incoming)
        async with limit.running(who):
            return await self._turn(incoming)

    async def _admitted(self, limit: TurnLimit, who: str, incoming: Incoming) -> bool:
        return limit.within(who, incoming) or (
            await self._in_kernteam(who) and limit.within(who, incoming, kernteam=True)
        )

    def _wait_a_while(self, limit: TurnLimit, who: str, incoming: Incoming) -> Answer | None:
        """Say that it is too much for now; once, but to a button each time."""
        verdict = limit.beyond(who, incoming)
        log.info("turn_beyond_limit", kind=incoming.kind, verdict=verdict.value)
        if verdict is Verdict.QUIET or incoming.kind is Kind.TYPEAHEAD:
            return None
        t = translator(self.language_of(incoming))
        words = t("turns-too-many", seconds=limit.seconds_left(who))
        return for_all_eyes(Answer(text=words, private=True))

    async def _in_kernteam(self, who: str) -> bool:
        """Return whether somebody is in the kernteam or an administrator, as of a minute ago."""
        known = self._kernteam.get(who)
        if known is None:
            async with self._registry.read(who) as unit:
                held = await roles(unit, who)
            known = self._kernteam[who] = not held.isdisjoint(_WORK_THROUGH_LISTS)
        return known

    async def _event(self, incoming: Incoming) -> Answer | None:
        """Handle what nobody waits for; where that fails, the worker tries it again."""
        try:
            return await self._handled(incoming)
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001  # kept in the outbox, and logged
            await self._set_aside(incoming, error)
            return None

    async def _set_aside(self, incoming: Incoming, error: Exception) -> None:
        kind = type(error).__name__
        # No message and no traceback: they may quote people.
        log.error("turn_set_aside", kind=incoming.kind, error=kind, where=where(error))
        async with self._registry.write(SYSTEM) as unit:
            unit.emit(TurnSetAside(incoming=incoming, error=kind))

    async def _handled(self, incoming: Incoming) -> Answer | None:
        await patiently(partial(self._meet, incoming))
        ask, answer = await self._ask(incoming), None
        for handler in self._kinds.get(incoming.kind, ()):
            # Each by itself: what one of them did already, now or when this came before, is no
            # reason to keep the others from theirs.
            with contextlib.suppress(DuplicateRequest):
                answer = await patiently(partial(handler, ask)) or answer
        return answer

    async def _once_more(self, event: TurnSetAside, notifier: Any) -> None:
        """Handle what was set aside; it may have been handled meanwhile, as it came again."""
        incoming = event.incoming
        answer = await self._handled(incoming)
        if answer is not None:
            about = f"turn:{hashed(incoming.key)}"
            await notifier.post_in(incoming.place, lambda _: answer, about=about)

    async def _turn(self, incoming: Incoming) -> Answer | None:
        forgets = incoming.verb in self._forgetting
        if not forgets:
            await patiently(partial(self._meet, incoming))
            await patiently(partial(self._note_seen, incoming))
        ask = await self._ask(incoming)
        if ask.gone and not forgets:  # erased since they were met, perhaps by another plek
            self._forget(incoming)
            await patiently(partial(self._meet, incoming))
        try:
            answer = await patiently(partial(self._answer, ask))
        except DuplicateRequest as done:
            if incoming.kind not in _ASKED:
                return None  # nobody asked: a place need not hear that its news was old
            return self._answers.get(done.key) or self._unread(ask, await self._anew(ask, done))
        except RegistryError as error:
            return self._unread(ask, refusal(ask.t, error, ask.who))
        if forgets:
            self._forget(incoming)
            self._answers.clear()  # who is erased stands in others' answers too
        if answer is None:
            return None
        answer = self._unread(ask, answer)
        if incoming.kind in _PRESSED:
            self._answers.keep(ask.once, answer)
        return answer

    def _unread(self, ask: Ask, answer: Answer) -> Answer:
        """Have others never read what is for one person; see `unread_by_others`."""
        verb = ask.incoming.verb
        shown = self._again[verb].verb if verb in self._again else verb
        return unread_by_others(ask, answer, shown, self._keys.get(shown))

    def _forget(self, incoming: Incoming) -> None:
        """Let go of what is known of a person besides the registry."""
        key = member_key(incoming.person.id)
        self._languages.pop(key, None)
        for seen in [one for one in self._met if one[0].id == incoming.person.id]:
            del self._met[seen]

    async def _anew(self, ask: Ask, done: DuplicateRequest) -> Answer:
        """Return the confirmation of what was done already: that thing, as it is now.

        Rights are looked at anew; who may not see it is told in words what was done.
        """
        words = ask.t("refused-done", what=self._what(ask))
        async with self._registry.read(ask.who) as unit:
            changed = await unit.done_by(done.key)
        for handler, seen in self._ways(ask, changed):
            with contextlib.suppress(RegistryError):
                answer = await handler(seen)
                if answer is not None and answer.card is not None:  # words alone say why not
                    return dataclasses.replace(answer, text=f"{words} {answer.text}".strip())
        return for_all_eyes(Answer(text=words, private=True))

    def _ways(self, ask: Ask, changed: Sequence[AuditEntry]) -> Iterator[tuple[Handler, Ask]]:
        """Yield what may show what was done, likeliest first."""
        data = {name: value for name, value in ask.data.items() if name != NONCE}
        again = self._again.get(ask.incoming.verb, Again())
        if again.verb in self._verbs:
            yield self._showing(ask, again.verb, data)
        # Of many and one, the many belong to the one: signals to their harvest. One's own record
        # changes along with much else: it is shown where nothing else is.
        count = Counter(entry.section for entry in changed)
        own = [entry for entry in changed if entry.section == Member.section]
        for entry in sorted(changed, key=lambda one: count[one.section]):
            if entry.section in self._shown and entry not in own:
                yield self._shows(ask, entry)
        command = self._command(ask)
        if command is not None and command[0].repeats:
            yield command[0].handler, _anew(ask.with_words(command[1]), ask.incoming.verb, data)
        if again.repeats:
            yield self._showing(ask, ask.incoming.verb, data)
        for entry in own:
            if entry.section in self._shown:
                yield self._shows(ask, entry)

    def _shows(self, ask: Ask, entry: AuditEntry) -> tuple[Handler, Ask]:
        shown = self._shown[entry.section]
        return self._showing(ask, shown.verb, {shown.by: entry.key} if shown.by else {})

    def _showing(self, ask: Ask, verb: str, data: Mapping[str, Any]) -> tuple[Handler, Ask]:
        return self._verbs[verb], _anew(ask, verb, data)

    def _command(self, ask: Ask) -> tuple[Command, str] | None:
        """Return the command that was typed, or is on the button."""
        if ask.incoming.kind is Kind.TEXT:
            return self.book.find(ask.incoming.asked)
        if ask.incoming.verb != RUN:
            return None
        found = self.book.find(ask.value("name"))
        return found and (found[0], ask.text("words") or found[1])

    def _what(self, ask: Ask) -> str:
        """Return what was asked, in words."""
        if command := self._command(ask):
            return next(iter(command[0].called(ask.language)), "")
        label = "did-" + ask.incoming.verb.replace(".", "-").replace("_", "-")
        return ask.t(label if ask.incoming.verb and ask.t.has(label) else "did-message")

    def language_of(self, incoming: Incoming) -> Language:
        """Return a person's language as of their last turn; for when a turn goes wrong."""
        return self._languages.get(member_key(incoming.person.id)) or self._language

    async def _ask(self, incoming: Incoming) -> Ask:
        key = member_key(incoming.person.id)
        async with self._registry.read() as unit:
            member = await unit.of(Member).find(key)
            unknown = bool(incoming.person.id) and member is None
            gone = unknown and await unit.of(Contact).find(key) is None
        language = (member and member.language) or self._language
        if member and member.language:
            self._languages[member_key(incoming.person.id)] = language
        return Ask(
            incoming,
            self._registry,
            language,
            member=member,
            gone=gone,
            website=self._website,
            book=self.book,
            sync_info=self._upkeep,
            links=self._links,
            waiting=self.waiting,
        )

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
            if (answer := await command.handler(ask.with_words(words))) is not None:
                return answer  # one that finds it was not meant leaves the text to the rest
        for handler in self._otherwise:
            if (answer := await handler(ask.with_words(ask.incoming.asked))) is not None:
                return answer
        return None

    async def _note_seen(self, incoming: Incoming) -> None:
        """Keep the month in which somebody asks something, looked at once a day."""
        who = member_key(incoming.person.id)
        if who == NOBODY or who in self._seen or incoming.kind not in _ASKED:
            return
        async with self._registry.write(who) as unit:
            await note_seen(unit, who)
        self._seen[who] = True

    async def _meet(self, incoming: Incoming) -> None:
        """Store contact details of who and where, the first time and whenever they changed."""
        place = incoming.place
        seen = (incoming.person, place.root, place.service_url, place.channel_name, place.team_name)
        if seen in self._met:
            return
        async with self._registry.write(member_key(incoming.person.id)) as unit:
            await remember(unit, incoming.person, place)
            if incoming.kind in _HEARD:
                await note_presence(unit, place.channel, there=True)
        self._met[seen] = True


def _anew(ask: Ask, verb: str, data: Mapping[str, Any]) -> Ask:
    """Return a turn that asks for a verb as a request of its own."""
    incoming = dataclasses.replace(ask.incoming, key="", verb=verb, data=data)
    return dataclasses.replace(ask, incoming=incoming)


def _joined(tables: Iterable[Mapping[str, Handler]]) -> dict[str, Handler]:
    joined: dict[str, Handler] = {}
    for table in tables:
        if double := joined.keys() & table.keys():
            msg = f"registered twice: {sorted(double)}"
            raise ValueError(msg)
        joined.update(table)
    return joined
