"""The Dutch guide tells about everything that can be typed."""

import re

import pytest

from bot.router import all_routes
from tests.docs.markdown import page

GUIDE = page("docs/gebruik.md")
SHOWN = [one for routes in all_routes() for one in routes.commands if one.shown]


@pytest.mark.parametrize("command", SHOWN, ids=lambda one: one.names["nl"][0])
def test_the_guide_explains_the_command_outside_its_table(command):
    story = GUIDE.prose.replace(GUIDE.part("commands"), "")
    name = re.escape(command.names["nl"][0])

    assert re.search(rf"`(@PLeK )?{name}\b", story), command.names["nl"][0]
