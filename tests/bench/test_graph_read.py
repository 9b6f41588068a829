"""The bench of Graph reads reads the same with both, from pages as Graph sends them."""

import pytest

from bench.graph_read import SHAPES, bare, ours, page, read_all, server, table
from graph_sync.graph import calls
from tests.support import graph_contract as contract
from tests.support.issuer import serving


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.key)
async def test_both_read_every_entity(shape):
    async with serving(server()) as root:
        port = int(root.rpartition(":")[2])
        for who in (bare, ours):
            async with who(port, shape) as read:
                assert await read_all(read, shape) == shape.entities * shape.pages


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.key)
def test_pages_are_as_microsoft_describes_them(shape):
    call = {
        "channels": calls.list_channels("t"),
        "tabs": calls.list_tabs("t", "c"),
        "members": calls.list_team_members("t"),
    }[shape.name]
    contract.check_response(call.method, call.path, 200, page(shape))


def test_the_table_says_how_many_times():
    text = table([{"name": "channels", "bare_us": 10.0, "ours_us": 7.0, "ratio": 0.7}])
    assert text.splitlines()[1].split() == ["channels", "10.0", "7.0", "0.7"]
