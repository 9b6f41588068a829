"""What a team or channel is called decides nothing: every place that reads such a name is listed.

Anybody can give any name. Whoever adds a place says here what it does with the name.
"""

import ast

from tests.support.programs import REPOSITORY

NAMES = {"team_name", "channel_name"}
READ_IN = {
    "bot/app/start_page.py": "shows them",
    "bot/conversations/delivery/views.py": "shows them",
    "bot/conversations/onboarding/channels.py": "shows them, and keeps a team's new name",
    "bot/conversations/signals/raising.py": "guesses a signal's hub, which the form shows",
    "bot/dispatch/contacts/contact.py": "keeps them",
    "bot/dispatch/contacts/waiting.py": "shows them, to who says yes or no",
    "bot/dispatch/contacts/purposes.py": "asks somebody because of them (`name_suggests`)",
    "bot/dispatch/router.py": "notices that they changed",
    "bot/doctor/registry.py": "shows them",
}


def readers():
    """Path → lines in which a name of a team or channel in Teams is read."""
    found = {}
    for room in ("bot", "cards", "graph_sync", "registry"):
        for path in sorted((REPOSITORY / room).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            lines = [
                node.lineno
                for node in ast.walk(tree)
                if isinstance(node, ast.Attribute)
                and node.attr in NAMES
                and isinstance(node.ctx, ast.Load)
            ]
            if lines:
                found[path.relative_to(REPOSITORY).as_posix()] = lines
    return found


def test_every_place_that_reads_a_name_says_what_for():
    assert set(readers()) == set(READ_IN), "say what it does with the name, and give no right by it"


def test_a_name_leads_to_a_question_only():
    """`name_suggests` is asked by `guesses` alone, and that by who proposes and who advises."""
    used = {}
    for path in sorted((REPOSITORY / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if name in ("name_suggests", "guesses"):
                where = path.relative_to(REPOSITORY).as_posix()
                used.setdefault(name, set()).add(where)
    assert used == {
        "name_suggests": {"bot/dispatch/contacts/purposes.py"},
        "guesses": {
            "bot/app/start_page.py",
            "bot/dispatch/contacts/purposes.py",
            "bot/doctor/registry.py",
        },
    }
