"""The plan's content fits the nouns, holds together, and says what the plan says."""

import re
import tomllib
from importlib.resources import files

import pytest

from registry.core.entity import Entity
from registry.core.vocabulary import NATIONAL, HubFunction
from registry.store.entities import import_all

import_all()  # a noun has a section once its module is loaded

FILES = sorted(
    (item for item in files("registry.content").iterdir() if item.name.endswith(".toml")),
    key=lambda item: item.name,
)


def _content() -> dict[str, dict[str, Entity]]:
    content: dict[str, dict[str, Entity]] = {}
    for file in FILES:
        for section, rows in tomllib.loads(file.read_text(encoding="utf-8")).items():
            entities = [Entity.sections()[section].model_validate(row) for row in rows]
            content[section] = {entity.slug: entity for entity in entities}
            assert len(content[section]) == len(entities), f"{file.name}: a slug occurs twice"
    return content


CONTENT = _content()


@pytest.mark.parametrize("file", FILES, ids=lambda item: item.name)
def test_each_file_names_its_source_first(file):
    head = file.read_text(encoding="utf-8").partition("\n[[")[0]
    assert head.startswith("#")
    assert "meerjarenplan PLeK" in head
    assert "hoofdstuk" in head


@pytest.mark.parametrize("section", sorted(CONTENT))
def test_every_reference_exists(section):
    for entity in CONTENT[section].values():
        for field, target in entity.references.items():
            value = getattr(entity, field)
            for key in value if isinstance(value, tuple) else filter(None, (value,)):
                assert key in CONTENT[target], f"{section} {entity.slug}: {field} names {key}"


def test_themes_of_opgaven_exist():
    named = {
        theme
        for hub in CONTENT["hubs"].values()
        for challenge in hub.challenges
        for theme in challenge.themes
    }
    assert named
    assert named <= set(CONTENT["themes"])


def test_the_national_agenda_has_the_ten_questions_with_3a_to_3c():
    national = [one for one in CONTENT["questions"].values() if one.agenda == NATIONAL]
    numbers = [one.number for one in national]
    assert numbers == ["1", "2", "3", "3a", "3b", "3c", "4", "5", "6", "7", "8", "9", "10"]
    assert {one.number for one in national if one.parent == "nationaal-3"} == {"3a", "3b", "3c"}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("nationaal-1", "Waar zijn hiermee goede ervaringen opgedaan"),
        ("nationaal-3b", "Welke methoden hanteren regio's voor kennisprogrammering?"),
        ("nationaal-6", "waterkwaliteit, biodiversiteit, wonen en energie"),
        ("nationaal-8", "Wat ervaar je als meer geïntegreerd werkt"),
        ("nationaal-9", "een gezamenlijke database met kennis/leernetwerken? Wat willen we"),
        ("nationaal-10", "(o.a. rijksprogramma opgavegericht werken)"),
        ("twente-1", "(ver)dienmodellen"),
    ],
)
def test_questions_are_in_the_plans_words(key, words):
    assert words in CONTENT["questions"][key].text


def test_every_hub_agenda_belongs_to_a_hub():
    agendas = {one.agenda for one in CONTENT["questions"].values()} - {NATIONAL}
    assert agendas == set(CONTENT["hubs"]) == {"noordelijk-flevoland", "twente"}


def test_hubs_have_the_four_functions_and_three_opgaven():
    for hub in CONTENT["hubs"].values():
        assert [one.function for one in hub.functions] == list(HubFunction)
        assert len(hub.challenges) == 3
        assert len(hub.parties) >= 9


def test_networks_of_the_content_are_public_and_carry_no_people():
    for network in CONTENT["networks"].values():
        assert network.status == "published"
        assert not network.leads
        assert not network.contact


def test_the_teams_environment_of_october_2023_is_whole():
    groups = [*CONTENT["subgroups"].values(), *CONTENT["hubs"].values()]
    places = [one.workspace for one in [*groups, *CONTENT["networks"].values()] if one.workspace]
    assert {place.name: place.channels for place in places} == {
        "PLeK Café": ("Algemeen", "Helpdesk"),
        "PLeK Initiatiefgroep": ("Algemeen", "Bijeenkomsten"),
        "PLeK kernteam": ("Algemeen",),
        "PLeK Makers": (),
        "PLeK Aanjagers Kennisnetwerken": (),
        "PLeK Aanjagers Gebiedswerkplaatsen": (),
        "PLeK Beleidsmakers": (),
        "GW Noordelijk Flevoland": ("Algemeen", "Kernteam (organisatie bijeenkomsten)"),
        "KN Regionale Kennishubs": (),
        "PLeK Businesscase": (),
    }


def test_what_is_searched_has_everyday_words():
    for section in ("questions", "networks", "hubs", "themes"):
        for entity in CONTENT[section].values():
            assert len(entity.keywords) >= 6, f"{section} {entity.slug} has few keywords"


def test_no_reading_errors_of_the_scan_are_left():
    scars = re.compile("[\ufb00-\ufb06\u00ad]|\\w-\\n|efficién|oriénte|creér|ideeén")
    for file in FILES:
        found = scars.search(file.read_text(encoding="utf-8"))
        assert not found, f"{file.name}: {found}"


OCTOBER_2023 = {
    "PLeK Café": ("Algemeen", "Helpdesk"),
    "PLeK Initiatiefgroep": ("Algemeen", "Bijeenkomsten"),
    "PLeK kernteam": ("Algemeen",),
    "PLeK Makers": (),
    "PLeK Aanjagers Kennisnetwerken": (),
    "PLeK Aanjagers Gebiedswerkplaatsen": (),
    "PLeK Beleidsmakers": (),
    "GW Noordelijk Flevoland": ("Algemeen", "Kernteam (organisatie bijeenkomsten)"),
    "KN Regionale Kennishubs": (),
    "PLeK Businesscase": (),
}
"""Teams and channels of the plan's screenshot (domain page): each is somebody's place."""


def test_every_team_of_october_2023_is_somebodys_place_and_no_other_is():
    places = [
        entity.workspace
        for section in ("subgroups", "hubs", "networks")
        for entity in CONTENT[section].values()
        if entity.workspace is not None
    ]
    assert {one.name: one.channels for one in places} == OCTOBER_2023
    assert len(places) == len(OCTOBER_2023)
