"""What the page for a list takes, what it says of anybody, and who posts to it."""

import pytest

from bot.uploads.form import LARGEST
from registry.onboarding.batches.batch import MOST_ROWS
from tests.bot.uploads.fixtures_page import batches, get, link, post
from tests.registry.onboarding.batches.fixtures_lists import text
from tests.support.conversation import SANNE, parts_of

ENCODINGS = {
    "utf-8": ";",
    "utf-8-sig": ",",
    "utf-16": "\t",
    "utf-16-le": ";",
    "cp1252": ";",
}


@pytest.mark.parametrize("encoding", ENCODINGS)
async def test_whatever_excel_writes_is_taken(plek, encoding):
    lines = [line.split(";") for line in text("\N{BROKEN BAR}", "\n").split("\n")]
    whole = "\r\n".join(lines[at][0] for at in range(8)).replace(
        "\N{BROKEN BAR}", ENCODINGS[encoding]
    )
    response, body = await post(plek, await link(plek), whole.encode(encoding))
    assert response.status == 200
    assert "Er staan 7 mensen in" in body
    [batch] = await batches(plek)
    assert batch.rows[0].name == "Zoë Mens2"


async def test_the_page_says_nothing_of_anybody(plek):
    await plek.person(SANNE).say("mensen toevoegen geheim@x.nl")
    response, body = await get(plek, await link(plek))
    assert response.status == 200
    for word in (SANNE.name, SANNE.id, "Sanne", "geheim@x.nl"):
        assert word not in body
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    policy = response.headers["Content-Security-Policy"]
    assert "form-action 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "<script" not in body


@pytest.mark.parametrize(
    ("raw", "status", "said"),
    [
        (b"", 422, "Kies eerst een bestand"),
        (b"PK\x03\x04xxxx", 422, "een bestand van een programma"),
        (b"naam;e-mail\r\n", 422, "Hier staat niemand in"),
        (b"x" * (LARGEST + 1), 413, "groter dan 2 MB"),
        ("\n".join(f"a{n}@x.nl" for n in range(MOST_ROWS + 1)).encode(), 422, "er passen 1.000 in"),
    ],
    ids=["empty", "workbook", "heading only", "large", "many"],
)
async def test_what_is_wrong_is_said_above_the_form_and_the_link_works_on(plek, raw, status, said):
    url = await link(plek)
    response, body = await post(plek, url, raw)
    assert response.status == status
    assert said in body
    assert 'role="alert"' in body
    assert not await batches(plek)
    response, _ = await post(plek, url, b"a@x.nl;Anna")
    assert response.status == 200


async def test_another_site_posts_nothing(plek):
    url = await link(plek)
    for options in (
        {"key": ""},
        {"key": "0" * 64},
        {"headers": {"Sec-Fetch-Site": "cross-site"}},
    ):
        response, body = await post(plek, url, b"a@x.nl", **options)
        assert response.status == 403
        assert "kwam niet van deze pagina" in body
    assert not await batches(plek)
    response, _ = await post(plek, url, b"a@x.nl", headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status == 200


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/csv", b"a@x.nl"),
        ("multipart/form-data", b"a@x.nl"),
        ("multipart/form-data; boundary=x", b"a@x.nl"),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y--\r\n--x--",
        ),
        ("application/x-www-form-urlencoded", b"file=a@x.nl"),
    ],
)
async def test_what_is_no_form_of_a_browser_is_refused(plek, kind, body):
    url = await link(plek)
    async with plek.session.post(url, data=body, headers={"Content-Type": kind}) as response:
        assert response.status in (400, 403)
    assert not await batches(plek)


async def test_the_page_speaks_the_language_of_who_asked(plek):
    await plek.person(SANNE).say("taal engels")
    caller = plek.person(SANNE)
    said = await caller.press(await caller.say("add people"), "Send a file")
    [url] = [part["url"] for part in parts_of(said.card) if part["type"] == "Action.OpenUrl"]
    _, body = await get(plek, url.replace("https://plek.example", plek.url))
    assert '<html lang="en">' in body
    assert "Send your list of people" in body
