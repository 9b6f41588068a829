"""Each rule has an example that breaks it, and the whole package breaks no rule."""

import copy
import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appmanifest import rules
from appmanifest.check import problems
from appmanifest.model import Manifest
from appmanifest.package import package_files
from appmanifest.permissions import ASKED
from appmanifest.png import png_head
from tests.appmanifest.test_package import COMMANDS


@pytest.fixture(scope="module")
def files(settings):
    """A package that asks for a permission as well, so that there is something to get wrong."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ASKED, "TeamMember.Read.Group", "to read who is in the team")
        return package_files(COMMANDS, settings)


def changed(files, *steps, value):
    """The same package with one value of the manifest replaced, or taken out."""
    manifest = json.loads(files["manifest.json"])
    target = manifest
    for step in steps[:-1]:
        target = target[step]
    if value is None:
        del target[steps[-1]]
    else:
        target[steps[-1]] = copy.deepcopy(value)
    return files | {"manifest.json": json.dumps(manifest).encode()}


BOT = ("bots", 0)
LISTS = (*BOT, "commandLists")
ACTIONS = ("composeExtensions", 0)
COMMAND = (*ACTIONS, "commands", 0)
SIGNAL = {"id": "a", "type": "action", "title": "b", "description": "c", "context": ["message"]}
TWICE = [SIGNAL | {"fetchTask": True}] * 2
RSC = ("authorization", "permissions", "resourceSpecific")
READ = {"name": "TeamMember.Read.Group", "type": "Application"}

BROKEN = [
    ("schema_of_version", ["$schema"], "https://developer.microsoft.com/v1.28/x", "1.29"),
    ("channel_features", ["supportsChannelFeatures"], None, 'must be "tier1"'),
    ("channel_features", ["supportedChannelTypes"], ["privateChannels"], "is refused from 1.25"),
    ("targeted_messages", [*BOT, "supportsTargetedMessages"], False, "must be true"),
    ("targeted_messages", ["manifestVersion"], "1.28", "use 1.29"),
    ("list_scopes", [*BOT, "scopes"], ["team", "groupChat"], "no scope 'personal'"),
    ("list_scopes", [*LISTS, 0, "scopes"], ["personal", "personal"], "a scope is named twice"),
    ("list_scopes", [*LISTS, 0, "triggers"], ["mention", "mention"], "trigger is named twice"),
    ("scopes_with_a_list", [*LISTS, 0, "scopes"], ["groupChat"], "scope 'personal', so"),
    ("scopes_with_a_list", LISTS, [], "scope 'team', so it has no menu"),
    ("unique_titles", [*LISTS, 0, "commands", 0, "title"], " AGENDA", "the title 'agenda'"),
    ("prompts", [*LISTS, 0, "commands", 1, "prompt"], None, "type is 'prompt'"),
    ("prompts", [*LISTS, 0, "commands", 1, "type"], "basic", "type is not 'prompt'"),
    ("consent", RSC, [READ, READ], "is asked for 2 times"),
    ("consent", [*RSC, 0, "type"], "Delegated", "is Delegated"),
    ("consent", [*RSC, 0, "name"], "TeamMember.ReadWrite.All", "is not a permission"),
    ("consent", [*BOT, "scopes"], ["personal", "groupChat"], "no scope 'team'"),
    ("consent", ["webApplicationInfo"], None, "needs an id and a resource"),
    ("consent", ["webApplicationInfo", "resource"], None, "needs an id and a resource"),
    ("consent", ["webApplicationInfo", "id"], "1" * 8 + "-1111" * 3 + "-" + "1" * 12, "bot's id"),
    ("actions", [*ACTIONS, "botId"], "1" * 8 + "-1111" * 3 + "-" + "1" * 12, "would hear nothing"),
    ("actions", [*COMMAND, "fetchTask"], False, "must be true"),
    ("actions", [*COMMAND, "context"], ["message", "message"], "a place is named twice"),
    ("actions", [*ACTIONS, "commands"], TWICE, "2 have the id 'a'"),
    ("actions", [*ACTIONS, "commands"], TWICE, "2 have the title 'b'"),
    ("domains", ["validDomains"], ["https://platformplek.nl"], "must be a host name"),
    ("domains", ["validDomains"], ["*.nl"], "must be a host name"),
    ("domains", ["validDomains"], ["platformplek.nl/pad"], "must be a host name"),
    ("install_scope", [*BOT, "scopes"], ["personal"], "is not a scope of the bot"),
    ("language_tags", ["localizationInfo", "defaultLanguageTag"], "EN", "is there 2 times"),
]


@pytest.mark.parametrize(("rule", "place", "value", "told"), BROKEN)
def test_a_package_that_breaks_a_rule_is_told_so(files, rule, place, value, told):
    broken = changed(files, *place, value=value)
    said = [*getattr(rules, rule)(Manifest.model_validate_json(broken["manifest.json"]))]
    assert any(told in problem for problem in said)
    assert set(said) <= set(problems(broken))


def test_a_chat_permission_needs_the_chat_scope(files):
    chat = [{"name": "ChatMember.Read.Chat", "type": "Application"}]
    asked = changed(files, *RSC, value=chat)
    assert not problems(asked)
    alone = changed(asked, *BOT, "scopes", value=["personal", "team"])
    assert any("for chats" in problem for problem in problems(alone))


def test_every_rule_has_an_example_that_breaks_it():
    assert {name for name, *_ in BROKEN} == {rule.__name__ for rule in rules.RULES}


def test_what_is_built_breaks_no_rule(files):
    assert problems(files) == ()


@pytest.mark.node
def test_the_schema_alone_would_let_these_through(files, manifest_schema):
    untiered = changed(files, "supportsChannelFeatures", value=None)
    unknown = changed(files, *RSC, 0, "name", value="TeamMember.Invite.Group")
    for package in (untiered, unknown):
        assert not manifest_schema.errors(json.loads(package["manifest.json"]))
        assert problems(package)


@pytest.mark.node
def test_the_schema_refuses_what_is_not_of_1_29(files, manifest_schema):
    for place, value in (
        (["manifestVersion"], "1.28"),
        ([*LISTS, 0, "commands", 0, "triggers"], ["slash"]),
    ):
        package = changed(files, *place, value=value)
        assert manifest_schema.errors(json.loads(package["manifest.json"]))
        assert problems(package)


def test_older_manifests_need_no_tier_as_the_server_asks_it_from_1_25_on(files):
    manifest = json.loads(files["manifest.json"])
    manifest["manifestVersion"] = "1.24"
    del manifest["supportsChannelFeatures"]
    older = Manifest.model_validate_json(json.dumps(manifest))
    assert not [*rules.channel_features(older)]


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (["developer", "name"], "x" * 33, "developer.name: at most 32 characters"),
        (["name", "short"], "x" * 31, "name.short: at most 30 characters"),
        (["name", "full"], "x" * 101, "name.full: at most 100 characters"),
        (["description", "short"], "x" * 81, "description.short: at most 80 characters"),
        (["description", "full"], "x" * 4001, "description.full: at most 4000 characters"),
        (["version"], "1.0", "version: "),
        (["version"], "01.0.0", "version: "),
        (["id"], "plek", "id: "),
        (["accentColor"], "green", "accentColor: "),
        (["icons"], None, "icons: is missing"),
        (["staticTabs"], [], "staticTabs: is not a key"),
        (["bots"], [], "bots: at least 1 is needed"),
        (["bots"], "plek", "bots: "),
        ([*LISTS, 0, "commands", 0, "triggers"], ["slash"], "commands[0].triggers: is not a key"),
        ([*LISTS, 0, "commands"], [], "commandLists[0].commands: at least 1 is needed"),
    ],
)
def test_a_manifest_outside_the_schema_is_refused_with_the_place(files, place, value, told):
    assert any(told in problem for problem in problems(changed(files, *place, value=value)))


def strings(files, name, **texts):
    content = json.loads(files[name]) | texts
    return files | {name: json.dumps({k: v for k, v in content.items() if v is not None}).encode()}


TITLE = "bots[0].commandLists[0].commands[0].title"


@pytest.mark.parametrize(
    ("name", "texts", "told"),
    [
        ("en.json", {"bots[0].commandLists[7].commands[0].title": "x"}, "is not a text of"),
        ("en.json", {"version": "2.0.0"}, "'version' is not a text of the manifest"),
        ("en.json", {TITLE: None}, f"en.json: '{TITLE}' is not translated"),
        ("en.json", {"name.full": None}, "'name.full' is not translated"),
        ("en.json", {TITLE: "x" * 129}, f"en.json: {TITLE}: at most 128 characters"),
        ("en.json", {TITLE: 3}, f"en.json: {TITLE}: "),
        ("en.json", {TITLE: "The Agenda"}, "en.json: commandLists: 2 commands"),
        ("nl.json", {TITLE: "hulp"}, "nl.json differs from the manifest"),
    ],
)
def test_a_language_file_must_fit_the_manifest(files, name, texts, told):
    assert any(told in problem for problem in problems(strings(files, name, **texts)))


def test_a_problem_of_the_manifest_is_told_once(files):
    said = problems(changed(files, "supportsChannelFeatures", value=None))
    assert len(said) == 1


def png(width, height, colour=6):
    head = struct.pack(">IIBB", width, height, 8, colour)
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + head


@pytest.mark.parametrize(
    ("files_changed", "told"),
    [
        ({"color.png": png(96, 96)}, "color.png is 96 by 96 pixels and must be 192 by 192"),
        ({"outline.png": png(32, 33)}, "outline.png is 32 by 33 pixels and must be 32 by 32"),
        ({"outline.png": png(32, 32, colour=2)}, "outline.png must be white on transparent"),
        ({"color.png": b"GIF89a"}, "color.png is not a PNG file"),
        ({"color.png": b"x" * 200}, "color.png is not a PNG file"),
        ({"notes.txt": b""}, "notes.txt is in the package and is not named"),
        ({"en.json": b"{"}, "en.json: en.json is not JSON"),
        ({"nl.json": b"[]"}, "nl.json: nl.json must be a JSON object"),
        ({"manifest.json": b"\xff"}, "manifest.json is not JSON in UTF-8"),
        ({"manifest.json": b"[]"}, "manifest.json must be a JSON object"),
    ],
)
def test_files_that_teams_would_refuse(files, files_changed, told):
    assert any(problem.startswith(told) for problem in problems(files | files_changed))


@pytest.mark.parametrize(
    "name", ["manifest.json", "color.png", "outline.png", "en.json", "nl.json"]
)
def test_a_missing_file_is_named(files, name):
    left = {key: content for key, content in files.items() if key != name}
    assert any(problem.startswith(f"{name} is ") for problem in problems(left))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.data())
def test_whatever_stands_in_the_manifest_there_is_an_answer(files, data):
    manifest = json.loads(files["manifest.json"])
    manifest[data.draw(st.sampled_from(sorted(manifest)))] = data.draw(json_values)
    said = problems(files | {"manifest.json": json.dumps(manifest).encode()})
    assert all(isinstance(problem, str) and problem for problem in said)


@given(st.binary(max_size=60))
def test_reading_a_png_head_never_fails(content):
    assert png_head(content) is None or content.startswith(b"\x89PNG")
