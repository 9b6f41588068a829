"""Cards of help: for everybody, for each kind of work, for who may all, and many commands."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.conversations import all_routes
from bot.dispatch.commands import CommandBook, HelpGroup
from cards.general.help import Deed, DeedGroup, help_card, help_group_card
from registry.core.vocabulary import Language

BOOK = CommandBook(one for routes in all_routes() for one in routes.commands)


def groups(language: Language, *wanted: HelpGroup) -> tuple[DeedGroup, ...]:
    """What there is to type for these kinds of work."""
    return tuple(
        DeedGroup(
            group.value,
            tuple(
                Deed(one.called(language)[0], one.about)
                for one in BOOK.commands
                if one.shown and one.audience.group is group
            ),
        )
        for group in wanted
    )


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    return {
        f"help-{name}-{language}": card for language in Language for name, card in _cards(language)
    }


def _cards(language: Language) -> Iterator[tuple[str, Mapping[str, Any]]]:
    everybody = groups(language, HelpGroup.EVERYDAY)
    kernteam = groups(language, HelpGroup.EVERYDAY, *tuple(HelpGroup)[2:])
    yield "everybody", help_card(language, everybody)
    yield "hello", help_card(language, everybody, hello=True, more=True)
    yield "kernteam", help_card(language, kernteam)
    yield "not-yours", help_card(language, everybody, remark="help-not-yours")
    for group in kernteam:
        for page in range(3):
            yield f"{group.name}-{page}", help_group_card(language, group, page)
    many = DeedGroup("hub", (Deed("voeg Anna toe " * 12, "help-command", runs=False),) * 40)
    yield "many", help_card(language, (everybody[0], many))
    yield "many-of-one", help_group_card(language, many, 1)
