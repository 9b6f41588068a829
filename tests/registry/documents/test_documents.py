"""What is dumped loads again; what has mistakes says so by place and changes nothing."""

import json
import tomllib

import pytest

from registry.core.entity import Entity
from registry.core.reference.theme import Theme
from registry.documents import DocumentError, dump, load, load_content, to_json, to_toml
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.networks.network import Network
from registry.store.store import Store
from tests.support.furnished import furnish

SCALES = "'lokaal', 'regionaal', 'bovenregionaal', 'nationaal' or 'europees'"
PUBLIC = ["hubs", "subgroups", "networks", "organisations", "members", "questions", "signals"]


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        yield opened


@pytest.fixture
async def plain_store(sqlite_url):
    """On one kind of store, for what comes before the store has a say."""
    async with await Store.open(sqlite_url) as opened:
        yield opened


@pytest.fixture
async def filled(store_url):
    await furnish(store_url)
    async with await Store.open(store_url) as opened:
        yield opened


async def dumped(store):
    async with store.read() as unit:
        return await dump(unit)


async def mistakes(store, document, source=""):
    async def work():
        async with store.write("system") as unit:
            await load(unit, document, source=source)

    before = await dumped(store)
    with pytest.raises(DocumentError) as refused:
        await work()
    assert await dumped(store) == before
    return [str(problem) for problem in refused.value.problems]


async def test_a_dump_has_the_public_shape(filled):
    document = await dumped(filled)
    assert list(document)[:7] == PUBLIC
    assert {"programmes", "themes", "memberships"} <= set(document)
    assert not {"contacts", "venues", "postings", "oddments"} & set(document)
    assert document["signals"] == []
    for section, items in document.items():
        for item in items:
            assert item["slug"]
            assert "revision" not in item
            assert None not in item.values()
            if "status" not in Entity.sections()[section].model_fields:
                continue  # a relation or a word: nothing that comes and goes by itself
            assert item.get("name") or item.get("text"), section
            assert item["status"]


@pytest.mark.parametrize("write", [to_json, to_toml])
async def test_the_plans_content_comes_back_as_it_was(filled, tmp_path, write):
    document = await dumped(filled)
    async with await Store.open(f"sqlite:///{tmp_path}/new.db") as new:
        async with new.write("system") as unit:
            result = await load(unit, write(document))
        assert result.total.added == sum(map(len, document.values()))
        assert await dumped(new) == document


async def test_loading_twice_changes_nothing_and_says_so(filled):
    document = await dumped(filled)
    async with filled.write("system") as unit:
        audited = len(await unit.audit(limit=1000))
        result = await load(unit, to_toml(document))
        assert len(await unit.audit(limit=1000)) == audited
    assert (result.total.added, result.total.changed) == (0, 0)
    assert str(result).endswith("nothing changed: the registry held all of it already")
    assert result.as_dict()["hubs"] == {"added": 0, "changed": 0, "unchanged": 2}


async def test_only_what_differs_is_changed(filled):
    document = await dumped(filled)
    document["hubs"][0]["name"] = "Noordelijk Flevoland en Urk"
    document["themes"].append({"slug": "ruimtevaart", "name": "Ruimtevaart"})
    async with filled.write("system") as unit:
        result = await load(unit, {name: document[name] for name in ("hubs", "themes")})
        assert (await unit.of(Hub).get(document["hubs"][0]["slug"])).revision == 2
        assert (await unit.of(Hub).get(document["hubs"][1]["slug"])).revision == 1
    assert result.as_dict()["hubs"] == {"added": 0, "changed": 1, "unchanged": 1}
    assert result.sections["themes"].added == 1
    assert "hubs: 0 added, 1 changed, 1 unchanged" in str(result)


async def test_the_content_never_undoes_what_people_changed(filled):
    async with filled.write("jan") as unit:
        theme = await unit.of(Theme).get("wonen")
        changed = await unit.of(Theme).put(theme.model_copy(update={"summary": "Anders"}))
        await unit.of(Theme).remove("energie")
    async with filled.write("system") as unit:
        result = await load_content(unit)
        assert await unit.of(Theme).get("wonen") == changed
        assert await unit.of(Theme).find("energie")
    assert (result.total.added, result.total.changed) == (1, 0)


async def test_every_mistake_is_named_by_its_place_at_once(filled):
    found = await mistakes(
        filled,
        {
            "networks": [
                {"slug": "a", "name": "AB", "scale": "landelijk", "themes": ["wonen", "watr"]},
                {"slug": "b", "name": "A\0", "scale": "lokaal"},
                5,
                {"slug": "Geen Slug", "name": "x" * 300, "scale": "lokaal", "nmae": 1},
                {"slug": "a", "name": "Weer", "scale": "lokaal", "publish": "ja", "leads": "jan"},
                {"slug": "c", "name": "half \ud83d", "scale": "lokaal", "themes": ["a", "\0"]},
                {"slug": "f", "name": "bel\a", "scale": "lokaal"},
                {"slug": "d", "scale": "lokaal", "programme": "fplq", "revision": 3},
                {"slug": "e", "name": "E", "scale": "lokaal", "pending": {"x": float("nan")}},
            ],
            "netwerks": [],
            "themes": {},
            "signals": [{}],
            "members": [{"slug": "m", "offers": "3", "language": "de", "consent": "gisteren"}],
            "hubs": [
                {
                    "slug": "h",
                    "name": "Hub",
                    "region": "twente",
                    "province": "overijssel",
                    "challenges": [{"title": "x", "themes": ["wonen", "wnen"]}],
                    "team": [{"profile": "verbinder", "member": "niemand"}],
                    "functions": [{"function": "leerfunctie", "partij": "x"}],
                }
            ],
            "questions": [{"slug": "q", "text": "Een lange vraag?", "agenda": "twnte"}],
            "memberships": [{"slug": "x:m", "member": "m", "group": "kernteem"}],
        },
    )
    for expected in (
        f"networks[0].scale: 'landelijk' is not one of {SCALES}",
        "networks[0].themes[1]: no theme 'watr' — did you mean 'water-en-bodem'?",
        "networks[1].name: there is a NUL character in it",
        "networks[2]: an object is needed, not 5",
        "networks[3].slug: 'Geen Slug': only lower-case letters, digits and - . _ : can be in it",
        "networks[3].name: 300 characters; at most 100",
        "networks[3].nmae: no such field — did you mean 'name'?",
        "networks[4].slug: 'a' is networks[0] already",
        "networks[4].publish: 'ja': input should be a valid boolean",
        "networks[4].leads: 'jan': input should be a valid array",
        "networks[4].leads: no member 'jan'",
        "networks[5].name: there is half a character (a lone surrogate) in it",
        "networks[5].themes[1]: there is a NUL character in it",
        "networks[6].name: there is a control character ('\\x07') in it",
        "networks[7].name: is needed",
        "networks[7].programme: no programme 'fplq' — did you mean 'fplg'?",
        "networks[7].revision: no such field: plek counts revisions itself",
        "networks[8].pending.x: nan is no number that can be kept",
        "netwerks: no such section — did you mean 'networks'?",
        "themes: a list is needed, not {}",
        "signals[0].number: is needed",
        "members[0].offers: '3': input should be a valid integer",
        "members[0].language: 'de' is not one of 'nl' or 'en'",
        "hubs[0].challenges[0].themes[1]: no theme 'wnen' — did you mean 'wonen'?",
        "hubs[0].team[0].member: no member 'niemand'",
        "hubs[0].functions[0].partij: no such field",
        "questions[0].agenda: no hub 'twnte' — did you mean 'twente'?",
        "memberships[0].group: no subgroup or hub 'kernteem' — did you mean 'kernteam'?",
    ):
        assert expected in found
    assert any(line.startswith("members[0].consent: 'gisteren': ") for line in found)


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ('{"hubs":\n [1,, 2]}', "", "line 2, column 5: no JSON: Expecting value"),
        ('{"hubs": []', "x.json", "line 1, column 12: no JSON: Expecting ',' delimiter"),
        ("[1]", "x.json", "it must be an object with a list per section"),
        ("[[hubs]]\nslug = 'a", "", 'line 2, column 10: no TOML: Expected "\'"'),
        ("hubs = []\nhubs = []", "x.toml", "line 2, column 10: no TOML: Cannot overwrite a value"),
        ('{"hubs": [], "hubs": []}', "", "no JSON that can be relied on: 'hubs' stands twice"),
        ('{"hubs": [NaN]}', "", "no JSON: NaN is no number"),
        ('{"a":' * 100_000, "", "it is nested too deeply"),
        ("[" * 3000 + "]" * 3000, "x.json", "it is nested too deeply"),
        ("", "x.json", "line 1, column 1: no JSON: Expecting value"),
        ('{"hubs": "\\ud800"}', "", "hubs: a list is needed, not '\\ud800'"),
    ],
)
async def test_what_cannot_be_read_is_told_with_its_line(plain_store, text, source, expected):
    (found,) = await mistakes(plain_store, text, source)
    assert found.startswith(expected)


async def test_the_error_is_for_reading_on_a_terminal(plain_store):
    async with plain_store.write("system") as unit:
        with pytest.raises(DocumentError) as refused:
            await load(unit, {"hbs": [], "themes": 5}, source="registry.toml")
    assert str(refused.value) == (
        "registry.toml has 2 mistakes; nothing was changed:\n"
        "  hbs: no such section — did you mean 'hubs'?\n"
        "  themes: a list is needed, not 5"
    )


async def test_a_document_may_refer_to_itself_and_to_what_is_there(filled):
    async with filled.write("system") as unit:
        await load(
            unit,
            {
                "networks": [
                    {"slug": "n", "name": "Net", "scale": "lokaal", "themes": ["nieuw", "wonen"]}
                ],
                "themes": [{"slug": "nieuw", "name": "Nieuw"}],
            },
        )
        assert (await unit.of(Network).get("n")).themes == ("nieuw", "wonen")


@pytest.mark.parametrize("text", ["", "# nothing\n", "{}", "\ufeff{}", '{"hubs": []}'])
async def test_an_empty_document_is_fine(plain_store, text):
    async with plain_store.write("system") as unit:
        assert (await load(unit, text)).total.added == 0


async def test_toml_may_use_its_own_dates(store):
    text = '[[members]]\nslug = "m"\nconsent = 2024-05-01T12:00:00+02:00\n'
    async with store.write("system") as unit:
        await load(unit, text)
        assert (await unit.of(Member).get("m")).consent.isoformat() == "2024-05-01T10:00:00+00:00"


async def test_text_is_written_for_people_to_read(filled):
    document = await dumped(filled)
    for text in (to_json(document), to_toml(document)):
        assert "PLeK Café" in text
        assert text.endswith("\n")
    assert json.loads(to_json(document)) == document
    assert tomllib.loads(to_toml(document)) == document
