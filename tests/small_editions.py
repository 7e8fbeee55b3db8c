"""Small editions made by hand, and a strategy for many more: no other stage is needed."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from comparator.diff import variant_of
from comparator.model import (
    Block,
    BlockKind,
    Collation,
    Declaration,
    Edition,
    Link,
    Passage,
    Relation,
    Rendering,
    Series,
    Source,
    Theme,
    ThemeScore,
    ThemeSet,
    Thread,
)

SOURCE = Source(url="https://example.org/a?b=1&c=2", sha256="0" * 64)
THEMES = ThemeSet((Theme("energy", "Energy"), Theme("trade", "Trade & <tariffs>")))
Sentences = Sequence[str | tuple[str, str]]


def declaration(
    key: str,
    blocks: Sequence[tuple[BlockKind, Sentences]],
    *,
    title: str = "",
    rendering: Rendering = Rendering.UNKNOWN,
    source: Source = SOURCE,
    note: str = "",
) -> Declaration:
    """Return a declaration; a sentence is a text, or a text and its theme."""
    made = []
    for n, (kind, sentences) in enumerate(blocks, 1):
        passages, start = [], 0
        for k, sentence in enumerate(sentences, 1):
            text, theme = (sentence, "") if isinstance(sentence, str) else sentence
            themes = (ThemeScore(theme, 1.0, (text.split()[0],)),) if theme else ()
            ref = f"{key}#p{n}.{k}"
            passages.append(Passage(ref, key, kind, n, k, start, text, None, themes))
            start += len(text) + 1
        joined = " ".join(p.text for p in passages)
        level = 1 if n == 1 and kind is BlockKind.HEADING else 2 * (kind is BlockKind.HEADING)
        made.append(Block(n, kind, joined, n, level, tuple(passages)))
    year, place = key.split("-")[:2]
    when = date(int(year), 7, 4)
    return Declaration(
        key, title or key, when, place.title(), "en", rendering, note, (source,), tuple(made)
    )


def link(
    left: Sequence[Passage],
    right: Sequence[Passage],
    *,
    moved: bool = False,
    tentative: bool = False,
) -> Link[str]:
    """Return a link with the relation that its sizes and texts call for."""
    old, new = [p.text for p in left], [p.text for p in right]
    relation = Relation.KEPT if old == new else Relation.REWORDED
    if len(left) > 1 or len(right) > 1:
        relation = Relation.MERGED if len(right) == 1 else Relation.SPLIT
        relation = Relation.REGROUPED if len(left) > 1 and len(right) > 1 else relation
    refs = tuple(p.id for p in left), tuple(p.id for p in right)
    return Link(*refs, relation, moved, tentative, 0.8)


def collation(old: Declaration, new: Declaration, links: Sequence[Link[str]]) -> Collation:
    """Return the collation of two declarations with these links."""
    text = {p.id: p.text for d in (old, new) for p in d.passages}
    ordered = sorted(links, key=lambda k: [p.id for p in new.passages].index(k.right[0]))
    linked = {ref for k in ordered for ref in (*k.left, *k.right)}
    return Collation(
        old.id,
        new.id,
        tuple(ordered),
        tuple(p.id for p in old.passages if p.id not in linked),
        tuple(p.id for p in new.passages if p.id not in linked),
        tuple(
            variant_of(" ".join(text[r] for r in k.left), " ".join(text[r] for r in k.right))
            for k in ordered
        ),
    )


def edition(
    declarations: Sequence[Declaration],
    collations: Sequence[Collation] = (),
    threads: Sequence[Thread] = (),
    title: str = "A series",
) -> Edition:
    """Return an edition; a passage that no thread has is a thread of its own."""
    threaded = {ref for thread in threads for _, refs in thread for ref in refs}
    alone = (
        Thread(p.id, ((d.id, (p.id,)),))
        for d in declarations
        for p in d.passages
        if p.id not in threaded
    )
    series = Series("pacts", title, "What it is.", tuple(declarations), THEMES)
    return Edition(series, tuple(collations), (*threads, *alone))


P, ITEM, H, S = BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.SEPARATOR


def three_years() -> Edition:
    """Return an edition with a kept, a reworded, a moved, a split and a returned clause."""
    a = declaration(
        "2018-arden",
        [
            (H, ["Arden Declaration"]),
            (P, [("They note the pipeline.", "energy"), "They will meet."]),
            (P, [("They ask for lower duties on grain and fish.", "trade")]),
            (ITEM, ["a fund;"]),
            (ITEM, ["a bank."]),
        ],
    )
    b = declaration(
        "2020-bruck",
        [
            (H, ["Bruck Declaration"]),
            (P, ["They will meet."]),
            (P, [("They demand lower duties on grain and fish.", "trade"), "Snow fell."]),
            (S, ["***"]),
        ],
    )
    c = declaration(
        "2021-corin",
        [
            (H, ["Corin Declaration"]),
            (P, [("They demand lower duties on grain.", "trade")]),
            (P, ["They will meet.", ("They demand lower duties on fish.", "trade")]),
            (P, [("They note the pipeline.", "energy")]),
            (S, ["***"]),
        ],
    )
    p = {x.id: x for d in (a, b, c) for x in d.passages}

    def joined(left: str, right: str, *, moved: bool = False, tentative: bool = False) -> Link[str]:
        olds, news = ([p[ref] for ref in side.split()] for side in (left, right))
        return link(olds, news, moved=moved, tentative=tentative)

    ab = [
        joined("2018-arden#p1.1", "2020-bruck#p1.1"),
        joined("2018-arden#p2.2", "2020-bruck#p2.1"),
        joined("2018-arden#p3.1", "2020-bruck#p3.1"),
    ]
    bc = [
        joined("2020-bruck#p1.1", "2021-corin#p1.1", tentative=True),
        joined("2020-bruck#p2.1", "2021-corin#p3.1", moved=True),
        joined("2020-bruck#p3.1", "2021-corin#p2.1 2021-corin#p3.2"),
        joined("2020-bruck#p4.1", "2021-corin#p5.1"),
    ]
    ac = [
        joined("2018-arden#p2.1", "2021-corin#p4.1", moved=True),
        joined("2018-arden#p2.2", "2021-corin#p3.1"),
    ]
    threads = [
        Thread(
            "2018-arden#p2.1",
            (("2018-arden", ("2018-arden#p2.1",)), ("2021-corin", ("2021-corin#p4.1",))),
        ),
        Thread(
            "2018-arden#p3.1",
            (
                ("2018-arden", ("2018-arden#p3.1",)),
                ("2020-bruck", ("2020-bruck#p3.1",)),
                ("2021-corin", ("2021-corin#p2.1", "2021-corin#p3.2")),
            ),
        ),
        Thread(
            "2018-arden#p2.2",
            (
                ("2018-arden", ("2018-arden#p2.2",)),
                ("2020-bruck", ("2020-bruck#p2.1",)),
                ("2021-corin", ("2021-corin#p3.1",)),
            ),
        ),
    ]
    collations = [collation(a, b, ab), collation(b, c, bc), collation(a, c, ac)]
    return edition((a, b, c), collations, threads)


# Few words, so that repetition, crossing and swaps are common; some are hostile.
_WORDS = st.sampled_from(
    ["peace", "and", "the", "<b>", "&amp;", '"q"', "мир", "和平", "a\u00a0b", "</span>", "</p>"]
)
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)
_KINDS = st.sampled_from([P, P, P, ITEM, H, S])
_BLOCKS = st.lists(
    st.tuples(_KINDS, st.lists(_SENTENCES, min_size=1, max_size=3)), min_size=1, max_size=6
)
_SIZES = st.sampled_from([1, 1, 1, 2, 3])


@st.composite
def pairs(draw: st.DrawFn) -> Edition:
    """Draw an edition of two declarations with links in any order, in place or moved."""
    old = declaration("2018-arden", draw(_BLOCKS))
    new = declaration("2019-bruck", draw(_BLOCKS))
    left: list[Passage] = list(draw(st.permutations(old.passages)))
    right: list[Passage] = list(draw(st.permutations(new.passages)))
    links = []
    for _ in range(draw(st.integers(0, 6))):
        many, several = draw(_SIZES), draw(_SIZES)
        olds = sorted(left[:many], key=old.passages.index)
        news = sorted(right[:several], key=new.passages.index)
        left, right = left[many:], right[several:]
        if olds and news:
            is_moved, is_tentative = draw(st.booleans()), draw(st.booleans())
            links.append(link(olds, news, moved=is_moved, tentative=is_tentative))
    return edition((old, new), [collation(old, new, links)])
