"""What each module costs to load while `plek` runs: `bench.start` reads it.

Run as `python -m bench.peers.loading FILE COMMAND …`, which is `plek COMMAND …`; it writes to FILE
when that ends. A module's cost is its own: what it imports counts where that belongs, so that no
order of imports makes one look dear and another free.
"""

from __future__ import annotations

import atexit
import importlib.machinery
import json
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

_METHODS = (
    (importlib.machinery.SourceFileLoader, "exec_module"),
    (importlib.machinery.ExtensionFileLoader, "create_module"),
    (importlib.machinery.ExtensionFileLoader, "exec_module"),
)


class Meter:
    """Counts by module while it is on: processor seconds, and bytes that became resident."""

    def __init__(self) -> None:
        self.costs: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        self._open: list[list[float]] = []
        self._statm = os.open("/proc/self/statm", os.O_RDONLY)
        self._page = resource.getpagesize()

    def switch_on(self) -> None:
        """Count from now on, in this process."""
        for kind, name in _METHODS:
            setattr(kind, name, self._counted(getattr(kind, name)))

    def _counted(self, load: Callable[..., Any]) -> Callable[..., Any]:
        def counted(loader: Any, module: Any) -> Any:
            before = self._now()
            self._open.append([0.0, 0.0])
            try:
                return load(loader, module)
            finally:
                took = [now - then for now, then in zip(self._now(), before, strict=True)]
                inside = self._open.pop()
                own = self.costs[module.__name__ if isinstance(module, ModuleType) else module.name]
                for place in range(2):
                    own[place] += took[place] - inside[place]
                    if self._open:
                        self._open[-1][place] += took[place]

        return counted

    def _now(self) -> tuple[float, float]:
        # No file is opened by name here: opening one may itself import.
        pages = int(os.pread(self._statm, 200, 0).split()[1])
        return time.process_time(), float(pages * self._page)


def main() -> None:
    """Run plek, and write what was counted when it ends."""
    file = Path(sys.argv[1])
    sys.argv[:2] = ["plek"]
    meter = Meter()
    atexit.register(lambda: file.write_text(json.dumps(meter.costs), "utf-8"))
    meter.switch_on()
    from bot.cli.main import main as plek

    plek()


if __name__ == "__main__":
    main()
