"""The package as `plek manifest build` writes it: read back from the zip, with the bot's commands.

Made-up commands would not show that the bot's own words and the package's differ.
"""

import json
import zipfile

import pytest
from click.testing import CliRunner

from appmanifest.check import problems
from appmanifest.command import SCOPES, Command, CommandTexts
from bot.app.menu import MOST, _menu_scope, menu_commands
from bot.cli.main import main
from bot.conversations import all_routes
from bot.dispatch.commands import CommandBook
from bot.dispatch.turn import Scope
from graph_sync.graph import calls
from registry.core.vocabulary import COMPLETE

APP_ID = "1a2b3c4d-0000-4000-8000-123456789abc"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    out = tmp_path_factory.mktemp("package") / "plek-teams.zip"
    env = {"PLEK_APP_ID": APP_ID, "PLEK_MODE": "production"}
    done = CliRunner().invoke(main, ["manifest", "build", "--out", str(out)], env=env)
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def manifest(files):
    return json.loads(files["manifest.json"])


def test_what_is_built_breaks_no_rule(files):
    assert problems(files) == ()


def test_each_scope_of_the_bot_has_commands(manifest):
    bot = manifest["bots"][0]
    offered = {
        scope: [line["title"] for each in lists for line in each["commands"]]
        for scope in bot["scopes"]
        if (lists := [one for one in bot["commandLists"] if scope in one["scopes"]])
    }
    assert set(offered) == {"personal", "team", "groupChat"}
    for titles in offered.values():
        assert "help" in titles
        assert len(titles) == MOST


def test_a_slash_in_a_channel_offers_commands(manifest):
    slashes = {
        scope
        for each in manifest["bots"][0]["commandLists"]
        if "slash" in each["triggers"]
        for scope in each["scopes"]
    }
    assert slashes == {"team", "groupChat"}


@pytest.mark.parametrize("language", COMPLETE)
def test_every_title_of_the_menu_is_understood_by_the_bot(files, language):
    book = CommandBook(command for routes in all_routes() for command in routes.commands)
    texts = json.loads(files[f"{language.value}.json"])
    titles = [text for key, text in texts.items() if ".commands[" in key and ".title" in key]
    typed = [one for one in titles if not one.startswith(("Signaleren", "Raise a signal"))]
    assert typed
    for title in typed:
        found = book.find(title)
        assert found is not None, title
        assert found[1] == "", f"{title!r} is a command with words behind it"


def test_the_actions_of_the_package_are_verbs_of_the_bot(manifest):
    verbs = {verb for routes in all_routes() for verb in routes.verbs}
    actions = [one["id"] for each in manifest["composeExtensions"] for one in each["commands"]]
    assert actions
    assert set(actions) <= verbs


@pytest.mark.node
def test_it_holds_to_microsofts_schemas(files, manifest, manifest_schema, language_schema):
    assert not manifest_schema.errors(manifest)
    for language in COMPLETE:
        assert not language_schema.errors(json.loads(files[f"{language.value}.json"]))


def test_every_scope_of_a_conversation_has_a_word_of_the_package():
    assert sorted(map(_menu_scope, Scope)) == sorted(SCOPES)
    assert all(set(one.scopes) <= set(SCOPES) for one in menu_commands())


def test_a_word_for_a_scope_that_is_not_the_packages_is_refused():
    texts = {"nl": CommandTexts("help", "hulp"), "en": CommandTexts("help", "help")}
    with pytest.raises(ValueError, match=r"'channel' is no scope .* personal, team, groupChat"):
        Command(texts, scopes=("channel",))


def test_the_bots_own_installation_consents_to_what_the_package_asks(manifest):
    asked = manifest.get("authorization", {}).get("permissions", {}).get("resourceSpecific", [])
    consented = calls.install_app("team", "app").body.get("consentedPermissionSet", {})
    given = consented.get("resourceSpecificPermissions", [])
    assert {(one["name"], one["type"].casefold()) for one in asked} == {
        (one["permissionValue"], one["permissionType"].casefold()) for one in given
    }
