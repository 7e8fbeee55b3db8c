"""What pictures draw follows from the texts, or is what stands beside them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from comparator.analysis.measures import words_that_count
from comparator.analysis.profiles import Profile
from comparator.verify.evidence import Evidence
from comparator.verify.page_reader import Element
from comparator.verify.published import Fault, Sheet

_STEP = re.compile(r"([a-zA-Z])([^a-zA-Z]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SIZES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "a": 7}
_THEME = re.compile(r"(?:^|/)themes/([^/#]+)\.html")
_CHART = re.compile(r"(?:all|theme-(.+))-title\b")
_LINE = re.compile(r"M11 (\S+)C40 \1 48 (\S+) 77 \2")
_BAND = re.compile(
    r"M([\d.]+) ([\d.]+)C([\d.]+) \2 \3 ([\d.]+) ([\d.]+) \4V([\d.]+)C\3 \6 \3 ([\d.]+) \1 \7Z"
)
_LIFE = frozenset({"void", "run", "dash", "end", "dot", "same", "hush"})
_MIDDLE, _TALLEST = 14.0, 17.0
_BETWEEN = 0.8
_LAYERS = ("kept", "surviving", "reworded", "new", "dropped")
Point = tuple[float, float]


def strokes(path: str) -> list[list[Point]]:
    """Return the points of each stroke of a path; of a curve its ends.

    Raises:
        ValueError: It is no path, or has steps that no picture here has.
    """
    found: list[list[Point]] = []
    x, y = start = 0.0, 0.0
    for step, told in _STEP.findall(path):
        numbers, is_relative = [*map(float, _NUMBER.findall(told))], step.islower()
        if step in "zZ":
            x, y = start
            continue
        size = _SIZES.get(step.lower(), 0)
        if not size or not numbers or len(numbers) % size or not (found or step in "mM"):
            raise ValueError(f"{step}{told} draws nothing.")
        for n in range(size - 1, len(numbers), size):
            last = numbers[n]
            across = last if step in "hH" else 0.0 if step in "vV" else numbers[n - 1]
            down = 0.0 if step in "hH" else last
            x = across + x * is_relative if step not in "vV" else x
            y = down + y * is_relative if step not in "hH" else y
            if step in "mM":
                start = x, y
                found.append([])
            found[-1].append((x, y))
    return found


def faults_of_pictures(sheet: Sheet, known: Evidence) -> Iterator[Fault]:
    """Yield the pictures of a sheet that draw other than follows."""
    for svg in (element for element in sheet.root.all() if element.tag == "svg"):
        try:
            problem = next(_untrue(svg, known), "")
        except (ValueError, KeyError, IndexError, ZeroDivisionError):
            problem = "it cannot be drawn"
        if problem:
            yield sheet.fault(svg, "claims", f"a picture is not true: {problem}.")


def _untrue(svg: Element, known: Evidence) -> Iterator[str]:
    """Yield what is wrong with a picture, by its kind."""
    around = svg.parent.attributes if svg.parent else {}
    chart = _CHART.match(svg.attributes.get("aria-labelledby", ""))
    choice = _THEME.search(around.get("href", ""))
    if "life" in svg.classes():
        yield from _untrue_life(svg, known)
    elif "share" in svg.classes():
        yield from _untrue_shares(svg)
    elif "tiny" in svg.classes() and choice:
        yield from _untrue_strip(svg, choice[1], known)
    elif chart:
        yield from _untrue_chart(svg, chart[1], known)
    elif _of(svg, "r-said", "r-new"):
        yield from _untrue_ribbons(svg)
    elif svg.parent and svg.parent.tag == "figure" and _box(svg)[0]:
        yield from _untrue_map(svg, known)


def _of(svg: Element, *classes: str) -> list[Element]:
    return [e for e in svg.all() if not {*classes}.isdisjoint(e.classes())]


def _paths(svg: Element, *classes: str) -> list[list[Point]]:
    """Return the strokes of the paths of some classes."""
    return [s for e in _of(svg, *classes) if e.tag == "path" for s in strokes(e.attributes["d"])]


def _box(svg: Element) -> tuple[float, float]:
    """Return how wide and how high a picture is, in its own units."""
    told = [*map(float, svg.attributes.get("viewbox", "0 0 0 0").split())]
    return told[2], told[3]


def _is_near(one: float, other: float, by: float = 0.11) -> bool:
    return abs(one - other) <= by


# The life of a clause: a point for each text.


def _untrue_life(svg: Element, known: Evidence) -> Iterator[str]:
    """Yield that points, lines and labels do not agree, or not with the thread they are of."""
    if not (lived := _of(svg, "lived")) or _of(svg, "fine"):
        return  # drawn elsewhere, or with points that flow into each other
    said = {stroke[0][0] for stroke in _paths(svg, "dot", "same")}
    rings = (e for g in _of(svg, "hush") for e in g.all() if e.tag == "path")
    silent = {stroke[0][0] for ring in rings for stroke in strokes(ring.attributes["d"])}
    points = sorted(said | silent)
    if said & silent or not _is_near(_box(svg)[0], points[0] + points[-1], 1):
        yield "a text is told twice, or none"
    lines = {point for stroke in _paths(svg, "run", "dash", "void") for point in stroke}
    if not {x for x, _ in lines} <= {*points} or {y for _, y in lines} != {_MIDDLE}:
        yield "a line ends where no text is"
    ends = [stroke[0][0] - 8 for stroke in _paths(svg, "end")]
    last = [] if points[-1] in said else [max(said)]
    if len(ends) != len(last) or not all(map(_is_near, ends, last)):
        yield "it ends elsewhere"
    labels = [(e, _place_of(e, points)) for e in lived[0].all() if e.tag == "text"]
    for text, place in labels:
        if place not in points or (place in said) is not ("on" in text.classes()):
            yield "a year is not marked as it was"
    if any(
        not _LIFE & {*e.classes()}
        for e in svg.all()
        if e.tag == "path" and "d" in e.attributes and "class" in e.attributes
    ):
        yield "a line means nothing"
    if len(points) == len(known.tag):
        named = dict(zip(points, known.tag.values(), strict=True))
        for text, place in labels:
            if not named[place].endswith(text.text().lstrip("’")):
                yield "a year stands elsewhere"
        tags = [tag for tag, x in zip(known.tag.values(), points, strict=True) if x in said]
        yield from _untold_life(svg, tags, known)


def _place_of(label: Element, points: Sequence[float]) -> float:
    """Return the point that a label is of: at an edge it is set from there."""
    at = float(label.attributes["x"])
    return {"start": points[0], "end": points[-1]}.get(label.attributes["text-anchor"], at)


def _untold_life(svg: Element, tags: Sequence[str], known: Evidence) -> Iterator[str]:
    """Yield that the texts on a line are others than its label and its thread say."""
    if any(one != other and one in other for one in tags for other in known.tag.values()):
        return  # what is named in the label cannot be told
    label = re.split("[;；]", svg.attributes.get("aria-label", ""))[0]
    named = [tag for tag in known.tag.values() if tag in label]
    if not {*named} <= {*tags} or named[:1] != tags[:1] or named[-1:] != tags[-1:]:
        yield f"it is said in {', '.join(tags)}"
    article = next((a for a in svg.around() if a.tag == "article"), None)
    thread = known.thread.get(article.attributes.get("id", "")) if article else None
    if thread is not None and thread != tags:
        yield f"it is not said in {', '.join(tags)}"


# Words, by their kind.


def _untrue_shares(svg: Element) -> Iterator[str]:
    """Yield that the parts of a bar do not follow each other from end to end."""
    parts = [e.attributes for e in svg.all() if e.tag == "rect"]
    spans = [(float(part["x"]), float(part["x"]) + float(part["width"])) for part in parts]
    gaps = {round(after[0] - before[1]) for before, after in pairwise(spans)}
    if spans and (spans[0][0] or len(gaps) > 1 or not _is_near(spans[-1][1], _box(svg)[0], 6)):
        yield "its parts do not make a whole"


def _untrue_strip(svg: Element, theme: str, known: Evidence) -> Iterator[str]:
    """Yield that the bars of a theme are not as high as its shares of the texts."""
    bars = {s[0][0]: s[0][1] - s[1][1] for s in _paths(svg, "b")}
    rings = {s[0][0]: 0.0 for s in _paths(svg, "h")}
    drawn = [height for _, height in sorted((bars | rings).items())]
    newest = {s[0][0] for s in _paths(svg, "now")}
    texts = [*known.tag]
    if len(drawn) != len(texts):
        return
    wholes = [known.profiles[text, None].words for text in texts]
    parts = [known.profiles[text, theme].words for text in texts]
    shares = [part / whole if whole else 0.0 for part, whole in zip(parts, wholes, strict=True)]
    most = max(shares) or 1.0
    for height, share in zip(drawn, shares, strict=True):
        if (share and not _is_near(height, max(_TALLEST * share / most, 1))) or (
            not share and height
        ):
            yield "a bar is not as high as its share"
    if newest and newest != {max(bars)}:
        yield "another bar is the newest"
    sides = {round(abs(s[2][0] - s[1][0]), 1) for s in _paths(svg, "b")}
    if len(sides) > 1 or any(not _is_near(s[0][1], s[3][1]) for s in _paths(svg, "b")):
        yield "its bars are not alike"


def _untrue_chart(svg: Element, theme: str | None, known: Evidence) -> Iterator[str]:
    """Yield that a part of a bar is not as high as its words are many, or stands on nothing."""
    width = _box(svg)[0]
    texts, ground = [*known.tag], _ground(svg)
    drawn: dict[tuple[int, str], float] = defaultdict(float)
    edges: list[tuple[int, float, float]] = []
    for layer in (*_LAYERS, "first"):
        for stroke in _paths(svg, f"m-{layer}"):
            (x, top), low = stroke[0], stroke[2][1]
            n = round(x * len(texts) / width)
            if not _is_near(x, n * width / len(texts)) or not _is_near(stroke[3][0], x):
                yield "a bar is of no text"
            drawn[n, layer] += low - top
            edges.append((n, top, low))
    words = {
        key: w for n, text in enumerate(texts) for key, w in _layers(n, known.profiles[text, theme])
    }
    scale = sum(drawn.values()) / (sum(words.values()) or 1)
    if drawn.keys() != words.keys() or any(
        not _is_near(drawn[k], w * scale, 0.1) for k, w in words.items()
    ):
        yield "a bar is not as high as its words are many"
    tops = {(n, round(top, 1)) for n, top, _ in edges}
    for n, top, low in edges:
        stands = _is_near(low, ground) or any(_is_near(low, t) for m, t in tops if m == n)
        if not stands and not _is_near(top, ground + 1):
            yield "a bar stands on nothing"


def _ground(svg: Element) -> float:
    line = next(e.attributes for e in svg.all() if e.tag == "line")
    if line["y1"] != line["y2"] or float(line["x2"]) - float(line["x1"]) != _box(svg)[0]:
        raise ValueError("its ground is not level.")
    return float(line["y1"])


def _layers(n: int, profile: Profile) -> Iterator[tuple[tuple[int, str], int]]:
    """Yield how many words each layer of a bar has; a first text has but one."""
    told: Mapping[str, int] = {layer: getattr(profile, layer) for layer in _LAYERS}
    if not profile.has_before:
        told = {"first": sum(told.values()) - profile.dropped, "dropped": profile.dropped}
    yield from (((n, layer), words) for layer, words in told.items() if words)


def _untrue_ribbons(svg: Element) -> Iterator[str]:
    """Yield that clauses flow from, or to, where no text is, or that a text has gaps."""
    boxes = _paths(svg, "r-said", "r-new")
    columns = {box[0][0] for box in boxes} | {box[1][0] for box in boxes}
    if any(not _is_near(box[3][0], box[0][0]) or len(box) != 4 for box in boxes):
        yield "a clause is no band"
    if len({round(box[1][0] - box[0][0], 1) for box in boxes}) > 1:
        yield "a text is wider than others"
    for path in _of(svg, "r-kept", "r-reworded", "r-asleep"):
        told = path.attributes["d"]
        bands = [*_BAND.finditer(told)] if path.tag == "path" else []
        if "".join(band[0] for band in bands) != told and path.parent is svg:
            yield "a clause is no band"
        for band in bands:
            # A clause that sleeps goes on where no text says it.
            is_asleep = "r-asleep" in path.classes()
            if not is_asleep and not {float(band[1]), float(band[5])} <= columns:
                yield "a clause flows from where no text is"


# Two texts, and what leads from one to the other.


def _untrue_map(svg: Element, known: Evidence) -> Iterator[str]:
    """Yield that the rows of two texts are not as long as they are drawn, or not joined so."""
    height = _box(svg)[1]
    page = next(e for e in svg.around() if e.parent is None)
    at = {e.attributes["id"]: e for e in page.having("id")}
    middles: dict[str, list[float]] = {"left": [], "right": []}
    for side, told in middles.items():
        bars = [
            e for e in svg.all() if e.tag == "a" and e.attributes["href"].startswith(f"#{side}-")
        ]
        cells = [_cell(at[bar.attributes["href"][1:]]) for bar in bars]
        words = [_words(cell, known) for cell in cells]
        scale = (height - len(bars) * _BETWEEN) / (sum(words) or 1)
        y = 0.0
        for bar, count, cell in zip(bars, words, cells, strict=True):
            rect = next(e.attributes for e in bar.all() if e.tag == "rect")
            drawn = [float(rect[name]) for name in ("x", "y", "width", "height")]
            wanted = [0.0 if side == "left" else 80.0, y, 8.0, max(count * scale, _BETWEEN)]
            if len(bars) * _BETWEEN < height / 2 and not all(map(_is_near, drawn, wanted)):
                yield f"{bar.attributes['href'][1:]} is not as long as its words are many"
            if not {*rect["class"].removeprefix("k-").split()} <= _kinds(cell):
                yield f"{bar.attributes['href'][1:]} is of another kind"
            told.append(drawn[1] + drawn[3] / 2)
            y += count * scale + _BETWEEN
    yield from _loose_lines(svg, middles["left"], middles["right"])


def _loose_lines(svg: Element, left: Sequence[float], right: Sequence[float]) -> Iterator[str]:
    """Yield that a line does not lead from the middle of a row to that of another."""
    for line in (e for e in _of(svg, "near", "far") if e.tag == "path"):
        ends = _LINE.fullmatch(line.attributes["d"])
        sides = zip(ends.groups(), (left, right), strict=True) if ends else ()
        if not ends or not all(any(_is_near(float(y), m, 0.6) for m in ms) for y, ms in sides):
            yield "a line joins nothing"


def _cell(element: Element) -> Element:
    return next(e for e in element.around() if "cell" in e.classes() or e.parent is None)


def _kinds(cell: Element) -> set[str]:
    """Return of what kinds the bar of a cell may be."""
    row = cell.parent.classes() if cell.parent else []
    sides = [
        e
        for e in (cell.parent.children if cell.parent else ())
        if isinstance(e, Element) and "cell" in e.classes()
    ]
    return {"kept"} if len(sides) > 1 else {*row[1:2]} & {"dropped", "new", "quiet"} or {"kept"}


def _words(cell: Element, known: Evidence) -> int:
    refs = [e.attributes["data-passage"] for e in cell.having("data-passage")]
    return sum(words_that_count(known.passage[ref]) for ref in refs)
