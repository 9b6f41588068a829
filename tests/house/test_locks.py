"""What is installed is exactly what was locked, and the locks name no machine and no registry."""

import json
import re
import subprocess

import pytest

from tests.support.programs import REPOSITORY, need

LOCKS = sorted((REPOSITORY / "requirements").glob("*.txt"))
# Written in parts, so that this file does not find itself.
FORBIDDEN = {
    "a folder of one machine": re.compile(r"(?<![\w.~-])/" + r"(?:work|root|farm)/\w"),
    "a package registry": re.compile(
        r"registry" + r"\.npmjs|pythonhosted" + r"\.org|pypi" + r"\.org/s"
    ),
}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_each_python_package_is_pinned_with_its_hashes(lock):
    requirements = re.split(r"\n(?=\S)", lock.read_text("utf-8").replace("\\\n", " "))

    packages = [line for line in requirements if line.strip() and not line.lstrip().startswith("#")]

    assert packages
    for package in packages:
        assert re.match(r"[a-z0-9.-]+(\[[a-z,]+\])?==\S+", package), package.split()[0]
        assert "--hash=sha256:" in package, package.split()[0]


def test_each_node_package_is_pinned_with_its_hash():
    asked = json.loads((REPOSITORY / "package.json").read_text("utf-8"))["devDependencies"]
    lock = json.loads((REPOSITORY / "package-lock.json").read_text("utf-8"))["packages"]
    installed = {path: package for path, package in lock.items() if path}

    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values()), asked
    assert all(package["integrity"].startswith("sha512-") for package in installed.values())
    assert {path for path, package in installed.items() if "resolved" in package} == set()


def pins(name):
    text = (REPOSITORY / "requirements" / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE))


def test_what_builds_plek_is_the_same_in_every_environment():
    build, dev = pins("build.txt"), pins("dev.txt")
    both = build.keys() & dev.keys()

    assert "hatchling" in both
    assert {name: dev[name] for name in both} == {name: build[name] for name in both}


def tracked_files():
    git = need("git", "apt install git")
    if not (REPOSITORY / ".git").exists():
        pytest.skip("platform: this is no git checkout, so nothing is tracked")
    command = [git, "-C", REPOSITORY, "ls-files", "-z"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    paths = [REPOSITORY / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in {".png", ".zip"}]


def test_no_tracked_file_names_a_machine_or_a_registry():
    found = [
        f"{path.relative_to(REPOSITORY)} names {what}: {hit}"
        for path in tracked_files()
        for what, pattern in FORBIDDEN.items()
        for hit in pattern.findall(path.read_text("utf-8", "replace"))
    ]

    assert found == []
