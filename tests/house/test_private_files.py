"""Whatever plek writes is for its owner alone, whatever the umask."""

import asyncio
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.app.application import opened_store
from bot.cli.main import main
from bot.cli.sync.plan_files import KeptPlan, write_plan
from bot.exports.files import make
from bot.local import playground, sandbox
from bot.settings import Settings
from graph_sync.sandbox.serve import sandbox as graph
from registry.core.membership import Membership
from registry.core.private_files import private_file, private_folder, private_home, write_private
from registry.core.vocabulary import Language, Role
from registry.provisioning.plan import Plan
from registry.signals.download import Paper, fetch, offer, offered
from registry.store.store import Store
from tests.support.ports import free_port
from tests.support.programs import REPOSITORY

CREATES = ("mkdir(", ".write_text(", ".write_bytes(", 'open("w', "O_CREAT", ".touch(")
KNOWN = {
    "bot/app/data_folder.py": "a lock, made private",
    "bot/exports/csv.py": "a download, made private before it is written",
    "bot/exports/files.py": "a download, made private before it is written",
    "bot/cli/commands/manifest.py": "the app package, which is for everybody",
    "bot/local/playground.py": "a log that was made private",
    "registry/core/private_files.py": "where it is done",
    "graph_sync/sandbox/serve.py": "knows nothing of the registry, and does it itself",
    "appmanifest/mark.py": "pictures for the repository",
    "registry/store/migrations/revision.py": "source code, for who works on plek",
}


@pytest.fixture(autouse=True)
def no_mask():
    """No mask at all: what is made is as open as it asks to be."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(folder):
    found = [folder, *folder.rglob("*")]
    assert len(found) > 1, "nothing was made"
    return {
        str(one.relative_to(folder.parent)): oct(stat.S_IMODE(one.stat().st_mode))
        for one in found
        if one.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    }


async def test_the_database_and_its_folder(tmp_path):
    home = tmp_path / "deep" / "home"
    async with opened_store(Settings(mode="local", home=home)):
        assert (home / "plek.db-wal").exists()
        assert (home / "plek.db-shm").exists()
        assert open_to_others(tmp_path / "deep") == {}


async def test_what_an_earlier_version_left_open_is_narrowed(tmp_path):
    home = tmp_path / "home"
    async with opened_store(Settings(mode="local", home=home)):
        pass
    for one in (home, *home.iterdir()):
        one.chmod(0o777)
    async with opened_store(Settings(mode="local", home=home)):
        assert open_to_others(home) == {}


async def test_a_database_elsewhere_leaves_the_folder_to_its_owner(tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    async with await Store.open(f"sqlite:///{shared / 'x.db'}"):
        assert stat.S_IMODE(shared.stat().st_mode) == 0o755
        assert set(open_to_others(shared)) == {"shared"}


async def test_the_local_graphs_state(tmp_path):
    async with sandbox.running(tmp_path / "home", free_port()):
        pass
    (tmp_path / "home" / "kept").mkdir(mode=0o700)
    async with graph(keep=tmp_path / "home" / "kept" / "state.json"):
        pass
    assert open_to_others(tmp_path / "home") == {}


def test_the_playgrounds_configuration_and_log(tmp_path, monkeypatch):
    async def no_process(*_arguments, **_options):
        return None

    monkeypatch.setattr(asyncio, "create_subprocess_exec", no_process)
    it = playground.Playground("http://127.0.0.1/api/messages", tmp_path / "home")
    asyncio.run(playground._start(it, "node", Path("cli.js")))
    assert (tmp_path / "home" / "playground.log").exists()
    assert open_to_others(tmp_path / "home") == {}


@pytest.mark.parametrize("paper", [one for one in Paper if one.value.startswith("signals")])
async def test_downloads(tmp_path, paper):
    folder = private_folder(tmp_path / "download")
    async with opened_store(Settings(mode="local", home=tmp_path / "home")) as store:
        async with store.write("system") as unit:
            await unit.of(Membership).add(
                Membership(slug="kernteam:k", member="k", group="kernteam", role=Role.KERNTEAM)
            )
        async with store.write("k") as unit:
            (token,) = await offer(unit, [paper], Language.DUTCH)
        async with store.write("k") as unit:
            await fetch(unit, await offered(unit, token))
        async with store.read() as unit:
            download = await offered(unit, token)
        await make(store, download, folder)
    assert open_to_others(folder) == {}


def test_a_plan_and_a_dump(tmp_path, monkeypatch):
    monkeypatch.setenv("PLEK_MODE", "local")
    monkeypatch.setenv("PLEK_HOME", str(tmp_path / "home"))
    out = private_folder(tmp_path / "out")
    write_plan(out / "plan.json", KeptPlan(Plan(), datetime(2026, 1, 1, tzinfo=UTC)))
    done = CliRunner().invoke(main, ["registry", "dump", "--out", str(out / "dump.json")])
    assert done.exit_code == 0, done.output
    assert {one.name for one in out.iterdir()} == {"plan.json", "dump.json"}
    assert open_to_others(out) == {}
    assert open_to_others(tmp_path / "home") == {}


def test_the_program_and_its_children_mask_the_rest(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "bot.cli.main", "manifest", "build", "--out", tmp_path / "x.zip"],
        cwd=REPOSITORY,
        env=os.environ | {"PLEK_MODE": "local"},
        umask=0,
        capture_output=True,
        check=True,
    )
    assert stat.S_IMODE((tmp_path / "x.zip").stat().st_mode) == 0o600


def test_a_folder_that_is_others_too_is_left_alone(tmp_path, monkeypatch):
    sticky, work = tmp_path / "tmp", tmp_path / "work"
    sticky.mkdir()
    sticky.chmod(0o1777)
    work.mkdir(mode=0o755)
    monkeypatch.chdir(work)
    for folder in (sticky, work):
        before = folder.stat().st_mode
        private_home(folder)
        assert folder.stat().st_mode == before


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    file = tmp_path / "a.json"
    write_private(file, b"first")
    (tmp_path / "b.json.part").mkdir()
    with pytest.raises(IsADirectoryError):
        write_private(tmp_path / "b.json", b"second")
    write_private(file, b"second")
    assert file.read_bytes() == b"second"
    assert private_file(file).read_bytes() == b"second"


def test_who_makes_a_file_is_known_here():
    """A new place that writes: use `private_files`, or say here why others may read it."""
    found = {
        str(file.relative_to(REPOSITORY))
        for room in ("appmanifest", "bot", "graph_sync", "registry", "cards")
        for file in (REPOSITORY / room).rglob("*.py")
        if any(sign in file.read_text("utf-8") for sign in CREATES)
    }
    assert found <= KNOWN.keys()
    assert KNOWN.keys() <= found | {"registry/store/migrations/revision.py"}
