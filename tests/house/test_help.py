"""Help shows every command to whom it is for: a command says for whom, or why it is not shown."""

import pytest

from bot.conversations import all_routes
from bot.dispatch.commands import CommandBook, HelpGroup
from cards.kit.translator import translator
from registry.core.permissions import Right
from registry.core.vocabulary import COMPLETE, Role

ROUTES = all_routes()
COMMANDS = CommandBook(one for routes in ROUTES for one in routes.commands).commands
PHRASES = [one for routes in ROUTES for one in routes.phrases]
ABOUT = {one.about for one in COMMANDS if one.shown}
"""What shown commands say that they do; another way to say one of them says the same."""

NOT_SHOWN = {
    "terms-command": "`begrippen` is shown, and says how to ask",
    "raise-command": "`signal` is shown, which takes the same words",
}
"""Commands that help does not show, by what they say, and why."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.names["nl"][0])
def test_a_command_is_shown_to_whom_it_is_for_or_says_why_not(command):
    another_way = command.about in ABOUT
    assert command.shown or another_way or command.about in NOT_SHOWN, (
        f"{command.names['nl'][0]}: show it to whom it is for (audience=Audience(HelpGroup.…, "
        f"(Right.…,))), or give a reason in {__name__}.NOT_SHOWN"
    )


def test_every_reason_is_of_a_command_that_is_not_shown():
    assert NOT_SHOWN.keys() <= {one.about for one in COMMANDS if not one.shown} - ABOUT


@pytest.mark.parametrize("one", [*COMMANDS, *PHRASES], ids=lambda one: one.about)
def test_what_is_for_some_stands_under_their_heading(one):
    audience = one.audience
    assert (audience.group is HelpGroup.EVERYDAY) == audience.everybody
    assert all(isinstance(right, Right) for right in audience.rights)
    assert not audience.everybody or audience.has({Role.MEMBER})
    assert audience.everybody or not audience.has({Role.MEMBER})


@pytest.mark.parametrize("group", HelpGroup)
def test_a_heading_has_its_words_and_something_below_it(group):
    assert [one for one in [*COMMANDS, *PHRASES] if one.audience.group is group]
    for language in COMPLETE:
        for text in ("help-group", "help-said", "help-more"):
            assert translator(language)(f"{text}-{group}")


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda one: one.example)
def test_a_sentence_in_help_has_its_words(phrase):
    for language in COMPLETE:
        assert translator(language)(phrase.example)
        assert translator(language)(phrase.about)
