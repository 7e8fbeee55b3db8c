"""Small faults put into a module: which there could be, and the module with one of them.

A fault is one change of meaning at one place: another comparison, another number, a condition
turned round, a call left out. It is made in the tree of the code, so its place is that of the
source.
"""

import ast
import copy
import inspect
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
_CALLED = {
    "min": "max", "max": "min", "any": "all", "all": "any", "rstrip": "lstrip",
    "lstrip": "rstrip", "startswith": "endswith", "endswith": "startswith", "append": "extend",
    "argmax": "argmin", "argmin": "argmax", "bisect_left": "bisect_right",
    "bisect_right": "bisect_left", "minimum": "maximum", "maximum": "minimum",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault.

    Attributes:
        path: The module's file.
        number: Which of its faults this is.
        line: Where it stands.
        change: What is changed, in words.
    """

    path: Path
    number: int
    line: int
    change: str


def mutants_of(path: Path) -> list[Mutant]:
    """Return every fault that a module can have."""
    found = _sites(ast.parse(path.read_bytes()))
    return [
        Mutant(path, number, node.lineno, change) for number, (node, change, _) in enumerate(found)
    ]


def sound(path: Path) -> Mutant:
    """Return a fault that is none: no test may fail of it."""
    return Mutant(path, -1, 0, "nothing")


def code_of(mutant: Mutant) -> CodeType:
    """Return the module with the fault in it."""
    tree = ast.parse(mutant.path.read_bytes())
    if mutant.number >= 0:
        _, _, change = list(_sites(tree))[mutant.number]
        change()
    return compile(ast.fix_missing_locations(tree), mutant.path, "exec")


Place = tuple[str, int]
"""A function's qualified name and first line."""


def parts_of(code: CodeType) -> tuple[object, dict[Place, CodeType]]:
    """Return what of a module runs as it is imported, and the bodies of its functions.

    Of two functions with one name on one line, and of code that runs at once, none is a body.
    """
    every = list(_nested(code))
    named = Counter((one.co_qualname, one.co_firstlineno) for one in every)
    bodies = {
        place: one for one in every if named[place := (one.co_qualname, one.co_firstlineno)] == 1
    }
    return _at_import(code, {*map(id, bodies.values())}), bodies


def _nested(code: CodeType) -> Iterator[CodeType]:
    """Yield the functions of a module and of its classes, but not what functions hold."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            if one.co_flags & inspect.CO_OPTIMIZED:
                yield one
            else:
                yield from _nested(one)


def _at_import(code: CodeType, bodies: set[int]) -> object:
    held = [
        one
        if not isinstance(one, CodeType) or one.co_flags & inspect.CO_OPTIMIZED
        else _at_import(one, bodies)
        for one in code.co_consts
        if id(one) not in bodies
    ]
    return code.co_code, code.co_names, [(type(one), repr(one), one) for one in held]


class Changed(MetaPathFinder, Loader):
    """What imports a module with a fault in the place of the module."""

    def __init__(self, name: str, mutant: Mutant) -> None:
        self._name = name
        self._mutant = mutant

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer for the one module."""
        if fullname != self._name:
            return None
        return spec_from_file_location(fullname, self._mutant.path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        """Run the module."""
        exec(code_of(self._mutant), module.__dict__)  # noqa: S102 - our own code, changed


_Site = tuple[ast.expr | ast.stmt, str, Callable[[], None]]


def _sites(tree: ast.Module) -> Iterator[_Site]:
    """Yield each place of a tree, what a change there would be called, and what makes it."""
    for node in _meant(tree):
        if isinstance(node, ast.expr):
            yield from _of_expression(node)
        elif isinstance(node, ast.stmt):
            yield from _of_statement(node)


def _meant(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what has a meaning when it runs: no annotation, docstring, import or message."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases", "type_params"}:
            continue
        if isinstance(node, ast.Raise | ast.Assert | ast.FormattedValue):
            continue
        for child in value if isinstance(value, list) else [value]:
            is_words = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            if isinstance(child, ast.AST) and not is_words:
                yield from _meant(child)


def _of_expression(node: ast.expr) -> Iterator[_Site]:
    match node:
        case ast.Compare(ops=[op]) if other := _COMPARED.get(type(op)):
            words = f"{_words(node)}: {type(op).__name__} → {other.__name__}"
            yield node, words, lambda: setattr(node, "ops", [other()])
        case ast.BinOp(op=op) if counted := _COUNTED.get(type(op)):
            words = f"{_words(node)}: {type(op).__name__} → {counted.__name__}"
            yield node, words, lambda: setattr(node, "op", counted())
        case ast.BoolOp(op=op):
            turned = ast.Or if isinstance(op, ast.And) else ast.And
            yield (
                node,
                f"{_words(node)}: {type(op).__name__} → {turned.__name__}",
                (lambda: setattr(node, "op", turned())),
            )
            nothing = ast.Constant(isinstance(op, ast.And))
            kept = [*copy.deepcopy(node.values[:-1]), nothing]
            yield node, f"{_words(node)}: without its last", lambda: setattr(node, "values", kept)
        case ast.UnaryOp(op=ast.Not()):
            double = ast.UnaryOp(ast.Not(), node.operand)
            yield node, f"{_words(node)}: not dropped", lambda: setattr(node, "operand", double)
        case ast.Constant(value=bool() as value):
            yield node, f"{value} → {not value}", lambda: setattr(node, "value", not value)
        case ast.Constant(value=int() | float() as number):
            yield node, f"{number} → {number + 1}", lambda: setattr(node, "value", number + 1)
        case ast.Constant(value=str() as text):
            yield node, f"{text!r} → with XX", lambda: setattr(node, "value", f"XX{text}")
        case ast.IfExp(test=test):
            turned_test = ast.UnaryOp(ast.Not(), test)
            yield node, f"{_words(node)}: turned", lambda: setattr(node, "test", turned_test)
        case ast.Call(func=ast.Name(id=name) as called) if name in _CALLED:
            yield (
                node,
                f"{_words(node)}: {_CALLED[name]}",
                (lambda: setattr(called, "id", _CALLED[name])),
            )
        case ast.Call(func=ast.Attribute(attr=name) as of) if name in _CALLED:
            yield (
                node,
                f"{_words(node)}: {_CALLED[name]}",
                lambda: setattr(of, "attr", _CALLED[name]),
            )


def _of_statement(node: ast.stmt) -> Iterator[_Site]:
    match node:
        case ast.If(test=test) | ast.While(test=test):
            turned = ast.UnaryOp(ast.Not(), test)
            yield node, f"if {_words(test)}: turned", lambda: setattr(node, "test", turned)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield (
                node,
                f"return {_words(value)}: None",
                (lambda: setattr(node, "value", ast.Constant(None))),
            )
        case ast.Expr(value=ast.Call() as call):
            yield node, f"{_words(call)}: left out", lambda: setattr(node, "value", ast.Constant(0))
        case ast.AugAssign(op=op) if other := _COUNTED.get(type(op)):
            yield node, f"{_words(node)}: {other.__name__}", lambda: setattr(node, "op", other())
        case ast.Continue():
            # An empty loop body would not run on: what follows runs instead.
            yield node, "continue: dropped", lambda: _become_pass(node)


def _become_pass(node: ast.stmt) -> None:
    node.__class__ = ast.Pass  # the same place in its list, and no other meaning


def _words(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 60 else f"{text[:57]}…"
