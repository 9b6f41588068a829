"""Every direct dependency is used and has its reason in the decision record; no other is there."""

import ast
import json
import re
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions

from tests.docs.markdown import files, page
from tests.support.programs import REPOSITORY

ROOMS = ("appmanifest", "bot", "cards", "graph_sync", "registry")

COMES_WITH = {
    "azure-core": "azure-identity",
    "botbuilder-schema": "botbuilder-core",
    "cryptography": "pyjwt",
    "fluent-syntax": "fluent-runtime",
    "markdown-it-py": "rich",
    "microsoft-kiota-authentication-azure": "msgraph-sdk",
    "pydantic-core": "pydantic",
    "yarl": "aiohttp",
}
"""What is imported and is part of, or promised by, a dependency that is declared."""

NEVER_IMPORTED = {"tzdata"}
"""Data that Python itself looks for."""

WHILE_DEVELOPING = {"pillow"}
"""`python -m appmanifest.mark` draws the icons that are kept in the repository."""


def name_of(line):
    """The distribution that a line of requirements asks for, as PyPI compares names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[=<>!~; ]", line, maxsplit=1)[0].casefold())


def declared(name):
    lines = (REPOSITORY / "requirements" / name).read_text("utf-8").splitlines()
    return {name_of(line) for line in lines if line and not line.startswith(("#", "-r"))}


def wanted():
    sources = [path.name for path in files(".in") if path.parent.name == "requirements"]
    package = json.loads((REPOSITORY / "package.json").read_text("utf-8"))
    node = {*package.get("dependencies", {}), *package.get("devDependencies", {})}
    return set().union(*map(declared, sources)) | node


def explained():
    record = page("docs/decisions/0002-dependencies.md").text
    return re.findall(r"^\| `([^`]+)` \| [^|]{8,} \|$", record, re.MULTILINE)


@cache
def imported():
    """Distributions that plek's own code imports, each by the one that is to be declared."""
    owners = packages_distributions()
    paths = [one for one in files(".py") if one.relative_to(REPOSITORY).parts[0] in ROOMS]
    tops = {top for path in paths for top in tops_of(ast.parse(path.read_text("utf-8")))}
    names = {name_of(owner) for top in tops for owner in owners.get(top, [])}
    return {COMES_WITH.get(name, name) for name in names - {"plek"}}


def tops_of(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_what_is_locked_is_installed():
    """First of all: an environment that is behind makes other tests fail, less clearly."""
    missing = {one for one in declared("runtime.in") | declared("dev.in") if not _is_there(one)}
    assert missing == set(), "requirements have changed: run `make .venv/.plek-dev`"


def _is_there(name):
    try:
        return bool(distribution(name))
    except PackageNotFoundError:
        return name == "uvloop" and sys.platform == "win32"


def test_each_dependency_has_one_reason():
    assert sorted(explained()) == sorted(wanted())


def test_what_the_code_imports_is_declared():
    assert imported() - declared("runtime.in") == WHILE_DEVELOPING


def test_what_is_declared_is_imported():
    assert declared("runtime.in") - imported() == NEVER_IMPORTED
