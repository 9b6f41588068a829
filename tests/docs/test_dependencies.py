"""Every direct dependency has its reason in the decision record, and no other has."""

import json
import re

from tests.docs.markdown import files, page
from tests.support.programs import REPOSITORY


def wanted():
    lines = [
        line
        for path in files(".in")
        if path.parent.name == "requirements"
        for line in path.read_text("utf-8").splitlines()
        if line and not line.startswith(("#", "-r"))
    ]
    package = json.loads((REPOSITORY / "package.json").read_text("utf-8"))
    node = {*package.get("dependencies", {}), *package.get("devDependencies", {})}
    return {re.split(r"[\[=<>!~; ]", line, maxsplit=1)[0].casefold() for line in lines} | node


def explained():
    record = page("docs/decisions/0002-dependencies.md").text
    return re.findall(r"^\| `([^`]+)` \| [^|]{8,} \|$", record, re.MULTILINE)


def test_each_dependency_has_one_reason():
    reasons = explained()

    assert sorted(reasons) == sorted(wanted())
