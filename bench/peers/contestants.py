"""Contestants: started on one core, ready when they answer, stopped in the end."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEER_VENV = ROOT / ".plek" / "bench-venv"
SECONDS_TO_START = 60.0


@dataclass(frozen=True, slots=True)
class Contestant:
    """A bot to measure.

    Attributes:
        key: on the command line.
        name: in the table.
        command: that starts it; port and the rest are added.
        text: what it is asked.
        expected: found in each reply, so that nothing else is measured.
        share: of the turns asked for; a slow one needs fewer.
    """

    key: str
    name: str
    command: tuple[str, ...]
    text: str
    expected: bytes
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Running:
    """Contestant that serves.

    Attributes:
        port: where.
        pid: its process.
    """

    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """Return the CPU seconds of all its threads; 0 where /proc is not there."""
        try:
            written = Path(f"/proc/{self.pid}/stat").read_text("ascii")
        except OSError:
            return 0.0
        fields = written.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def contestants() -> list[Contestant]:
    """Return the contestants: the peer, plek's adapter alone, and plek as it runs."""
    python = str(PEER_VENV / "bin" / "python")
    ours = (sys.executable, "-m", "bench.peers.ours")
    return [
        Contestant(
            "peer",
            "botbuilder-integration-aiohttp, echo",
            (python, str(ROOT / "bench" / "peers" / "peer.py")),
            "hallo",
            b"je zei:",
            0.1,
        ),
        Contestant("echo", "plek's adapter, echo", (*ours, "echo"), "hallo", b"je zei:"),
        Contestant(
            "full",
            "plek, full turn (registry read, card)",
            (*ours, "full"),
            "agenda",
            b"AdaptiveCard",
            0.6,
        ),
    ]


def prepare_peer() -> None:
    """Install the peer's environment from its locked requirements, unless it is there."""
    wanted = ROOT / "requirements" / "bench.txt"
    mark = PEER_VENV / "requirements.txt"
    if mark.exists() and mark.read_bytes() == wanted.read_bytes():
        return
    uv = str(ROOT / ".tools" / "bin" / "uv")
    print("bench: installing the peer into .plek/bench-venv ...", file=sys.stderr)
    _run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(PEER_VENV)])
    python = str(PEER_VENV / "bin" / "python")
    install = [uv, "pip", "install", "--quiet", "--python", python, "--compile-bytecode"]
    _run([*install, "--require-hashes", "-r", str(wanted)])
    shutil.copyfile(wanted, mark)


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, cwd=ROOT, timeout=600)


def cores() -> tuple[int | None, int | None]:
    """Return the bots' core and the measuring side's; None where there is only one."""
    if not hasattr(os, "sched_getaffinity") or not shutil.which("taskset"):
        return None, None
    free = sorted(os.sched_getaffinity(0))
    return (free[-1], free[0]) if len(free) > 1 else (None, None)


def free_port() -> int:
    """Return a loopback port that is free now."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@asynccontextmanager
async def running(
    contestant: Contestant, app_id: str, metadata_url: str, core: int | None
) -> AsyncGenerator[Running]:
    """Start a contestant and yield it while it serves.

    Raises:
        RuntimeError: it did not come up; its last words are in the message.
    """
    port = free_port()
    pinned = ("taskset", "-c", str(core)) if core is not None else ()
    with tempfile.TemporaryDirectory(prefix="plek-bench-") as home, tempfile.TemporaryFile() as log:
        process = await asyncio.create_subprocess_exec(
            *(*pinned, *contestant.command, app_id, metadata_url, str(port), home),
            cwd=ROOT,
            stdout=log,
            stderr=log,
        )
        try:
            if not await _up(process, port):
                log.seek(0)
                words = log.read().decode("utf-8", "replace")[-2_000:]
                raise RuntimeError(f"{contestant.name} did not come up:\n{words}")
            yield Running(port, process.pid)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def _up(process: asyncio.subprocess.Process, port: int) -> bool:
    for _ in range(int(SECONDS_TO_START / 0.1)):
        await asyncio.sleep(0.1)
        if process.returncode is not None:
            return False
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except ConnectionError:
            continue
        writer.close()
        return True
    return False
