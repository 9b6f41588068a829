"""A language is one entry, its texts and a fallback: tried with Frisian, in a copy."""

import ast

import pytest

from registry.core.vocabulary import Language
from tests.support.drill import Drill
from tests.support.programs import REPOSITORY

ENTRY = '    FRISIAN = "fy", "Frysk", "fy-NL", ("fries", "frisian")'
TEXTS = """\
language-title = Yn hokker taal sil ik dy antwurdzje?
language-chosen = Fan no ôf antwurdzje ik dy yn it Frysk.
help-title = Dit kin ik foar dy dwaan
welcome-in-this-language = Yn it Frysk
command-netwerken = netwurken, de netwurken
"""
PROGRAM = """
from appmanifest.package import package_files
from appmanifest.texts import TEXTS
from bot.app.menu import menu_commands
from bot.conversations import all_routes
from bot.conversations.general.languages import _names
from bot.dispatch.commands import CommandBook
from bot.settings import Settings
from cards.general.languages import languages_card, name_of
from cards.kit.translator import translator
from datetime import date
from registry.core.vocabulary import Language

t = translator("fy")
book = CommandBook(command for routes in all_routes() for command in routes.commands)
found = {name: book.find(name)[0].handler.__name__ for name in ("netwurken", "networks", "agenda")}
print({
    "own": t("help-title"),
    "fallback": t("help-command"),
    "date": t.day(date(2026, 11, 23)),
    "asked": [one.value for one in map(_names().get, ("fy", "frysk", "fries")) if one],
    "buttons": [one["title"] for one in languages_card(t)["actions"]],
    "unknown": t.listing([name_of(translator("nl"), one) for one in Language]),
    "found": found,
    "shown": book.find("networks")[0].called(Language("fy")),
    "menu": {len(one.texts) for one in menu_commands()},
    "package": sorted(TEXTS),
    "setting": Settings(language="fy", mode="local", _env_file=None).language,
})
"""


@pytest.mark.timeout(600)  # what it starts, a busy machine may take minutes for
def test_frisian_is_an_entry_and_a_file_of_texts(tmp_path):
    drill = Drill(tmp_path)
    drill.put_after(
        "registry/core/vocabulary.py", '    ENGLISH = "en", "English", "en-GB", ("eng",)', ENTRY
    )
    drill.write("cards/texts/fy/frysk.ftl", TEXTS)

    assert drill.run(PROGRAM) == {
        "own": "Dit kin ik foar dy dwaan",
        "fallback": "Laat zien wat ik voor je kan doen.",
        "date": "23 Novimber 2026",
        "asked": ["fy", "fy", "fy"],
        "buttons": ["Nederlands", "English", "Frysk"],
        "unknown": "Nederlands, Engels en Frysk",
        "found": {"netwurken": "search", "networks": "search", "agenda": "agenda"},
        "shown": ("netwurken", "de netwurken"),
        "menu": {3},
        "package": ["en", "nl"],
        "setting": "fy",
    }
    assert len(drill.touched) == 2


def named(path):
    """Each language that a module calls by its name, and what it takes a code for."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id == "Language" and node.attr in Language.__members__:
                yield node.attr
        elif isinstance(node, ast.Compare | ast.Subscript | ast.Dict):
            parts = ast.iter_child_nodes(node)
            yield from (
                one.value
                for one in parts
                if isinstance(one, ast.Constant) and one.value in list(Language)
            )


ON_PURPOSE = {
    "registry/core/vocabulary.py": "where the languages are",
    "registry/core/reference/theme.py": "a theme has an English name beside its own",
    "registry/core/reference/term.py": "so has a term, and an English meaning",
    "registry/faq/entry.py": "a question has its English words beside its own",
    "appmanifest/texts.py": "the texts for the app catalogue, by language",
    "bot/conversations/signals/query/query_lexicon.py": "words that are read, not said",
    "registry/core/dates/reader.py": "in English a month may precede its day",
    "bot/conversations/signals/query/query_parser.py": "says what can be typed, so as it is read",
}


def test_no_module_knows_which_languages_there_are():
    rooms = ("registry", "cards", "bot", "graph_sync", "appmanifest")
    modules = [path for room in rooms for path in (REPOSITORY / room).rglob("*.py")]
    found = {path.relative_to(REPOSITORY).as_posix() for path in modules if list(named(path))}

    assert found == set(ON_PURPOSE)
