"""One function makes text plain, and nothing else strips or normalises signs for itself."""

import re

import pytest

from tests.support.programs import REPOSITORY

ROOMS = ("registry", "cards", "graph_sync", "bot", "appmanifest")
MODULES = sorted(
    path
    for room in ROOMS
    for path in (REPOSITORY / room).rglob("*.py")
    if "sandbox" not in path.parts
)
FOR_ITSELF = re.compile(
    r"unicodedata|\\x00-|\\xa0|\\xad|\\u00a0|\\u00ad|\\u20[0256]|\\ufe0|\\ufeff|\\u[dD][89]|0x200|"
    r"ZERO WIDTH|WORD JOINER|NO-BREAK|\.normalize\(|isprintable"
)
"""How a module looks that does: hidden signs and kinds of spaces by their number."""

THE_ONE = "registry/core/writing/plain_text.py"
REASONS = {
    "registry/core/writing/lookalikes.py": "compares letters by how they look",
    "registry/core/writing/text_folding.py": "folds accents, for comparing; begins with the one",
    "registry/core/entity.py": "refuses what is hidden, in what did not come by the door; and keys",
    "registry/core/reference/teams_names.py": "what Teams refuses in names, and how it compares",
    "registry/documents/parse.py": "refuses what is hidden in a document",
    "registry/documents/read.py": "the mark that begins a file",
    "registry/store/mapping/table_mapper.py": "half signs, which no database takes",
    "bot/exports/blocks.py": "ends of line in a document, on the way out",
    "cards/kit/components.py": "puts a joiner in, on the way out",
    "cards/kit/states.py": "ties a sign to the step behind it, on the way out",
    "bot/local/people.py": "e-mail addresses of made-up people",
}


@pytest.mark.parametrize("path", MODULES, ids=lambda one: str(one.relative_to(REPOSITORY)))
def test_no_module_makes_text_plain_for_itself(path):
    name = str(path.relative_to(REPOSITORY))
    found = FOR_ITSELF.findall(path.read_text("utf-8"))
    if name == THE_ONE or name in REASONS:
        assert found, "it does no longer: take it out of REASONS"
    else:
        assert found == [], "call registry.core.writing.plain_text, or say why in REASONS"


@pytest.mark.parametrize(
    "line",
    [
        r'text.replace("\u200b", "")',
        r'text.replace("\xa0", " ")',
        'unicodedata.normalize("NFC", text)',
        r're.sub("[\x00-\x1f]", "", text)',
        "text.replace(chr(0x200B), '')".lower(),
    ],
)
def test_doing_so_is_noticed(line):
    assert FOR_ITSELF.search(line)
