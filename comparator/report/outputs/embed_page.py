"""A fragment of HTML to paste into another page: a passage, a pair or the life of a clause.

Everything it needs is in its elements' own style attributes: it has no script, no style sheet
that could reach the page around it, no class and no id, and asks for nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from comparator.diff.likeness import is_far
from comparator.errors import InputError
from comparator.model import Edition, Finding, Thread
from comparator.model.passage_ids import mark_of
from comparator.report.addresses import thread_anchor
from comparator.report.edition_index import Lookup
from comparator.report.marks import Run, plain_runs, runs_in_line, runs_of_side
from comparator.report.outputs.embed_target import Target
from comparator.report.parts.citations import citation, safe_href
from comparator.report.parts.findings import told
from comparator.report.rendering.assets import EMBED_STYLES
from comparator.report.rendering.templates import render_part
from comparator.wording.translation import language, say, speaking


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one declaration, with a line above them."""

    head: str
    language: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """A declaration as it is cited; `href` is "" where its source has no address."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedView:
    """What the template of an embed takes."""

    language: str
    styles: dict[str, str]
    wordings: tuple[Wording, ...]
    origins: tuple[Origin, ...]
    told: str = ""


def render_embed(edition: Edition, target: Target, ui_language: str = "en") -> bytes:
    """Return what a target points at as a fragment of HTML.

    Args:
        edition: An edition with what the target needs: for a pair its collation, for a thread
            or a finding the collations of neighbours and the threads.
        target: What is to be shown.
        ui_language: What the words around it are in.

    Raises:
        InputError: The edition has nothing by that name.
    """
    lookup = Lookup(edition)
    with speaking(ui_language):
        wordings, refs = _shown(lookup, target)
        origins = tuple(_origins(lookup, refs))
        line = _found(lookup, target) if target.name else None
        view = EmbedView(
            language=language(),
            styles=EMBED_STYLES,
            wordings=tuple(wordings),
            origins=origins,
            told=told(lookup, line) if line else "",
        )
        return render_part("embed", view)


def _shown(lookup: Lookup, target: Target) -> tuple[list[Wording], list[str]]:
    """Return the wordings of a target, and all passages they are made of."""
    ref = f"{target.declaration}#{target.key}"
    if target.kind == "thread":
        name = f"t-{target.declaration}-{target.key}"
        threads = (t for t in lookup.edition.threads if thread_anchor(t.id) == name)
        thread = next(threads, None)
        if thread is None:
            raise InputError(None, None, f"there is no thread {name!r}.", _REMEDY)
        return _life(lookup, thread)
    if target.name:
        finding = _found(lookup, target)
        return _line(lookup, finding.left, finding.right)
    refs = _passages(lookup, target)
    if target.kind == "pair":
        return _pair(lookup, target, refs[0])
    before = _before(lookup, ref) if target.kind == "turn" else None
    if before:
        return _line(lookup, *before)
    if target.kind == "finding":
        older = [d.id for d in lookup.declarations[: lookup.position[target.declaration]]]
        pair = lookup.pair.get((older[-1], target.declaration)) if older else None
        link = pair.number("right", ref) if pair else None
        if pair and link is not None:
            return _line(lookup, pair.links[link].left, pair.links[link].right)
    return [_plain(lookup, refs)], refs


def _found(lookup: Lookup, target: Target) -> Finding:
    """Return the finding that a target names."""
    collation = lookup.collations.get((target.other, target.declaration))
    for finding in collation.findings if collation else ():
        if finding.id == target.name:
            return finding
    problem = f"there is no finding {target.name!r}."
    raise InputError(None, None, problem, _REMEDY + " The texts may have changed since.")


def _before(lookup: Lookup, ref: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the passages that said a clause before, and those that say it with `ref`."""
    thread = lookup.thread.get(ref)
    stations = [refs for _, refs in thread if refs] if thread else []
    for old, new in pairwise(stations):
        if ref in new:
            return old, new
    return None


_REMEDY = "Copy the address of a row, a passage or a finding from the report."


def _passages(lookup: Lookup, target: Target) -> list[str]:
    """Return the ids of the passage, or of all passages of the block, that is named."""
    found = [
        p.id
        for p in lookup.passages_of.get(target.declaration, ())
        if target.key in {p.key, f"p{p.block}"}
    ]
    if not found:
        name = f"{target.declaration}#{target.key}"
        raise InputError(None, None, f"there is no passage {name!r}.", _REMEDY)
    return found


def _pair(lookup: Lookup, target: Target, ref: str) -> tuple[list[Wording], list[str]]:
    """Return both sides of the link of a passage, or the passage alone if it has none."""
    key = (target.other, target.declaration)
    key = key if target.side == "right" else key[::-1]
    pair = lookup.pair.get(key)
    if pair is None:
        raise InputError(None, None, f"there is no pair {'--'.join(key)!r}.", _REMEDY)
    number = pair.number(target.side, ref)
    if number is None:
        return [_plain(lookup, [ref])], [ref]
    link, variant = pair.links[number], pair.variants[number]
    spoken = lookup.declaration[pair.right].language
    left = runs_of_side(variant, lookup.texts(link.left), "left", spoken)
    right = runs_of_side(variant, lookup.texts(link.right), "right", spoken)
    sides = [
        Wording(_head(lookup, refs), _language(lookup, refs), _joined(runs))
        for refs, runs in ((link.left, left), (link.right, right))
    ]
    return sides, [*link.left, *link.right]


def _line(
    lookup: Lookup, old: Sequence[str], new: Sequence[str]
) -> tuple[list[Wording], list[str]]:
    """Return the newer passages with what went struck, or both if they are too far apart."""
    variant = lookup.wordings.variant(tuple(old), tuple(new))
    if is_far(variant):
        return [_plain(lookup, new), _plain(lookup, old)], [*new, *old]
    spoken = _language(lookup, new)
    runs = runs_in_line(variant, lookup.texts(new), spoken)
    against = lookup.tag[lookup.passage[old[0]].declaration]
    head = say("%(place)s, marked against %(older)s", place=_head(lookup, new), older=against)
    return [Wording(head, spoken, _joined(runs, is_in_line=True))], [*new, *old]


def _life(lookup: Lookup, thread: Thread) -> tuple[list[Wording], list[str]]:
    """Return the wordings of a thread, newest first; years that say the same in one."""
    wordings: list[Wording] = []
    shown: list[str] = []
    before: tuple[str, ...] = ()
    for _, refs in thread:
        if not refs:
            continue
        if before and lookup.wordings.form(before) == lookup.wordings.form(refs):
            last = wordings[-1]
            head = say(
                "%(place)s; the same in %(later)s", place=last.head, later=_head(lookup, refs)
            )
            wordings[-1] = Wording(head, last.language, last.runs)
        else:
            made, _ = _line(lookup, before, refs) if before else ([_plain(lookup, refs)], [])
            wordings.append(made[0])
        shown = [*refs, *shown]
        before = refs
    return wordings[::-1], shown


def _plain(lookup: Lookup, refs: Sequence[str]) -> Wording:
    runs = _joined(plain_runs(text) for text in lookup.texts(refs))
    return Wording(_head(lookup, refs), _language(lookup, refs), runs)


def _head(lookup: Lookup, refs: Sequence[str]) -> str:
    """Return where passages stand, such as "Moscow 2020, ¶14.2"."""
    passages = [lookup.passage[ref] for ref in refs]
    numbers = ", ".join(map(mark_of, refs))
    return f"{lookup.name[passages[0].declaration]}, {numbers}"


def _language(lookup: Lookup, refs: Sequence[str]) -> str:
    return lookup.declaration[lookup.passage[refs[0]].declaration].language


def _joined(passages: Iterable[tuple[Run, ...]], is_in_line: bool = False) -> tuple[Run, ...]:
    """Return the runs of passages in one; light changes and changes of place are not marked.

    Where older words stand in the line of the newer ones, those of such a change are left out:
    one form of it is enough.
    """
    runs: list[Run] = []
    for passage in passages:
        if runs:
            runs.append(Run(" "))
        for run in passage:
            if is_in_line and run.mark == "deleted" and run.manner in {"light", "shifted"}:
                continue
            mark = run.mark if run.mark in {"inserted", "deleted"} and not run.manner else ""
            runs.append(Run(run.text, mark))
    return tuple(runs)


def _origins(lookup: Lookup, refs: Iterable[str]) -> Iterator[Origin]:
    """Yield each declaration once."""
    for key in dict.fromkeys(lookup.passage[ref].declaration for ref in refs):
        declaration = lookup.declaration[key]
        href = safe_href(declaration.sources[0].url)
        yield Origin(citation(declaration, lookup.series), href)
