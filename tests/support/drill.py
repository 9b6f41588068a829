"""A copy of the repository to try a change in, as somebody who adds something would make it."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.programs import REPOSITORY

ROOMS = ("registry", "cards", "bot", "graph_sync", "appmanifest", "docs", "tests")
BY_ITSELF = shutil.ignore_patterns("__pycache__", "*.pyc", "test-results")


class Drill:
    """A change tried in a copy.

    Attributes:
        touched: the files that were written or changed, tests and samples not counted.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.touched: list[str] = []
        for room in ROOMS:
            shutil.copytree(REPOSITORY / room, folder / room, ignore=BY_ITSELF)
        shutil.copy(REPOSITORY / "pyproject.toml", folder)

    def write(self, path: str, text: str) -> None:
        """Make a file."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        self._touch(path)

    def put_after(self, path: str, line: str, new: str) -> None:
        """Put lines after the one line that reads so, indented as given."""
        self.replace(path, line, f"{line}\n{new}")

    def replace(self, path: str, old: str, new: str) -> None:
        """Put lines in the place of others, that stand there once."""
        target = self.folder / path
        text = target.read_text("utf-8")
        assert text.count(f"{old}\n") == 1, (path, old)
        target.write_text(text.replace(f"{old}\n", f"{new}\n"), "utf-8")
        self._touch(path)

    def files(self, folder: str) -> set[Path]:
        """The modules in a folder."""
        return set((self.folder / folder).glob("*.py"))

    def add(self, path: str, text: str) -> None:
        """Put text at the end of a file."""
        target = self.folder / path
        target.write_text(target.read_text("utf-8") + text, "utf-8")
        self._touch(path)

    def run(self, program: str) -> object:
        """Run a program in the copy; what it prints last is a Python literal."""
        return ast.literal_eval(self._python("-c", program).stdout.splitlines()[-1])

    def failing(self, *tests: str) -> set[str]:
        """Run tests in the copy; the names of those that fail, without their parameters."""
        lines = self.messages(*tests).splitlines()
        return {one.split("::")[1].split(" ")[0].split("[")[0] for one in lines}

    def messages(self, *tests: str) -> str:
        """Run tests in the copy; a line with its message for each that fails."""
        whole = ("-vv", "--tb=no", "-p", "no:xdist", "-p", "no:cacheprovider")  # nothing cut short
        done = self._python("-m", "pytest", *whole, *tests, ok={0, 1})
        lines = [one for one in done.stdout.splitlines() if one.startswith("FAILED ")]
        assert bool(lines) == (done.returncode == 1), done.stdout
        return "\n".join(lines)

    def _python(
        self, *arguments: str, ok: set[int] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode in (ok or {0}), done.stdout + done.stderr
        return done

    def _touch(self, path: str) -> None:
        if path not in self.touched and not path.startswith("tests/"):
            self.touched.append(path)
