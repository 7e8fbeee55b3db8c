"""Whether a page has the form of the tool's pages: each element, attribute and label in its place.

What a page is filled with is weighed elsewhere; here it may be anything that holds no tag. What is
fixed in the tool's forms must stand there as it is: so no element may be missing, stand twice or
elsewhere, none may have another name, class or label, none more or fewer attributes.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Environment, FileSystemLoader, nodes
from markupsafe import escape

from comparator.corpus import bundled_templates
from comparator.verify.published import Fault, Sheet
from comparator.wording.translation import language, translated

_FILLED = "[^<>\"']*"
_AROUND = "\n" * 8
_ROOM = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class _Bound:
    """An expression, or a macro, with the names that are known where it stands."""

    node: nodes.Node
    names: "Mapping[str, _Bound]"


_Names = Mapping[str, _Bound]


@dataclass(frozen=True, slots=True)
class _Form:
    """A template.

    Attributes:
        body: What stands in it.
        names: Its macros, and those that it takes from others.
        parent: What it extends, or None.
        blocks: What it puts in the place of its parent's blocks.
    """

    body: Sequence[nodes.Node]
    names: _Names
    parent: "_Form | None" = None
    blocks: Mapping[str, nodes.Block] = field(default_factory=dict)


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(bundled_templates()), autoescape=True)


def _source(name: str) -> str:
    loader = _environment().loader
    return loader.get_source(_environment(), name)[0] if loader else ""


@cache
def _form(name: str) -> _Form:
    tree = _environment().parse(_source(name))
    names: dict[str, _Bound] = {}
    _take_names(tree.body, names)
    for block in tree.find_all(nodes.Block):
        _take_names(block.body, names)
    parent = tree.find(nodes.Extends)
    return _Form(
        tree.body,
        names,
        _form(_const(parent.template)) if parent else None,
        {block.name: block for block in tree.find_all(nodes.Block)},
    )


def _take_names(body: Sequence[nodes.Node], names: dict[str, _Bound]) -> None:
    """Add the macros that are defined, or taken from other forms, on one level."""
    for node in body:
        if isinstance(node, nodes.FromImport):
            taken = _form(_const(node.template)).names
            pairs = (n if isinstance(n, tuple) else (n, n) for n in node.names)
            names |= {own: taken[theirs] for theirs, own in pairs}
        elif isinstance(node, nodes.Macro):
            names[node.name] = _Bound(node, names)


def _const(node: nodes.Expr) -> str:
    return str(node.as_const())


class _Writer:
    """Writes what a form allows as a regular expression."""

    def __init__(self, form: _Form) -> None:
        self._chain = [form]
        while (parent := self._chain[-1].parent) is not None:
            self._chain.append(parent)

    def pieces(self, block: str = "") -> Iterator[str]:
        """Return the expression in the pieces that follow each other on a page, or in a block."""
        root = self._chain[-1]
        return self._block(block) if block else self._pieces(root.body, root.names)

    def _pieces(self, body: Sequence[nodes.Node], names: _Names) -> Iterator[str]:
        known = dict(names)
        for node in body:
            match node:
                case nodes.Output():
                    for told in node.nodes:
                        yield self._told(told, known)
                case nodes.If():
                    yield self._either(node, known)
                case nodes.For():
                    yield self._each(node, known)
                case nodes.Block():
                    yield from self._block(node.name)
                case nodes.Include():
                    form = _form(_const(node.template))
                    yield from self._pieces(form.body, form.names)
                case nodes.Assign(target=nodes.Name(name=name)):
                    known[name] = _Bound(node.node, dict(known))
                case nodes.Macro() | nodes.FromImport() | nodes.Extends():
                    pass  # known from the start
                case _:
                    raise TypeError(f"a form has {type(node).__name__}")

    def _block(self, name: str) -> Iterator[str]:
        form = next(form for form in self._chain if name in form.blocks)
        return self._pieces(form.blocks[name].body, form.names)

    def _all(self, body: Sequence[nodes.Node], names: _Names) -> str:
        return "".join(self._pieces(body, names))

    def _either(self, node: nodes.If, names: _Names) -> str:
        bodies = [node.body, *(other.body for other in node.elif_), node.else_]
        return _any_of(self._all(body, names) for body in bodies)

    def _each(self, node: nodes.For, names: _Names) -> str:
        if isinstance(node.iter, nodes.Tuple | nodes.List) and all(
            isinstance(item, nodes.Tuple | nodes.Const | nodes.Call) for item in node.iter.items
        ):
            turns = (_filled(node.target, item, names) for item in node.iter.items)
            return "".join(self._all(node.body, {**names, **turn}) for turn in turns)
        hidden = {name.name for name in node.target.find_all(nodes.Name)} | (
            {node.target.name} if isinstance(node.target, nodes.Name) else set()
        )
        own = {name: bound for name, bound in names.items() if name not in hidden}
        body, other = self._all(node.body, own), self._all(node.else_, names)
        if "<" not in body.replace(_FILLED, ""):
            return _FILLED  # words and what parts them
        each = f"(?>{body})"  # each turn is taken whole: no page is tried in a thousand ways
        return f"(?:{each}+|{other})" if other else f"{each}*"

    def _told(self, node: nodes.Node, names: _Names) -> str:
        told = _FILLED
        match node:
            case nodes.TemplateData():
                told = re.escape(node.data)
            case nodes.Const():
                told = re.escape(escape(str(node.value)))
            case nodes.Name() if node.name in names:
                told = self._told(names[node.name].node, names[node.name].names)
            case nodes.CondExpr():
                others = [node.expr2] if node.expr2 else []
                told = _any_of(self._told(each, names) for each in (node.expr1, *others))
            case nodes.Concat():
                told = "".join(self._told(each, names) for each in node.nodes)
            case nodes.Call(node=nodes.Name(name="_")):
                told = self._said(node, names)
            case nodes.Call(node=nodes.Name(name="spoken")):
                told = re.escape(language())
            case nodes.Call(node=nodes.Name(name=name)) if name in names:
                told = self._macro(node, names[name], names)
        return told

    def _said(self, node: nodes.Call, names: _Names) -> str:
        """Return a sentence in the language spoken, with what stands where it has room."""
        rooms = {pair.key: self._told(pair.value, names) for pair in node.kwargs}
        parts = _ROOM.split(translated(_const(node.args[0])))
        return "".join(
            rooms[part] if n % 2 else re.escape(part.replace("%%", "%"))
            for n, part in enumerate(parts)
        )

    def _macro(self, node: nodes.Call, bound: _Bound, names: _Names) -> str:
        macro = bound.node
        if not isinstance(macro, nodes.Macro):
            return _FILLED
        behind = macro.args[len(macro.args) - len(macro.defaults) :]
        filled = {
            arg.name: _Bound(value, bound.names)
            for arg, value in zip(behind, macro.defaults, strict=True)
        } | {
            arg.name: _Bound(value, names)
            for arg, value in zip(macro.args, node.args, strict=False)
        }
        filled |= {pair.key: _Bound(pair.value, names) for pair in node.kwargs}
        return self._all(macro.body, {**bound.names, **filled})


def _filled(target: nodes.Node, item: nodes.Node, names: _Names) -> dict[str, _Bound]:
    """Return what the names of a loop stand for in one turn."""
    targets: list[nodes.Node]
    items: list[nodes.Node]
    if isinstance(target, nodes.Tuple) and isinstance(item, nodes.Tuple):
        targets, items = [*target.items], [*item.items]
    else:
        targets, items = [target], [item]
    pairs = zip(targets, items, strict=True)
    return {
        each.name: _Bound(value, names) for each, value in pairs if isinstance(each, nodes.Name)
    }


def _any_of(told: Iterator[str]) -> str:
    # What is filled in may be nothing: it is tried last.
    each = sorted(dict.fromkeys(told), key=lambda one: one.startswith(_FILLED))
    return each[0] if len(each) == 1 else f"(?:{'|'.join(each)})"


@cache
def _pieces_of(name: str, block: str, spoken: str) -> tuple[str, ...]:
    return tuple(_Writer(_form(f"pages/{name}.html")).pieces(block))


@cache
def _pattern(name: str, block: str, spoken: str) -> re.Pattern[str]:
    return re.compile("".join(_pieces_of(name, block, spoken)))


@cache
def _pages_by_kind() -> Mapping[str, Sequence[str]]:
    """Return the forms of pages by the class that tells their kind."""
    found = defaultdict(list)
    for path in sorted((bundled_templates() / "pages").iterdir()):
        form = _form(f"pages/{path.name}")
        if form.parent:
            found["".join(_Writer(form).pieces("kind"))].append(path.name.removesuffix(".html"))
    return found


def faults_of_form(sheet: Sheet) -> Iterator[Fault]:
    """Yield that a sheet is not of the form that its kind of page has, and where it leaves it."""
    body = next((e for e in sheet.root.all() if e.tag == "body"), None)
    if not sheet.part:
        kind = body.attributes.get("class", "") if body else ""
        names, block = _pages_by_kind().get(kind, ()), ""
    elif sheet.room == "themes":
        names, block = ("sidepair",), ""
    else:
        names, block = ("pair",), "main"
    ends = [_end(sheet.text, name, block) for name in names]
    if -1 not in ends:
        line = sheet.text.count("\n", 0, max(ends, default=0)) + 1
        told = " ".join(sheet.text[max(ends, default=0) :][:60].split())
        problem = f"{told} does not stand so in any page." if ends else "it is no page of these."
        yield Fault(sheet.path, 0 if sheet.part else line, "claims", problem)


def _end(text: str, name: str, block: str) -> int:
    """Return where a text leaves a form, or -1 where it does not."""
    # A part lies without the white space around it.
    whole = f"{text}{_AROUND}" if block else text
    found = _pattern(name, block, language()).match(whole)
    if found and not whole[found.end() :].strip():
        return -1
    pieces = _pieces_of(name, block, language())
    fits = bisect_left(range(len(pieces)), 1, key=lambda n: not _begins(pieces[: n + 1], whole))
    begun = re.match("".join(pieces[:fits]), whole)
    return begun.end() if begun else 0


def _begins(pieces: Sequence[str], text: str) -> bool:
    return re.match("".join(pieces), text) is not None
