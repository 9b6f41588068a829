import io
import json
import subprocess
import sys
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from appmanifest.check import problems
from appmanifest.errors import AppIdError, PackageError
from appmanifest.package import build, package_files
from appmanifest.permissions import ASKED
from appmanifest.settings import LOCAL_APP_ID, PackageSettings
from tests.appmanifest.conftest import package_settings
from tests.appmanifest.strategies import command, commands
from tests.support.examples import examples

HELP = command("help", "help me", "Wat ik kan", "What I can do")
AGENDA = command(
    "agenda", "the agenda", "De agenda", "The agenda", nl_prompt="agenda ", en_prompt="agenda "
)
LANGUAGE = command("taal en", "language nl", "Kies je taal", "Choose", slash=False)
COMMANDS = [HELP, AGENDA, LANGUAGE]


def unpacked(package):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def part(files, name):
    return json.loads(files[name])


def test_the_zip_holds_these_files_and_nothing_else(settings):
    assert list(unpacked(build(COMMANDS, settings))) == [
        "color.png",
        "en.json",
        "manifest.json",
        "nl.json",
        "outline.png",
    ]


def test_the_same_input_gives_the_same_bytes_whatever_the_time(settings, monkeypatch):
    first = build(COMMANDS, settings)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert build(COMMANDS, settings) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_manifest_of_plek(settings):
    manifest = part(package_files(COMMANDS, settings), "manifest.json")
    bot = manifest["bots"][0]
    assert manifest["manifestVersion"] == "1.29"
    assert manifest["id"] == bot["botId"] == "1a2b3c4d-0000-4000-8000-123456789abc"
    assert bot["scopes"] == ["personal", "team", "groupChat"]
    assert bot["supportsTargetedMessages"] is True
    assert manifest["supportsChannelFeatures"] == "tier1"
    assert manifest["defaultInstallScope"] == "team"
    assert manifest["validDomains"] == ["platformplek.nl"]
    assert manifest["developer"]["privacyUrl"] == "https://platformplek.nl/privacy"
    assert "configurableProperties" not in manifest


def test_slash_commands_are_for_channels_and_chats_and_starters_for_one_to_one(settings):
    lists = part(package_files(COMMANDS, settings), "manifest.json")["bots"][0]["commandLists"]
    seen = [
        (each["scopes"], each["triggers"], [line["title"] for line in each["commands"]])
        for each in lists
    ]
    assert seen == [
        (["personal"], ["mention"], ["help", "agenda", "taal en"]),
        (["team", "groupChat"], ["mention", "slash"], ["help", "agenda"]),
        (["team", "groupChat"], ["mention"], ["taal en"]),
    ]
    assert lists[0]["commands"][1] == {
        "title": "agenda",
        "description": "De agenda",
        "type": "prompt",
        "prompt": "agenda ",
    }
    assert "prompt" not in lists[1]["commands"][1]


def test_nothing_is_asked_of_a_team_owner(settings):
    manifest = part(package_files(COMMANDS, settings), "manifest.json")
    assert "authorization" not in manifest
    assert "webApplicationInfo" not in manifest


def test_a_permission_that_is_asked_goes_to_the_bots_own_application(settings, monkeypatch):
    monkeypatch.setitem(ASKED, "TeamMember.Read.Group", "to read who is in the team")
    files = package_files(COMMANDS, settings)
    manifest = part(files, "manifest.json")
    assert manifest["authorization"]["permissions"]["resourceSpecific"] == [
        {"name": "TeamMember.Read.Group", "type": "Application"}
    ]
    assert manifest["webApplicationInfo"]["id"] == manifest["id"]
    assert problems(files) == ()


def test_addresses_can_be_set(settings):
    chosen = settings.model_copy(
        update={"website": "https://plek.example/", "terms_url": "https://plek.example/terms"}
    )
    manifest = part(package_files(COMMANDS, chosen), "manifest.json")
    assert manifest["developer"]["privacyUrl"] == "https://plek.example/privacy"
    assert manifest["developer"]["termsOfUseUrl"] == "https://plek.example/terms"
    assert manifest["validDomains"] == ["plek.example"]


def test_settings_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("PLEK_APP_ID", " 1A2B3C4D-0000-4000-8000-123456789ABC ")
    monkeypatch.setenv("PLEK_DEVELOPER", "Kernteam PLeK")
    chosen = PackageSettings()
    assert chosen.bot_id == "1a2b3c4d-0000-4000-8000-123456789abc"
    assert chosen.developer == "Kernteam PLeK"


def test_building_needs_no_drawing_library():
    code = "import sys, appmanifest.package; sys.exit('PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert done.returncode == 0


def test_local_mode_needs_no_app_id_and_production_does():
    assert package_settings(mode="local", app_id="").bot_id == LOCAL_APP_ID
    with pytest.raises(AppIdError, match="PLEK_APP_ID is not set: set it to"):
        build(COMMANDS, package_settings(app_id=""))


@given(st.text(min_size=1).filter(str.strip), st.sampled_from(["local", "production"]))
def test_an_app_id_that_is_no_guid_is_named(app_id, mode):
    with pytest.raises(AppIdError) as caught:
        _ = package_settings(mode=mode, app_id=app_id).bot_id
    assert repr(app_id) in str(caught.value)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"developer": "x" * 33}, "developer.name: at most 32 characters, and this has 33"),
        ({"developer": "  "}, "developer.name: "),
        ({"website": "http://platformplek.nl"}, "developer.websiteUrl: "),
        ({"website": "https://[broken"}, "validDomains: ''"),
        ({"privacy_url": "platformplek.nl/privacy"}, "developer.privacyUrl: "),
    ],
)
def test_wrong_settings_are_refused_with_the_place(changed, told):
    with pytest.raises(PackageError) as caught:
        build(COMMANDS, package_settings(**changed))
    assert any(problem.startswith(told) for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ([command("t" * 129, "t", "d", "d")], "commands[0].title: at most 128 characters"),
        ([command("t", "t" * 129, "d", "d")], "en.json: bots[0].commandLists[0].commands[0].title"),
        ([command("t", "t", "d" * 4001, "d")], "commands[0].description: at most 4000"),
        ([command("t", "t", "d", "")], "en.json: "),
        ([command("t", "t", "d", "d", nl_prompt="p")], "is not translated"),
        ([HELP, command("Help ", "x", "d", "d")], "have the title 'help'"),
        ([HELP, command("x", "HELP ME", "d", "d")], "en.json: commandLists: 2 commands in scope"),
        (
            [command(f"{n}", f"{n}", "d", "d") for n in range(13)],
            "commands: at most 12, and there are 13",
        ),
        (
            [
                HELP,
                LANGUAGE,
                command("a", "a", "d", "d", ("team",)),
                command("b", "b", "d", "d", ("team",), slash=False),
            ],
            "bots[0].commandLists: at most 3, and there are 5",
        ),
    ],
)
def test_commands_that_teams_would_refuse(settings, wrong, told):
    with pytest.raises(PackageError) as caught:
        build(wrong, settings)
    assert told in str(caught.value)


@pytest.mark.node
@limits(deadline=None, max_examples=examples(60))
@given(commands())
def test_any_commands_within_the_limits_make_a_valid_package(
    settings, manifest_schema, language_schema, chosen
):
    files = unpacked(build(chosen, settings))
    assert not manifest_schema.errors(part(files, "manifest.json"))
    for name in ("nl.json", "en.json"):
        assert not language_schema.errors(part(files, name))


@limits(deadline=None, max_examples=examples(60))
@given(commands())
def test_every_command_is_offered_where_it_belongs_in_both_languages(settings, chosen):
    files = unpacked(build(chosen, settings))
    lists = part(files, "manifest.json")["bots"][0]["commandLists"]
    strings = {"nl": part(files, "nl.json"), "en": part(files, "en.json")}
    offered = set()
    for place, each in enumerate(lists):
        for number, line in enumerate(each["commands"]):
            key = f"bots[0].commandLists[{place}].commands[{number}].title"
            assert strings["nl"][key] == line["title"]
            offered |= {
                (strings["nl"][key], strings["en"][key], scope, "slash" in each["triggers"])
                for scope in each["scopes"]
            }
    assert offered == {
        (each.texts["nl"].title, each.texts["en"].title, scope, each.slash and scope != "personal")
        for each in chosen
        for scope in each.scopes
    }
    assert not problems(files)
