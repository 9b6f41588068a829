"""Identity of this process, and whether another one on this host still runs."""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_START = 19
"""Where the start time is in /proc/PID/stat, counted from after the name (proc(5), field 22)."""


@dataclass(frozen=True, slots=True)
class Process:
    """A process, told apart from a later one with the same number.

    Attributes:
        host: its host's name.
        pid: its number there.
        started: when, in a form that only this module reads; empty where the system doesn't say.
    """

    host: str
    pid: int
    started: str

    @classmethod
    def this(cls) -> Process:
        """Return the one that runs this."""
        pid = os.getpid()
        return cls(socket.gethostname(), pid, _started(pid))

    def dead(self) -> bool:
        """Return whether it surely ended; False also when that can't be known from here."""
        if self.host != socket.gethostname():
            return False
        if not self.started:
            return not _answers(self.pid)
        world, _, _ = self.started.rpartition("/")
        # A container may share our host's name and have processes of its own, which we don't see.
        return world == _world() and _started(self.pid) != self.started


def _started(pid: int) -> str:
    try:
        stat = (_PROC / str(pid) / "stat").read_text()
        # The name stands in brackets and may hold spaces and brackets itself.
        return f"{_world()}/{stat.rpartition(')')[2].split()[_START]}"
    except (OSError, IndexError):
        return ""


def _world() -> str:
    """Return this start of this machine, and whose processes are seen here."""
    boot = (_PROC / "sys/kernel/random/boot_id").read_text().strip()
    return f"{boot}/{(_PROC / 'self/ns/pid').readlink()}"


def _answers(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # there is no asking without ending it
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
