import pytest

from graph_sync.model.blueprint import BUILT_IN, Blueprint, BlueprintError
from graph_sync.model.blueprint_words import RULES

WHOLE = """
[subgroups]
places = "workspace"
team = "{name}"
members = ["group"]
private = ["team"]

[hubs]
places = "all"
team = "GW {name}"
members = ["group"]
private = ["team"]

[networks]
places = "none"
team = "KN {name}"
members = ["leads"]
private = ["leads"]
"""


def faults(text):
    with pytest.raises(BlueprintError) as error:
        Blueprint.parse(text)
    return [str(one) for one in error.value.problems]


def with_hub(lines):
    return WHOLE.replace('team = "GW {name}"\n', f'team = "GW {{name}}"\n{lines}\n')


def test_the_built_in_one_gives_a_hub_what_the_plan_wants():
    hubs = Blueprint.load(None).hubs
    assert [(one.key, one.kind) for one in hubs.channels] == [
        ("general", "standard"),
        ("kernteam", "private"),
        ("agenda", "standard"),
        ("bijeenkomsten", "standard"),
    ]
    assert hubs.welcome
    assert hubs.bot
    assert [one.url for one in hubs.channels[2].tabs] == ["https://platformplek.nl/"]


def test_what_stands_at_its_top_names_every_rule_and_setting():
    text = BUILT_IN.read_text(encoding="utf-8")
    head = text[: text.index("first = ")]
    settings = ("places", "team", "known_as", "description", "members", "private", "bot", "welcome")
    for word in (*RULES, *settings, "channels", "overrides", "without", "tabs", "role:ROLE"):
        assert word in head, word


def test_another_file_takes_its_place_as_a_whole(tmp_path):
    file = tmp_path / "eigen.toml"
    file.write_text(WHOLE, encoding="utf-8")
    assert Blueprint.load(file).hubs.channels == ()


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_can_not_be_read_is_said_with_its_name(tmp_path, content):
    file = tmp_path / "eigen.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BlueprintError, match=r"eigen\.toml has 1 fault.*\n.*can't be read"):
        Blueprint.load(file)


def test_what_is_no_toml_is_said_with_its_line():
    assert faults("[hubs\n") == [
        "line 1, column 6: no TOML: Expected ']' at the end of a table declaration"
    ]


def test_all_faults_are_named_at_once_by_place_with_what_was_meant():
    found = faults(
        """
        first = 3
        [subgroups]
        places = "workspaces"
        team = "{naam}"
        members = ["grop", "role:kernteem"]
        private = []
        [[subgroups.channels]]
        key = "General"
        name = "a/b"
        kinde = "private"
        [hubs]
        places = "all"
        team = "GW {name}"
        members = []
        private = ["team"]
        welcome = "yes"
        [hubs.overrides.twente]
        bott = true
        """
    )
    assert [one.partition(": ")[0] for one in found] == [
        "first",
        "subgroups.places",
        "subgroups.team",
        "subgroups.members[0]",
        "subgroups.members[1]",
        "subgroups.private",
        "subgroups.channels[0].key",
        "subgroups.channels[0].name",
        "subgroups.channels[0].kinde",
        "hubs.welcome",
        "hubs.overrides.twente.bott",
        "networks",
    ]
    whole = "\n".join(found)
    for meant in ("'workspace'?", "'group'?", "'kernteam'?", "'kind'?", "'bot'?", "'a - b' can be"):
        assert meant in whole, meant
    assert "only {name} can be filled in" in whole


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ('description = "{name.__class__}"', "only {name} can be filled in"),
        ('description = "{name!r}"', "only {name} can be filled in"),
        ('description = "{name:>99}"', "only {name} can be filled in"),
        ('description = "een { alleen"', "a { or } stands alone"),
        ('channels = [{key = "x", name = "Aap", kind = "private"}]', "needs `members`"),
        ('channels = [{key = "x", name = "Aap", members = ["team"]}]', "leave `members` out"),
        (
            'channels = [{key = "general", name = "Aap", kind = "private", members = ["team"]}]',
            "never private",
        ),
        ('channels = [{key = "app", name = "Aap"}]', "means something else"),
        ('channels = [{key = "x", name = "Aap"}, {key = "y", name = "AAP"}]', "two channels"),
        ('channels = [{key = "x", name = "Aap"}, {key = "x", name = "Beer"}]', "two channels"),
        ('channels = [{key = "x", name = "Aap", kind = "shared"}]', "'shared' is not one of"),
        (
            'channels = [{key = "x", name = "Aap", tabs = [{key = "t", name = "T", url = "http://x"}]}]',
            "begins with https://",
        ),
        (
            'channels = [{key = "x", name = "Aap", tabs = [{key = "t", name = "T", url = "https://{name}"}]}]',
            "only {slug} can be filled in",
        ),
        ('overrides = {twente = {without = ["agenda"]}}', "no channel 'agenda' to omit"),
    ],
)
def test_what_can_not_be_is_refused(lines, fault):
    [found] = faults(with_hub(lines))
    assert fault in found


@pytest.mark.parametrize(("section", "rule"), [("subgroups", "leads"), ("networks", "group")])
def test_a_rule_that_is_about_nobody_is_refused(section, rule):
    head = f"[{section}]\n"
    text = WHOLE.replace(head, f'{head}overrides = {{x = {{members = ["{rule}"]}}}}\n')
    [found] = faults(text)
    assert found == f"{section}: the rule {rule!r} would be about nobody: these have none"


def test_one_thing_can_be_different():
    blueprint = Blueprint.parse(
        WHOLE
        + """
[[hubs.channels]]
key = "a"
name = "Aap"
[[hubs.channels]]
key = "b"
name = "Beer"
[hubs.overrides.twente]
welcome = true
without = ["a"]
channels = [{key = "b", name = "Bever"}, {key = "c", name = "Cavia"}]
"""
    )
    twente, other = blueprint.hubs.of("twente"), blueprint.hubs.of("zeeland")
    assert [one.name for one in twente.channels] == ["Bever", "Cavia"]
    assert [one.name for one in other.channels] == ["Aap", "Beer"]
    assert (twente.welcome, other.welcome) == (True, False)
    assert twente.members == ("group",)
