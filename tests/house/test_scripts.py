"""The two commands say in one line what is missing and what to do."""

import os
import subprocess

import pytest

from tests.support.programs import REPOSITORY, need

SH = "/bin/sh"


@pytest.fixture
def programs(tmp_path):
    """A PATH of our own making: each program is a line of shell."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def make(**lines):
        for name, line in lines.items():
            program = folder / name.replace("_", ".")
            program.write_text(f"#!{SH}\n{line}\n")
            program.chmod(0o755)
        for tool in ("dirname", "true"):
            (folder / tool).symlink_to(need(tool, "coreutils"))
        return str(folder)

    return make


def run(script, path, **environment):
    environment = {"PATH": path, **environment}
    command = [SH, REPOSITORY / "scripts" / script]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30)


def test_a_good_python_is_found(programs):
    path = programs(python3_11="exit 0")

    assert run("find-python", path).stdout.strip().endswith("python3.11")


def test_no_python_says_what_to_install(programs):
    said = run("find-python", programs(python3="[ $1 = --version ] && echo Python 3.9.2; exit 1"))

    assert said.returncode == 1
    assert "no Python 3.11 or newer found (python3 is: Python 3.9.2)" in said.stderr
    assert "apt install python3.11 python3.11-venv" in said.stderr


def test_a_python_without_venv_says_what_to_install(programs):
    said = run("find-python", programs(python3_11='case "$2" in *ensurepip*) exit 1;; esac'))

    assert said.returncode == 1
    assert "python3.11 has no venv module" in said.stderr


def test_a_chosen_python_that_is_too_old_is_named_with_its_version(programs):
    path = programs(oldpython="[ $1 = --version ] && echo Python 3.8.1; exit 1")

    said = run("find-python", path, PYTHON="oldpython")

    assert "PYTHON=oldpython is Python 3.8.1, plek needs Python 3.11 or newer" in said.stderr


def test_a_chosen_python_that_is_not_there_is_named(programs):
    said = run("find-python", programs(), PYTHON="/nowhere/python")

    assert said.returncode == 1
    assert "PYTHON=/nowhere/python is no program" in said.stderr


@pytest.mark.parametrize(
    ("there", "words"),
    [
        ({}, "Node is not installed (18 or newer: apt install nodejs npm)"),
        ({"node": "echo 20"}, "npm is not installed"),
        ({"node": "echo 16", "npm": "exit 0"}, "Node is version 16, and 18 or newer is needed"),
    ],
)
def test_without_node_plek_goes_on_and_says_what_is_left_out(programs, there, words):
    path = programs(**there)

    said = run("install-node-modules", path)

    assert said.returncode == 0
    assert words in said.stderr
    assert "Left out: the Agents Playground" in said.stderr
    assert run("install-node-modules", path, PLEK_REQUIRE_ALL="1").returncode == 1


def test_every_target_of_make_is_explained():
    make = need("make", "apt install make")
    said = subprocess.run(
        [make, "-C", REPOSITORY, "help"],
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    ).stdout
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    (phony,) = [line for line in makefile.splitlines() if line.startswith(".PHONY:")]

    explained = {line.split()[1] for line in said.splitlines() if line.startswith("  make ")}

    assert explained | {"node"} == set(phony.split()[1:])
