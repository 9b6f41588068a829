"""The local Graph unpacks nothing either."""

import gzip

import aiohttp
import pytest

from graph_sync.sandbox.serve import sandbox


@pytest.mark.parametrize("path", ["/v1.0/groups", "/v1.0/$batch", "/_sandbox/report", "/"])
async def test_a_compressed_body_is_refused_and_the_connection_closed(path):
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    async with sandbox() as graph, aiohttp.ClientSession() as session:
        async with session.post(
            graph.root + path, data=gzip.compress(b"{}"), headers=headers
        ) as response:
            assert response.status == 415
            assert response.headers["Accept-Encoding"] == "identity"
            assert response.headers["Connection"] == "close"
        async with session.get(
            graph.root + "/", headers={"Content-Encoding": "identity"}
        ) as response:
            assert response.status == 200
