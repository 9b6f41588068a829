"""Where plek keeps its data: a folder that can't be one is told, and one plek works on it."""

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.app.data_folder import AlreadyRunning, FolderUnusable, claimed, ready_home
from bot.cli.main import main
from bot.settings import StoreSettings

HOLDS = """
import fcntl, json, sys
lock = open(sys.argv[1], "w+")
fcntl.flock(lock, fcntl.LOCK_EX)
json.dump({"pid": "1", "host": "elders", "command": "plek up", "address": "", "since": "nu"}, lock)
lock.flush()
print("held", flush=True)
sys.stdin.read()
"""


def taken(home, command="plek serve", *, folder=False, url=""):
    settings = StoreSettings(home=home, database_url=url)
    return claimed(settings, command, folder=folder, address="http://127.0.0.1:3978")


def plek(*words, home, **more):
    chosen = {"PLEK_MODE": "local", "PLEK_PORT": "0", "PLEK_HOME": str(home), **more}
    return CliRunner().invoke(main, list(words), env=chosen, prog_name="plek")


def a_file(tmp_path):
    (tmp_path / "plek").write_text("I am a file")
    return tmp_path / "plek"


WRONG = {
    "a file": (a_file, "is a file"),
    "below a file": (lambda folder: a_file(folder) / "a" / "b", "is a file"),
    "where nothing can be made": (lambda _: Path("/proc/plek"), "can't be made or written"),
    "too long": (lambda folder: folder / ("x" * 300), "File name too long"),
}


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.parametrize(
    "words", [["serve"], ["up", "--no-playground"], ["registry", "dump"]], ids=lambda one: one[0]
)
def test_a_folder_that_cannot_be_one_is_told_by_its_variable(kind, words, tmp_path):
    make, why = WRONG[kind]
    home = make(tmp_path)
    result = plek(*words, home=home)
    (line,) = result.output.splitlines()
    assert line.startswith(f"Error: PLEK_HOME: {str(home)!r} ")
    assert why in line
    assert line.endswith("name a folder in which plek's user may write")
    assert (result.exit_code, result.stdout) == (1, "")


@pytest.mark.parametrize(("value", "why"), [("", "names no folder"), ("~/x", "a shell alone")])
def test_a_folder_that_nobody_meant_is_told(value, why, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = plek("registry", "dump", home=value)
    assert result.output.startswith(f"Error: PLEK_HOME: {value!r} ")
    assert why in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    with pytest.raises(FolderUnusable, match=r"PLEK_HOME: .* can't be written"):
        ready_home(tmp_path)


def test_a_relative_folder_is_told_as_where_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("data").write_text("I am a file")
    with pytest.raises(FolderUnusable, match=rf"'data' \(here: {tmp_path}/data\) is a file"):
        ready_home(Path("data"))


def test_an_absent_folder_is_made_with_what_is_above_it(tmp_path):
    assert ready_home(tmp_path / "a" / "b").is_dir()


def test_a_second_start_is_told_who_runs_and_changes_nothing(tmp_path):
    home = tmp_path / "home"
    with taken(home, "plek up", folder=True):
        (home / "sandbox.json").write_text("{}")
        before = {one: one.read_bytes() for one in home.iterdir()}
        for words in (["serve"], ["up", "--no-playground"]):
            result = plek(*words, home=home)
            assert result.exit_code == 1
            (line,) = result.output.splitlines()
            assert f"plek runs already with the data in {home}" in line
            assert f"(`plek up`, process {os.getpid()}, at http://127.0.0.1:3978, since " in line
            assert "stop it first" in line
            assert "PLEK_HOME" in line
        assert {one: one.read_bytes() for one in home.iterdir()} == before
    with taken(home):
        assert "runs already" in plek("up", "--no-playground", home=home).output


def test_commands_beside_a_running_plek_work_on(tmp_path):
    with taken(tmp_path):
        assert plek("registry", "dump", home=tmp_path).exit_code == 0


def test_one_that_was_killed_keeps_nobody_from_starting(tmp_path):
    lock = tmp_path / "plek.lock"
    with subprocess.Popen(
        [sys.executable, "-S", "-c", HOLDS, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"held\n"
        with (
            pytest.raises(AlreadyRunning, match=r"process 1 on elders, since nu\)"),
            taken(tmp_path),
        ):
            pass
        holder.kill()
        holder.wait()
        assert lock.read_text(), "what it said is there yet"
        with taken(tmp_path):
            pass


def test_a_lock_that_says_nothing_yet_is_told_without_a_name(tmp_path):
    with taken(tmp_path):
        (tmp_path / "plek.lock").write_text("")
        with pytest.raises(AlreadyRunning, match=r"\(another program\)"), taken(tmp_path):
            pass


def test_one_database_in_two_folders_is_noticed(tmp_path):
    url = f"sqlite:///{tmp_path}/data/plek.db"
    with (
        taken(tmp_path / "one", url=url),
        pytest.raises(AlreadyRunning, match=f"the data in {tmp_path}/data"),
        taken(tmp_path / "two", url=url),
    ):
        pass


def test_two_databases_in_one_folder_are_two(tmp_path):
    with (
        taken(tmp_path, url=f"sqlite:///{tmp_path}/a.db"),
        taken(tmp_path, url=f"sqlite:///{tmp_path}/b.db"),
    ):
        pass


def test_a_database_where_no_folder_can_be_is_told_by_its_own_variable(tmp_path):
    url = f"sqlite:///{a_file(tmp_path)}/plek.db"
    result = plek("serve", home=tmp_path / "home", PLEK_DATABASE_URL=url)
    assert result.output.startswith(f"Error: PLEK_DATABASE_URL: '{tmp_path}/plek' is a file")


def test_on_postgresql_several_bots_work_side_by_side(tmp_path):
    url = "postgresql://plek@127.0.0.1/plek"
    with ExitStack() as bots:
        for number in range(3):
            bots.enter_context(taken(tmp_path, f"bot {number}", url=url))
    assert list(tmp_path.iterdir()) == [], "nothing was locked"
    with (
        taken(tmp_path, folder=True, url=url),
        pytest.raises(AlreadyRunning),
        taken(tmp_path, folder=True, url=url),  # its Playground and local Graph are in the folder
    ):
        pass
