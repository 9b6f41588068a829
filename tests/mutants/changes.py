"""Which small changes can be made to a module: one at a time, each a mistake somebody could make.

Left alone are annotations and other types, decorators, imports, docstrings, sentences for people,
and what goes to the log.
"""

from __future__ import annotations

import ast
import copy
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType
from typing import Any

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_CALCULATED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_SENTENCE = re.compile(r"[A-Z`].* |.*[.:!?]$", re.DOTALL)
_WORDS = re.compile(r"[a-z_]+( [a-z_]+)+")
_NOT_LOOKED_INTO = {"annotation", "returns", "decorator_list", "bases", "keywords", "type_params"}
_UNCHANGED = {"TypeVar", "NewType", "get_logger", "cast"}
_TYPES = re.compile(r"tuple|dict|list|frozenset|(?!Annotated\b)[A-Z][a-z]\w*")
_HEADED = (ast.If, ast.While, ast.For, ast.AsyncFor, ast.With, ast.AsyncWith, ast.Try, ast.Match)
_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a module.

    Attributes:
        module: path of the module in the repository.
        line: text of the line, by which it is known when lines move.
        what: what is changed into what.
        nth: which one it is, where one line has the same change more than once.
        number: of the line.
        lines: first and last line of the statement: who runs none of them can't notice.
        function: first line of the function (of the module, or a method) whose body it is in; 0
            for what is run at import.
    """

    module: str
    line: str
    what: str
    nth: int
    number: int
    lines: tuple[int, int]
    function: int

    @property
    def key(self) -> tuple[str, str, str, int]:
        """By what `same.toml` knows it."""
        return self.module, self.line, self.what, self.nth


@dataclass(slots=True)
class _Place:
    """Where a node stands, so that another can be put there."""

    parent: ast.AST
    name: str
    at: int | None

    def put(self, node: ast.AST) -> None:
        if self.at is None:
            setattr(self.parent, self.name, node)
        else:
            getattr(self.parent, self.name)[self.at] = node


@dataclass(slots=True)
class _Around:
    statement: ast.stmt | None = None
    function: int = 0
    named: bool = False


@dataclass(slots=True)
class Module:
    """A module and all changes that can be made to it.

    Attributes:
        path: in the repository.
        file: where it is.
        changes: in the order of the lines.
    """

    path: str
    file: Path
    changes: list[Change] = field(default_factory=list)
    _tree: ast.Module = field(default_factory=lambda: ast.Module([], []))
    _made: list[tuple[_Place, ast.AST, ast.AST]] = field(default_factory=list)

    @classmethod
    def read(cls, path: str, root: Path) -> Module:
        """Read a module and find its changes."""
        file = root / path
        source = file.read_text("utf-8")
        made = cls(path, file)
        made._tree = ast.parse(source)
        lines = source.splitlines()
        seen: Counter[tuple[str, str]] = Counter()
        for place, old, new, what, around in _within(made._tree, _Around()):
            number = getattr(old, "lineno", 0) or getattr(around.statement, "lineno", 0)
            line = lines[number - 1].strip()
            seen[line, what] += 1
            nth = seen[line, what]
            change = Change(
                path, line, what, nth, number, _span(around.statement, number), around.function
            )
            made.changes.append(change)
            made._made.append((place, old, new))
        return made

    def compiled(self, change: Change) -> CodeType:
        """The module's code with one change; SyntaxError where that is no Python."""
        place, old, new = self._made[self.changes.index(change)]
        place.put(ast.fix_missing_locations(ast.copy_location(new, old)))
        try:
            return compile(self._tree, str(self.file), "exec", dont_inherit=True)
        finally:
            place.put(old)


_Made = tuple[_Place, ast.AST, ast.AST, str, _Around]


def _span(statement: ast.stmt | None, number: int) -> tuple[int, int]:
    if statement is None:
        return number, number
    last = statement.end_lineno or statement.lineno
    if isinstance(statement, _HEADED):
        body = statement.cases[0].pattern if isinstance(statement, ast.Match) else statement.body[0]
        last = max(statement.lineno, body.lineno - 1)
    return min(statement.lineno, number), last


def _within(node: ast.AST, around: _Around) -> Iterator[_Made]:
    for name, value in ast.iter_fields(node):
        if name in _NOT_LOOKED_INTO and not (name == "keywords" and isinstance(node, ast.Call)):
            continue
        for at, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not _skipped(node, child, name):
                inside = _around(node, name, child, around)
                place = _Place(node, name, at)
                for new, what in _variants(child, inside):
                    yield place, child, new, what, inside
                yield from _within(child, inside)


def _around(node: ast.AST, name: str, child: ast.AST, around: _Around) -> _Around:
    function = around.function
    if isinstance(node, _FUNCTION) and name == "body" and not function:
        function = min([node.lineno, *(one.lineno for one in node.decorator_list)])
    statement = child if isinstance(child, ast.stmt) else around.statement
    return _Around(statement, function, isinstance(node, ast.ClassDef) or around.named)


def _skipped(node: ast.AST, child: ast.AST, name: str) -> bool:
    if isinstance(child, (ast.Import, ast.ImportFrom, ast.expr_context)):
        return True
    if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
        return True  # a docstring
    if isinstance(child, ast.Constant) and _is_said(node, child):
        return True
    if isinstance(node, ast.AnnAssign) and name != "value":
        return True
    if isinstance(child, ast.Assign) and _is_type(child.value):
        return True
    if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
        return True
    return isinstance(child, (ast.Call, ast.Expr)) and bool(_called(child) & _UNCHANGED)


def _is_type(value: ast.expr) -> bool:
    """Whether a value is another name for a type; `Annotated` does something."""
    match value:
        case ast.BinOp(op=ast.BitOr(), right=ast.Constant(value=None)):
            return True
        case ast.Subscript(value=ast.Name(id=name)):
            return bool(_TYPES.fullmatch(name))
    return False


def _is_said(node: ast.AST, child: ast.Constant) -> bool:
    """Whether a constant is part of a text for people."""
    if isinstance(node, ast.JoinedStr):
        return True
    error = isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Error")
    return error and isinstance(child.value, str) and " " in child.value


def _called(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Expr):
        node = node.value
    if not isinstance(node, ast.Call):
        return set()
    names = {node.func.attr} if isinstance(node.func, ast.Attribute) else {ast.unparse(node.func)}
    logs = isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "log"
    return names | ({"get_logger"} if logs else set())


def _variants(node: ast.AST, around: _Around) -> Iterator[tuple[ast.AST, str]]:
    words = not around.named or bool(around.function)  # a class' own words are one name each
    for new in (*_statements(node), *_expressions(node), *_constants(node, words=words)):
        yield new, f"{ast.unparse(node)} → {ast.unparse(new)}"
    if words and isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _words(node.value)
    yield from _parts(node, table=not around.function)


def _changed(node: ast.AST, **fields: object) -> ast.AST:
    twin = copy.copy(node)
    for name, value in fields.items():
        setattr(twin, name, value)
    return twin


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Return(value=value) if value is not None and ast.unparse(value) != "None":
            yield ast.Return(ast.Constant(None))
        case ast.Raise() | ast.Continue() | ast.Break() | ast.Delete() | ast.AugAssign():
            yield ast.Pass()
        case ast.Expr(value=ast.Call() | ast.Await()):
            yield ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield ast.Pass()
    match node:
        case ast.AugAssign(op=op) if type(op) in _CALCULATED:
            yield _changed(node, op=_CALCULATED[type(op)]())
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            if not isinstance(test, (ast.Compare, ast.BoolOp, ast.UnaryOp)):
                yield _negated(node, test)


def _negated(node: ast.AST, test: ast.expr) -> ast.AST:
    return _changed(node, test=ast.UnaryOp(ast.Not(), test))


def _expressions(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=ops):
            for at, op in enumerate(ops):
                for other in _COMPARED[type(op)]:
                    yield _changed(node, ops=[*ops[:at], other(), *ops[at + 1 :]])
        case ast.BoolOp(op=op, values=values):
            yield _changed(node, op=ast.Or() if isinstance(op, ast.And) else ast.And())
            for at in range(len(values)):
                left = [*values[:at], *values[at + 1 :]]
                yield left[0] if len(left) == 1 else _changed(node, values=left)
        case ast.BinOp(op=op, left=left, right=right):
            if type(op) in _CALCULATED:
                yield _changed(node, op=_CALCULATED[type(op)]())
            if isinstance(op, ast.BitOr):
                yield left
                yield right
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand


def _constants(node: ast.AST, *, words: bool) -> Iterator[ast.AST]:
    match node:
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(value=str() as value) if not (
            _SENTENCE.match(value) or (words and _WORDS.fullmatch(value))
        ):
            yield ast.Constant(value + "x")


def _words(text: str) -> Iterator[tuple[ast.AST, str]]:
    each = text.split(" ") if _WORDS.fullmatch(text) else []
    for at, word in enumerate(each):
        yield ast.Constant(" ".join(_without(each, at))), f"without {word}"


def _parts(node: ast.AST, *, table: bool) -> Iterator[tuple[ast.AST, str]]:
    """Something left out of a whole, or two things of it the other way round."""
    match node:
        case ast.Call(args=args, keywords=keywords):
            yield from _arguments(node, args, keywords, table=table)
        case ast.Dict(keys=keys, values=values):
            yield from _entries(node, keys, values, table=table)
        case ast.Tuple(elts=elts) | ast.List(elts=elts) | ast.Set(elts=elts):
            if len(elts) > 1 and _shortened(node, elts, table=table):
                for at, one in enumerate(elts):
                    yield _changed(node, elts=_without(elts, at)), f"without {ast.unparse(one)}"
        case ast.comprehension(ifs=ifs):
            for at, one in enumerate(ifs):
                yield _changed(node, ifs=_without(ifs, at)), f"without if {ast.unparse(one)}"


def _arguments(
    node: ast.Call, args: Sequence[ast.expr], keywords: Sequence[ast.keyword], *, table: bool
) -> Iterator[tuple[ast.AST, str]]:
    called = ast.unparse(node.func)
    for at, one in enumerate(keywords):
        if one.arg:
            yield (
                _changed(node, keywords=_without(keywords, at)),
                f"{called}() without {ast.unparse(one)}",
            )
    if table:
        for at, arg in list(enumerate(args))[1:]:
            left = _without(args, at)
            yield _changed(node, args=left), f"{called}() without {ast.unparse(arg)}"
    if len(args) > 1 and not any(isinstance(one, ast.Starred) for one in args[:2]):
        first, second = args[:2]
        if ast.unparse(first) != ast.unparse(second):
            what = f"{called}() with {ast.unparse(first)}, {ast.unparse(second)} swapped"
            yield _changed(node, args=[second, first, *args[2:]]), what


def _entries(
    node: ast.Dict,
    keys: Sequence[ast.expr | None],
    values: Sequence[ast.expr],
    *,
    table: bool,
) -> Iterator[tuple[ast.AST, str]]:
    for at, key in enumerate(keys):
        name = ast.unparse(key) if key is not None else f"**{ast.unparse(values[at])}"
        fields = {"keys": _without(keys, at), "values": _without(values, at)}
        yield _changed(node, **fields), f"without {name}"
    if not table:
        return
    texts = [ast.unparse(one) for one in values]
    for at, key in enumerate(keys):
        following = [*range(at + 1, len(values)), *range(at)]
        other = next((one for one in following if texts[one] != texts[at]), None)
        if other is not None and key is not None:
            new = [*values[:at], copy.deepcopy(values[other]), *values[at + 1 :]]
            yield _changed(node, values=new), f"{ast.unparse(key)}: {texts[at]} → {texts[other]}"


def _without(items: Sequence[Any], at: int) -> list[Any]:
    return [*items[:at], *items[at + 1 :]]


def _shortened(node: ast.AST, elts: Iterable[ast.expr], *, table: bool) -> bool:
    """Whether one less is another value: what several names are taken from is only broken."""
    if isinstance(getattr(node, "ctx", None), ast.Store):
        return False
    plain = all(isinstance(one, (ast.Constant, ast.Attribute)) for one in elts)
    return table or plain or not isinstance(node, ast.Tuple)
