"""The command `plek`: what goes wrong is one clear line and an exit status, never a traceback."""

import io
import json
import socket
import sys
import zipfile

import click
import pytest
from click.testing import CliRunner

from bot.cli.main import main
from registry.core.errors import Failure, RegistryError
from tests.support.ports import free_port

APP_ID = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
def plek(tmp_path, monkeypatch):
    """Run `plek WORDS` in a folder of its own, with settings as they are given."""
    monkeypatch.chdir(tmp_path)

    def run(*words, **settings):
        environment = {f"PLEK_{name.upper()}": value for name, value in settings.items()}
        return CliRunner().invoke(main, list(words), env=environment, prog_name="plek")

    return run


def one_line(result):
    """What was complained about, once it has been seen to be a line, with exit status 1."""
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit), "no traceback"
    assert result.stdout == "", "complaints are no output"
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("Error: ")
    return lines[0]


def test_without_words_it_says_what_it_can(plek):
    result = plek()

    assert result.exit_code == 2
    assert {"serve", "up", "registry", "manifest"} <= set(result.output.split())


@pytest.mark.parametrize(
    "words", [["lood"], ["registry", "lood"], ["serve", "--fast"], ["registry", "load"]], ids=str
)
def test_a_command_typed_wrong_gets_its_usage(plek, words):
    result = plek(*words)

    assert result.exit_code == 2
    assert "Usage: plek" in result.stderr


def test_production_without_credentials_is_refused_in_a_line(plek):
    told = one_line(plek("serve"))

    assert "PLEK_APP_ID" in told
    assert "PLEK_MODE=local" in told


def test_local_on_an_open_address_is_refused_in_a_line(plek):
    assert "10.1.2.3" in one_line(plek("serve", mode="local", host="10.1.2.3"))


def test_up_is_local_whatever_the_mode_says(plek):
    told = one_line(
        plek("up", "--no-playground", mode="production", host="10.1.2.3", log_level="info")
    )

    assert "PLEK_MODE=local listens on this machine only" in told


@pytest.mark.parametrize("words", [["sandbox"], ["up", "--no-playground"]], ids=str)
def test_without_the_local_graph_it_says_what_adds_it(plek, monkeypatch, words):
    monkeypatch.setitem(sys.modules, "graph_sync.sandbox.serve", None)
    monkeypatch.delitem(sys.modules, "bot.local.sandbox", raising=False)
    told = one_line(plek(*words, port="0"))

    assert "pip install 'plek[sandbox]'" in told


@pytest.mark.parametrize(
    ("name", "value"), [("port", "99999"), ("language", "fr"), ("log_level", "loud")]
)
def test_a_wrong_setting_is_named(plek, name, value):
    told = one_line(plek("serve", mode="local", **{name: value}))

    assert f"PLEK_{name.upper()}: " in told


def test_each_wrong_setting_has_its_line(plek):
    result = plek("serve", mode="local", port="99999", language="fr")

    lines = result.stderr.strip().splitlines()
    assert [line.split(":")[-3].split()[-1] for line in lines] == ["PLEK_LANGUAGE", "PLEK_PORT"]


@pytest.mark.parametrize("kind", [RegistryError, Failure, OSError])
def test_what_is_refused_or_fails_is_a_line(plek, monkeypatch, kind):
    @click.command()
    def refused():
        raise kind("no network is called 'x'")

    monkeypatch.setitem(main.commands, "refused", refused)

    assert one_line(plek("refused")) == "Error: no network is called 'x'"


def test_a_fault_of_ours_keeps_its_traceback(plek, monkeypatch):
    @click.command()
    def broken():
        raise ZeroDivisionError

    monkeypatch.setitem(main.commands, "broken", broken)

    assert isinstance(plek("broken").exception, ZeroDivisionError)


class TestManifest:
    def test_the_package_is_written_where_one_says(self, plek, tmp_path):
        result = plek("manifest", "build", "--out", "app.zip", app_id=APP_ID)

        assert result.exit_code == 0, result.output
        assert "app.zip" in result.stdout
        package = zipfile.ZipFile(io.BytesIO((tmp_path / "app.zip").read_bytes()))
        assert json.loads(package.read("manifest.json"))["bots"][0]["botId"] == APP_ID

    def test_an_app_id_that_is_none_is_refused_with_its_value(self, plek, tmp_path):
        result = plek("manifest", "build", app_id="plek")

        assert result.exit_code == 1
        assert "'plek'" in result.stderr
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_is_not_there_is_told(self, plek):
        told = one_line(plek("manifest", "build", "--out", "no/app.zip", app_id=APP_ID))

        assert "no/app.zip" in told

    def test_no_secret_is_needed(self, plek):
        assert plek("manifest", "build", mode="local").exit_code == 0


class TestRegistry:
    @pytest.mark.parametrize("form", ["--json", "--toml"])
    def test_what_was_dumped_loads_and_changes_nothing(self, plek, form):
        assert plek("registry", "dump", form, "--out", "all").exit_code == 0

        result = plek("registry", "load", "all", "--json")

        assert result.exit_code == 0, result.output
        counts = json.loads(result.stdout)
        assert counts["questions"]["unchanged"] > 10
        assert not any(one["added"] or one["changed"] for one in counts.values())

    def test_a_dump_is_json_and_nothing_else(self, plek):
        document = json.loads(plek("registry", "dump").stdout)

        sections = {"hubs", "subgroups", "networks", "organisations", "members", "questions"}
        assert sections | {"signals"} <= document.keys()
        assert {one["slug"] for one in document["hubs"]} >= {"twente", "noordelijk-flevoland"}

    def test_loading_says_what_it_did(self, plek, tmp_path):
        content = json.loads(plek("registry", "dump").stdout)
        theme = content["themes"][0] | {"slug": "heel-nieuw", "name": "Heel nieuw"}
        (tmp_path / "new.json").write_text(json.dumps({"themes": [theme]}))

        result = plek("registry", "load", "new.json")

        assert result.exit_code == 0, result.output
        assert "themes: 1 added" in result.stdout

    @pytest.mark.parametrize(
        ("content", "place"),
        [
            (b'{"hubs": [{"name": 3}]}', "hubs[0].name"),
            (b'{"hubs": [}', "line 1, column 11"),
            (b'{"hups": []}', "hups"),
            (b"\xff\xfe{}", "UTF-8"),
            (b"[" * 100_000, "bad.json"),
            (b"", "bad.json"),
        ],
        ids=["wrong type", "no json", "no section", "no utf-8", "too deep", "empty"],
    )
    def test_a_file_with_mistakes_is_refused_by_place_and_changes_nothing(
        self, plek, tmp_path, content, place
    ):
        (tmp_path / "bad.json").write_bytes(content)
        before = plek("registry", "dump").stdout

        result = plek("registry", "load", "bad.json")

        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit), result.exception
        assert place in result.stderr
        assert plek("registry", "dump").stdout == before

    def test_toml_is_read_by_its_ending(self, plek, tmp_path):
        (tmp_path / "bad.toml").write_text("[[hubs]]\nname = 3\n")

        assert "hubs[0].name" in plek("registry", "load", "bad.toml").stderr

    def test_a_file_that_is_not_there_is_told(self, plek):
        result = plek("registry", "load", "nowhere.json")

        assert result.exit_code == 2
        assert "'nowhere.json' does not exist" in result.stderr

    @pytest.mark.parametrize(
        ("url", "told"),
        [
            ("mysql://x", "PLEK_DATABASE_URL"),
            ("sqlite:///none/of/this/plek.db", "none/of/this"),
            ("postgresql://x@127.0.0.1:{port}/x", "PostgreSQL can't be reached"),
        ],
    )
    def test_a_database_that_cannot_be_used_is_a_line(self, plek, tmp_path, url, told):
        (tmp_path / "none").write_text("a file where a folder should be")

        assert told in one_line(plek("registry", "dump", database_url=url.format(port=free_port())))

    def test_a_broken_database_file_says_what_to_do(self, plek, tmp_path):
        (tmp_path / ".plek").mkdir()
        (tmp_path / ".plek" / "plek.db").write_bytes(b"no database, but long enough " * 50)

        assert "backup" in one_line(plek("registry", "dump"))


class TestPeople:
    PERSON = "a3f1c0de-0000-4000-8000-000000000109"

    def seats(self, plek):
        seats = json.loads(plek("registry", "dump").stdout)["memberships"]
        return {(one["member"], one["group"]): one for one in seats}

    def test_somebody_gets_a_place_and_loses_it(self, plek):
        assert plek("registry", "appoint", self.PERSON.upper(), "kernteam").exit_code == 0
        assert self.seats(plek)[self.PERSON, "kernteam"]["role"] == "kernteam"

        assert plek("registry", "dismiss", self.PERSON, "kernteam").exit_code == 0
        assert self.seats(plek) == {}

    def test_a_second_time_changes_what_they_may(self, plek):
        plek("registry", "appoint", self.PERSON, "twente")
        plek("registry", "appoint", self.PERSON, "twente", "--profile", "verbinder")

        assert self.seats(plek)[self.PERSON, "twente"]["profile"] == "verbinder"
        assert len(self.seats(plek)) == 1

    @pytest.mark.parametrize("person", ["x", "sanne@platformplek.example", "", "a3f1c0de"])
    def test_what_is_no_object_id_makes_no_member(self, plek, person):
        result = plek("registry", "appoint", person, "kernteam")

        assert result.exit_code == 2
        assert repr(person) in result.stderr
        assert self.seats(plek) == {}

    @pytest.mark.parametrize("option", ["--role", "--profile"])
    def test_a_role_that_is_none_is_told_with_those_there_are(self, plek, option):
        result = plek("registry", "appoint", self.PERSON, "twente", option, "koning")

        assert result.exit_code == 2
        assert "'koning' is none of" in result.stderr

    def test_a_group_that_is_not_there_is_told(self, plek):
        assert "'nowhere'" in one_line(plek("registry", "appoint", self.PERSON, "nowhere"))

    def members(self, plek):
        members = json.loads(plek("registry", "dump").stdout)["members"]
        return {one["slug"]: one["status"] for one in members}

    def test_somebody_leaves_and_comes_back(self, plek):
        plek("registry", "appoint", self.PERSON, "twente")
        for _ in range(2):
            assert "registry back" in plek("registry", "left", self.PERSON.upper()).stdout
        assert self.members(plek)[self.PERSON] == "left"
        assert self.seats(plek).keys() == {(self.PERSON, "twente")}

        for _ in range(2):
            assert plek("registry", "back", self.PERSON).exit_code == 0
        assert self.members(plek)[self.PERSON] == "new"

    @pytest.mark.parametrize("command", ["left", "back"])
    def test_who_is_not_known_is_said(self, plek, command):
        assert self.PERSON in one_line(plek("registry", command, self.PERSON))

    def test_who_has_no_place_cannot_lose_it(self, plek):
        assert self.PERSON in one_line(plek("registry", "dismiss", self.PERSON, "kernteam"))


class TestDoctor:
    def test_it_says_how_everything_stands(self, plek):
        result = plek("doctor", mode="local")

        assert result.exit_code == 0, result.output
        assert "registry: open" in result.stdout
        assert "channel kernteam: none: nobody said which one it is" in result.stdout

    def test_a_program_can_read_it(self, plek):
        findings = json.loads(plek("doctor", "--json", mode="local").stdout)

        assert {"about", "verdict", "says", "advice"} == findings[0].keys()

    def test_what_is_bad_shows_in_the_exit_status(self, plek, tmp_path):
        (tmp_path / "plek.db").write_bytes(b"no database, but long enough " * 50)

        result = plek("doctor", "--json", mode="local", database_url="sqlite:///plek.db")

        found = {one["about"]: one["verdict"] for one in json.loads(result.stdout)}
        assert found["registry"] == "bad"
        assert result.exit_code == 1


def test_a_port_that_is_taken_says_how_to_choose_another(plek):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])

        told = one_line(plek("up", "--no-playground", port=port, log_level="warning"))
        served = one_line(plek("serve", mode="local", port=port))

    assert port in told
    assert "PLEK_PORT=" in told
    assert port in served
