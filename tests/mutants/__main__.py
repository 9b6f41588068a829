"""`python -m tests.mutants [MODULE …]`: does some test notice each small change of these modules?

Ends with 0 when in each module at least 92 of 100 changes were noticed, and each of the others is
in `same.toml` with the reason why it makes no difference.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.mutants.changes import Change, Module
from tests.mutants.trials import MutantsError, Outcome, tried

HERE = Path(__file__).parent
ENOUGH = 92
"""Of 100 changes, so many are to be noticed in each module."""

Key = tuple[str, str, str, int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the changes, print what came of them, and give the exit code."""
    asked = _asked(arguments)
    groups = tomllib.loads(asked.targets.read_text("utf-8"))["group"]
    reasons = listed(asked.same)
    known = [one for group in groups for one in group["modules"]]
    if unknown := [one for one in asked.modules if one not in known]:
        say(f"no such module in {asked.targets}: {', '.join(unknown)}")
        return 2
    say(f"{'module':36} {'changes':>7} {'noticed':>7} {'%':>6} {'same':>5}")
    good = True
    for group in groups:
        chosen = [one for one in group["modules"] if one in (asked.modules or known)]
        if chosen:
            try:
                good &= _group(chosen, group["tests"], reasons, asked)
            except MutantsError as error:
                say(f"{', '.join(chosen)}: {error}")
                return 2
    return 0 if good else 1


def listed(file: Path) -> dict[Key, str]:
    """The changes that make no difference, with their reasons."""
    entries = tomllib.loads(file.read_text("utf-8")).get("same", [])
    return {(*_text(one), one.get("nth", 1)): one["reason"] for one in entries}


def _text(entry: Mapping[str, str]) -> tuple[str, str, str]:
    return entry["module"], entry["line"], entry["what"]


def _group(
    paths: Sequence[str],
    tests: Sequence[str],
    reasons: Mapping[Key, str],
    asked: argparse.Namespace,
) -> bool:
    root = Path.cwd()
    modules = {path: Module.read(path, root) for path in paths}
    changes = [change for one in modules.values() for change in _some(one.changes, asked)]
    known = [] if asked.listed else [one for one in changes if one.key in reasons]
    wall, cpu = time.monotonic(), _cpu()
    outcomes = tried(modules, tests, [one for one in changes if one not in known], root, asked.jobs)
    outcomes += [Outcome(one, "") for one in known]
    good = [
        _told(one, [each for each in outcomes if each.change.module == path], reasons)
        for path, one in modules.items()
    ]
    say(f"{'':4}{_cpu() - cpu:.0f} CPU seconds in {time.monotonic() - wall:.0f}")
    if asked.verbose:
        _explain(outcomes)
    return all(good)


def _some(changes: Sequence[Change], asked: argparse.Namespace) -> Sequence[Change]:
    if not asked.sample or asked.sample >= len(changes):
        return changes
    some = random.Random(asked.seed).sample(range(len(changes)), asked.sample)  # noqa: S311
    return [changes[at] for at in sorted(some)]


def _told(module: Module, outcomes: Sequence[Outcome], reasons: Mapping[Key, str]) -> bool:
    missed = [one.change for one in outcomes if not one.by]
    new = [one for one in missed if one.key not in reasons]
    share = 100 * (1 - len(missed) / len(outcomes)) if outcomes else 100.0
    noticed, same = len(outcomes) - len(missed), len(missed) - len(new)
    say(f"{module.path:36} {len(outcomes):7} {noticed:7} {share:6.1f} {same:5}")
    for one in new:
        say(_shown(one))
    for one in outcomes:
        if one.by and one.change.key in reasons:
            say(f"  listed, and noticed by {one.by}: {one.change.key[1:]}")
    there = {one.key for one in module.changes}
    gone = [key for key in reasons if key[0] == module.path and key not in there]
    for key in gone:
        say(f"  listed, and can't be made any more: {key[1:]}")
    return share >= ENOUGH and not new and not gone


def _shown(change: Change) -> str:
    nth = f"  (the {change.nth}th of this line)" if change.nth > 1 else ""
    return f"  {change.module}:{change.number}: {change.line}\n      {change.what}{nth}"


def _explain(outcomes: Sequence[Outcome]) -> None:
    for by, count in Counter(one.by for one in outcomes if one.by).most_common():
        say(f"  {count:4} noticed by {by}")


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("modules", nargs="*", help="paths from the targets; all when none is given")
    parser.add_argument("--sample", type=int, default=0, help="only so many changes of each module")
    parser.add_argument("--seed", type=int, default=0, help="which sample")
    parser.add_argument("--jobs", type=int, default=2, help="how many at once")
    parser.add_argument("--targets", type=Path, default=HERE / "targets.toml")
    parser.add_argument("--same", type=Path, default=HERE / "same.toml")
    parser.add_argument("--listed", action="store_true", help="try what is listed as same too")
    parser.add_argument("--verbose", action="store_true", help="say which tests noticed how many")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
