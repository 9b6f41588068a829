"""What a test begins has ended when the test ends, also when something failed."""

import ast
import asyncio
from pathlib import Path

import pytest

from tests.support.at_once import at_once

TESTS = Path(__file__).parents[1]


async def test_when_one_fails_the_others_go_on_to_their_end():
    ended = []

    async def fail():
        raise LookupError("the first")

    async def last():
        for _ in range(3):
            await asyncio.sleep(0)
        ended.append("last")
        return "last"

    with pytest.raises(LookupError, match="the first"):
        await at_once(fail(), last())
    assert ended == ["last"]
    assert await at_once(last(), last()) == ["last", "last"]


def test_no_test_leaves_things_running_when_one_of_them_fails():
    bare = [
        f"{file.relative_to(TESTS)}:{node.lineno}"
        for file in TESTS.rglob("*.py")
        if "gather" in (text := file.read_text("utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "asyncio.gather"
        if "return_exceptions" not in [one.arg for one in node.keywords]
    ]
    assert bare == [], "tests.support.at_once waits for all of them"
