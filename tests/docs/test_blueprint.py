"""What the administrator's page says of a blueprint holds."""

import re

import pytest

from graph_sync.model.blueprint import BUILT_IN, Blueprint, Section
from tests.docs.markdown import page

GUIDE = page("docs/administration.md")


def test_the_example_is_a_blueprint_and_does_what_is_said_of_it(tmp_path):
    (example,) = re.findall(r"^```toml\n(.*?)^```$", GUIDE.text, re.MULTILINE | re.DOTALL)
    own = tmp_path / "blueprint.toml"
    own.write_text(BUILT_IN.read_text("utf-8") + example, "utf-8")

    hubs = Blueprint.load(own).hubs

    twente, other = hubs.of("twente"), hubs.of("zeeland")
    assert [one.key for one in other.channels] == ["general", "kernteam", "agenda", "bijeenkomsten"]
    assert [one.key for one in twente.channels] == ["general", "kernteam", "agenda", "grondstoffen"]
    assert twente.channels[-1].kind == "private"
    assert other.welcome
    assert not twente.welcome


@pytest.mark.parametrize("setting", sorted({*Section.model_fields, "first", "tabs"}))
def test_each_setting_is_explained(setting):
    rows = [line.split("|")[1] for line in GUIDE.text.splitlines() if line.startswith("| ")]

    assert any(f"`{setting}`" in row for row in rows)
