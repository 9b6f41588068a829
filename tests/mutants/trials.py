"""Trying changes: everything is imported once, and each change is tried in a fork of that.

A change inside a function is put in the functions that are there already. What is run at import
(tables, classes, defaults) is seen by whoever imported the module, so for such a change a fork
imports the module anew, and all that needs it; what does not need it is imported before.

A test that fails, or takes many times as long as it does otherwise, has noticed the change. Tests
that ran the changed lines are tried, those first that noticed most in the least time.
"""

from __future__ import annotations

import ast
import gc
import importlib
import importlib.util
import os
import pickle
import resource
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache, partial
from importlib.machinery import ModuleSpec, SourceFileLoader
from multiprocessing.connection import wait
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest

from tests.mutants.changes import Change, Module

OPTIONS = (
    *("-q", "-s", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:xdist", "--timeout=0"),
    *("-m", "not postgres and not client and not node"),  # nothing that starts a server of its own
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # plugins that are imported before
)
_SLOWER, _CPU, _WALL = 8.0, 2.0, 8.0
"""A test has noticed a change when it takes so many times as long, and so many seconds more."""
_IMPORT = 60.0
"""CPU seconds in which everything is imported."""
_MEMORY = 4 << 30
_REMEMBERING = type(lru_cache(int))


class MutantsError(Exception):
    """The tests can't be tried; the message says why."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A test without any change.

    Attributes:
        lines: file and line, of the modules that are changed, that it ran.
        cpu, wall: seconds.
    """

    lines: frozenset[tuple[str, int]]
    cpu: float
    wall: float


@dataclass(slots=True)
class Known:
    """What is known of a group's tests before anything is changed.

    Attributes:
        tests: by their ids.
        at_import: file and first line of the functions that ran before the first test.
        apart: per file that is changed, names of modules that do not need it, in order of import.
        noticed: how many changes each test noticed so far.
    """

    tests: dict[str, Ran] = field(default_factory=dict)
    at_import: frozenset[tuple[str, int]] = frozenset()
    apart: dict[str, tuple[str, ...]] = field(default_factory=dict)
    noticed: Counter[str] = field(default_factory=Counter)

    def order(self, test: str) -> float:
        """Cheap ones first, and those that notice much."""
        return (self.tests[test].cpu + 0.01) / (self.noticed[test] + 1)


@dataclass(slots=True)
class Outcome:
    """What came of a change.

    Attributes:
        change: which one.
        by: the test that noticed it, or how it ended; empty when nothing did.
    """

    change: Change
    by: str


class Lines:
    """Notes which lines of some files are run, in all threads."""

    def __init__(self, files: Iterable[str]) -> None:
        self._files = frozenset(files)
        self.lines: set[tuple[str, int]] = set()
        self.functions: set[tuple[str, int]] = set()

    def _call(self, frame: FrameType, _event: str, _: Any) -> Any:
        code = frame.f_code
        if code.co_filename not in self._files:
            return None
        self.functions.add((code.co_filename, code.co_firstlineno))
        return self._line

    def _line(self, frame: FrameType, _event: str, _: Any) -> Any:
        self.lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line

    @contextmanager
    def noted(self) -> Generator[None]:
        """Note them from here on."""
        threading.settrace(self._call)
        sys.settrace(self._call)
        try:
            yield
        finally:
            sys.settrace(None)
            threading.settrace(None)  # type: ignore[arg-type]  # None is how it is taken away


class Guard:
    """A pytest plugin: steady examples, no test runs for ever, and which one failed is noted."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.failed = ""

    def pytest_configure(self) -> None:
        try:
            from hypothesis import Phase, settings
        except ImportError:
            return
        # The same examples each time, and none is made smaller: that it fails is enough.
        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutants", derandomize=True, database=None, phases=phases)
        settings.load_profile("mutants")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        tests = self._known.tests
        if tests:
            items[:] = sorted(
                (one for one in items if one.nodeid in tests),
                key=lambda one: self._known.order(one.nodeid),
            )

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        ran = self._known.tests.get(item.nodeid)
        if ran is not None:
            signal.setitimer(signal.ITIMER_PROF, _CPU + _SLOWER * ran.cpu)
            signal.setitimer(signal.ITIMER_REAL, _WALL + _SLOWER * ran.wall)
        result = yield
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid


class Server:
    """A pytest plugin that, once all tests are collected, tries changes in place of running them.

    Attributes:
        known: filled in by trying the tests without a change.
        outcomes: of the changes inside functions.
        left: the changes that need a new import.
    """

    def __init__(
        self, modules: Mapping[str, Module], changes: Sequence[Change], root: Path, jobs: int
    ) -> None:
        self._modules = modules
        self._files = [str(one.file) for one in modules.values()]
        self._changes = changes
        self._root = root
        self._jobs = jobs
        self.lines = Lines(self._files)
        self.known = Known()
        self.guard = Guard(self.known)
        self.outcomes: list[Outcome] = []
        self.left: list[Change] = []
        self.trouble = ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Called by pytest when all is collected."""
        try:
            self._serve(session)
        except MutantsError as error:  # pytest would only print it
            self.trouble = str(error)
        return True

    def _serve(self, session: pytest.Session) -> None:
        sys.settrace(None)
        threading.settrace(None)  # type: ignore[arg-type]
        if session.testsfailed or not session.items:
            raise MutantsError("the tests can't be collected")
        self.known.at_import = frozenset(self.lines.functions)
        self.known.apart = {one: _apart(one, self._root) for one in self._files}
        self._rehearse(session.items)
        _forget(self._files)
        functions = _functions(self._files)
        swappable = functions.keys() - self.known.at_import
        inside = [one for one in self._changes if self._begin(one) in swappable]
        self.left = [one for one in self._changes if self._begin(one) not in swappable]
        by_id = {one.nodeid: one for one in session.items}

        def trial(change: Change) -> Callable[[], str]:
            begin = self._begin(change)
            first, last = change.lines
            lines = {(begin[0], number) for number in range(first, last + 1)}
            ids = [test for test, ran in self.known.tests.items() if ran.lines & lines]
            items = [by_id[one] for one in sorted(ids, key=self.known.order)]
            return lambda: self._tried(change, functions[begin], items)

        self.outcomes = list(_forked(inside, trial, self._jobs, self.known))

    def _begin(self, change: Change) -> tuple[str, int]:
        return str(self._modules[change.module].file), change.function

    def _tried(
        self, change: Change, functions: Sequence[FunctionType], items: Sequence[pytest.Item]
    ) -> str:
        try:
            code = _code_at(self._modules[change.module].compiled(change), change.function)
        except SyntaxError:
            return "no Python"
        for function in functions:
            try:
                function.__code__ = code
            except ValueError:  # another number of variables from around it: only for `super()`
                return "no Python"
        return self._run(items)

    def _run(self, items: Sequence[pytest.Item]) -> str:
        for at, item in enumerate(items):
            following = items[at + 1] if at + 1 < len(items) else None
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.guard.failed:
                return self.guard.failed
        return ""

    def _rehearse(self, items: Sequence[pytest.Item]) -> None:
        """Run the tests without a change: all must pass, and which lines each runs is noted."""
        slices = [items[at :: self._jobs] for at in range(self._jobs)]
        with tempfile.TemporaryDirectory(prefix="plek-mutants-") as folder:

            def rehearsal(at: int) -> Callable[[], str]:
                return lambda: self._rehearsed(slices[at], Path(folder, str(at)))

            for _, said in _children(range(self._jobs), rehearsal, self._jobs):
                if said:
                    raise MutantsError(f"without any change this fails: {said}")
            for at in range(self._jobs):
                self.known.tests.update(pickle.loads(Path(folder, str(at)).read_bytes()))

    def _rehearsed(self, items: Sequence[pytest.Item], file: Path) -> str:
        tests = {}
        for at, item in enumerate(items):
            lines = Lines(self._files)
            following = items[at + 1] if at + 1 < len(items) else None
            _forget(self._files)  # or only the first test would be seen to run what is remembered
            wall, cpu = time.monotonic(), time.process_time()
            with lines.noted():
                item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            wall, cpu = time.monotonic() - wall, time.process_time() - cpu
            if self.guard.failed:
                return self.guard.failed
            tests[item.nodeid] = Ran(frozenset(lines.lines), cpu, wall)
        file.write_bytes(pickle.dumps(tests))
        return ""


def tried(
    modules: Mapping[str, Module],
    tests: Sequence[str],
    changes: Sequence[Change],
    root: Path,
    jobs: int,
) -> list[Outcome]:
    """What came of these changes of modules, by these test files.

    Raises:
        MutantsError: the tests fail without any change.
    """
    with tempfile.TemporaryDirectory(prefix="plek-mutants-") as folder:
        kept = Path(folder, "kept")
        _in_fork(lambda: _serve(modules, tests, changes, root, jobs, kept), Path(folder))
        outcomes, left, known = pickle.loads(kept.read_bytes())
        for module in modules.values():
            its = [one for one in left if one.module == module.path]
            if its:
                _in_fork(partial(_anew, module, tests, its, known, jobs, kept), Path(folder))
                outcomes += pickle.loads(kept.read_bytes())
    place = {change.key: at for at, change in enumerate(changes)}
    return sorted(outcomes, key=lambda one: place[one.change.key])


def _serve(
    modules: Mapping[str, Module],
    tests: Sequence[str],
    changes: Sequence[Change],
    root: Path,
    jobs: int,
    kept: Path,
) -> None:
    server = Server(modules, changes, root, jobs)
    with server.lines.noted(), _quiet():
        ended = pytest.main([*OPTIONS, *tests], plugins=[server.guard, server])
    if server.trouble or ended is not pytest.ExitCode.OK:
        raise MutantsError(server.trouble or f"{ended!r}")
    kept.write_bytes(pickle.dumps((server.outcomes, server.left, server.known)))


def _anew(
    module: Module,
    tests: Sequence[str],
    changes: Sequence[Change],
    known: Known,
    jobs: int,
    kept: Path,
) -> None:
    for name in known.apart[str(module.file)]:
        try:
            importlib.import_module(name)
        except ImportError:  # only to be had from within another one
            continue
    name = module.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def trial(change: Change) -> Callable[[], str]:
        return lambda: _tried_anew(module, name, change, known, tests)

    kept.write_bytes(pickle.dumps(list(_forked(changes, trial, jobs, known))))


def _tried_anew(
    module: Module, name: str, change: Change, known: Known, tests: Sequence[str]
) -> str:
    try:
        code = module.compiled(change)
    except SyntaxError:
        return "no Python"
    signal.setitimer(signal.ITIMER_PROF, _IMPORT)
    sys.meta_path.insert(0, _Finder(name, module.file, code))
    for test in tests:  # one file after the other: most need not be collected
        guard = Guard(known)
        ended = pytest.main([*OPTIONS, "-x", test], plugins=[guard])
        if guard.failed or ended not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            return guard.failed or "import"
    return ""


class _Finder:
    """Finds one module, with other code than its file has."""

    def __init__(self, name: str, file: Path, code: CodeType) -> None:
        self._name = name
        self._loader = _Loader(name, str(file))
        self._loader.code = code
        self._file = file

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> ModuleSpec | None:
        if name != self._name:
            return None
        return importlib.util.spec_from_file_location(name, self._file, loader=self._loader)


class _Loader(SourceFileLoader):
    code: CodeType

    def get_code(self, _fullname: str) -> CodeType:
        return self.code


def _forget(files: Iterable[str]) -> None:
    """Forget what functions of some files remember of earlier calls."""
    wanted = frozenset(files)
    for one in gc.get_objects():
        if isinstance(one, _REMEMBERING):
            made = getattr(one, "__wrapped__", None)
            if isinstance(made, FunctionType) and made.__code__.co_filename in wanted:
                one.cache_clear()


def _functions(files: Iterable[str]) -> dict[tuple[str, int], list[FunctionType]]:
    """The functions of some files, by file and first line."""
    found: dict[tuple[str, int], list[FunctionType]] = {}
    wanted = frozenset(files)
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename in wanted:
            code = one.__code__
            found.setdefault((code.co_filename, code.co_firstlineno), []).append(one)
    return found


def _code_at(code: CodeType, first_line: int) -> CodeType:
    """The code of the function that begins on a line."""
    inside = [one for one in code.co_consts if isinstance(one, CodeType)]
    for one in inside:
        if one.co_firstlineno == first_line and not one.co_name.startswith("<"):
            is_class = "__qualname__" in one.co_names and "__module__" in one.co_names
            if not is_class:
                return one
    found = [one for one in inside if one.co_firstlineno <= first_line]
    for one in sorted(found, key=lambda each: -each.co_firstlineno):
        try:
            return _code_at(one, first_line)
        except LookupError:
            continue
    raise LookupError(first_line)


def _apart(file: str, root: Path) -> tuple[str, ...]:
    """Modules, no tests, that import a file in no way, in the order in which they came."""
    files = {
        name: Path(one.__file__) if getattr(one, "__file__", None) else None
        for name, one in list(sys.modules.items())
        if not name.startswith(("tests", "__")) and not {"pytest", "conftest"} & set(_parted(name))
    }
    ours = {
        name: path
        for name, path in files.items()
        if path and path.is_relative_to(root) and "site-packages" not in path.parts
    }
    needs = {name: _imports(name, path) & set(ours) for name, path in ours.items()}
    tainted = {name for name, path in ours.items() if str(path) == file}
    while more := {name for name in needs if needs[name] & tainted} - tainted:
        tainted |= more
    return tuple(name for name in files if name not in tainted)


def _parted(name: str) -> list[str]:
    return name.replace("_", ".").replace("pytestplugin", "pytest").split(".")


def _imports(name: str, path: Path) -> set[str]:
    parents = {name.rsplit(".", at)[0] for at in range(1, name.count(".") + 1)}
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            parents.update(one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            parents.add(node.module)
            parents.update(f"{node.module}.{one.name}" for one in node.names)
    return parents | {one.rsplit(".", 1)[0] for one in parents if "." in one}


def _forked(
    changes: Iterable[Change],
    trial: Callable[[Change], Callable[[], str]],
    jobs: int,
    known: Known,
) -> Iterator[Outcome]:
    for change, said in _children(changes, trial, jobs):
        known.noticed[said] += 1
        if not said:  # at once: all of it takes a while
            sys.stderr.write(f"missed: {change.module}:{change.number}: {change.what}\n")
        yield Outcome(change, said)


def _children(
    things: Iterable[Any], trial: Callable[[Any], Callable[[], str]], jobs: int
) -> Iterator[tuple[Any, str]]:
    """What a child said of each thing; so many children at once."""
    left = iter(things)
    running: dict[int, tuple[int, str, Any]] = {}
    try:
        while True:
            while len(running) < jobs and (thing := next(left, None)) is not None:
                running.update([_begun(thing, trial(thing))])
            if not running:
                return
            for reading in wait(list(running)):
                yield _ended(reading, *running.pop(reading))
    finally:
        for pid, folder, _ in running.values():
            _end_group(pid)
            os.waitpid(pid, 0)
            shutil.rmtree(folder, ignore_errors=True)


def _begun(thing: Any, run: Callable[[], str]) -> tuple[int, tuple[int, str, Any]]:
    folder = tempfile.mkdtemp(prefix="plek-mutant-")
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)
        _child(run, writing, folder)
    os.close(writing)
    return reading, (pid, folder, thing)


def _ended(reading: int, pid: int, folder: str, thing: Any) -> tuple[Any, str]:
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    _, status = os.waitpid(pid, 0)
    _end_group(pid)
    shutil.rmtree(folder, ignore_errors=True)
    ended = os.waitstatus_to_exitcode(status)
    if ended == _BROKEN:
        raise MutantsError(said)
    return thing, said or (f"signal {-ended}" if ended else "")


_BROKEN = 3


def _child(run: Callable[[], str], writing: int, folder: str) -> None:
    """Say what came of it, and end; nothing that the parent would do at its end is done."""
    code = 0
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        tempfile.tempdir = os.environ["TMPDIR"] = os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
        said = run()
    except (KeyboardInterrupt, SystemExit, pytest.exit.Exception) as ended:
        said = type(ended).__name__
    except BaseException as error:  # noqa: BLE001  # the parent raises it
        code, said = _BROKEN, f"{type(error).__name__}: {error}"
    try:
        os.write(writing, said.encode()[:4000])
    finally:  # also when nobody listens any more
        os._exit(code)


def _end_group(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)  # what a test started and did not end


def _in_fork(work: Callable[[], None], folder: Path) -> None:
    """Do something in a process of its own, and raise what it raised."""
    trouble = folder / "trouble"
    pid = os.fork()
    if not pid:
        code = _BROKEN
        try:
            work()
            code = 0
        except BaseException as error:  # noqa: BLE001  # the parent raises it
            trouble.write_text(f"{type(error).__name__}: {error}", "utf-8")
        finally:
            os._exit(code)
    _, status = os.waitpid(pid, 0)
    if status:
        said = trouble.read_text("utf-8") if trouble.exists() else f"it ended with {status}"
        raise MutantsError(said)


@contextmanager
def _quiet() -> Generator[None]:
    kept = os.dup(1)
    nothing = os.open(os.devnull, os.O_WRONLY)
    sys.stdout.flush()
    os.dup2(nothing, 1)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nothing)
