"""Measures count every word once."""

from dataclasses import replace
from datetime import date

import pytest

from comparator.analysis.measures import (
    measure_pair,
    theme_turns,
    words_by_theme,
    words_of_passages,
)
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
    ThemeScore,
    ThemeSet,
    Thread,
    Variant,
)


def declared(key: str, *texts: tuple[str, tuple[str, ...]]) -> Declaration:
    blocks = tuple(
        Block(
            n,
            BlockKind.PARAGRAPH,
            text,
            passages=(
                Passage(
                    f"{key}#p{n}.1",
                    key,
                    BlockKind.PARAGRAPH,
                    n,
                    1,
                    0,
                    text,
                    themes=tuple(ThemeScore(theme, 1.0, ()) for theme in themes),
                ),
            ),
        )
        for n, (text, themes) in enumerate(texts, 1)
    )
    when = date(int(key[:4]), 1, 1)
    source = (Source(description="hand"),)
    return Declaration(key, key, when, "", "en", Rendering.UNKNOWN, "", source, blocks)


OLD = declared("2018-a", ("one two three", ("energy",)), ("four five", ()))
NEW = declared("2019-b", ("one two six seven", ("energy", "trade")), ("eight", ()))
LINK = Link((OLD.passages[0].id,), (NEW.passages[0].id,), Relation.REWORDED)
COLLATION = Collation(
    OLD.id,
    NEW.id,
    (LINK,),
    (OLD.passages[1].id,),
    (NEW.passages[1].id,),
    (Variant(((0, "one two "), (-1, "three"), (1, "six seven"))),),
)


def edition(*threads: Thread, declarations: tuple[Declaration, ...] = (OLD, NEW)) -> Edition:
    return Edition(Series("s", "S", "", declarations, ThemeSet()), (COLLATION,), threads)


def test_words_count_for_each_theme_and_for_none() -> None:
    words = words_of_passages(edition())
    assert words_by_theme(NEW, words) == {"energy": 4, "trade": 4, None: 1}


def test_a_theme_that_an_earlier_text_has_is_back_and_one_of_two_passages_tells_nothing() -> None:
    thrice = ("Ships sail.",) * 3
    first, older, newer = (
        declared(key, *((text, (theme,)) for theme in themes for text in thrice))
        for key, themes in (
            ("2001-arden", ("fish",)),
            ("2002-arden", ("ports", "tolls")),
            ("2003-arden", ("ports", "fish", "ice")),
        )
    )
    crews = (("Ships sail.", ("crews",)),) * 2
    twice = declared("2004-arden", *crews, ("Ships moor.", ("ports",)))
    words = words_of_passages(edition(declarations=(first, older, newer, twice)))
    turns = theme_turns(older, newer, [first], words)
    assert (turns.new, turns.back, turns.gone) == ((("ice", 6),), (("fish", 6),), (("tolls", 6),))
    assert not theme_turns(older, twice, [first, newer], words).new


def test_every_word_of_both_texts_is_counted_once() -> None:
    words = words_of_passages(edition())
    m = measure_pair(COLLATION, words, "en")
    assert m.kept + m.reworded_from + m.dropped == sum(words[p.id] for p in OLD.passages)
    assert m.kept + m.reworded_to + m.added == sum(words[p.id] for p in NEW.passages)
    assert m.inserted == 2


def test_only_what_states_something_has_words() -> None:
    block = OLD.blocks[0]
    sign = replace(block.passages[0], kind=BlockKind.SIGNATURE)
    signed = replace(OLD, blocks=(replace(block, passages=(sign,)),))
    assert words_of_passages(edition(declarations=(signed,))) == {sign.id: 0}


def test_what_a_translator_put_otherwise_is_new_in_words_and_not_in_substance() -> None:
    older = declared("2018-c", ("They support the pipeline and a joint programme on water.", ()))
    newer = declared("2019-d", ("They support a programme on water that is joint, and a dam.", ()))
    pair = (older.passages[0], newer.passages[0])
    link = Link((pair[0].id,), (pair[1].id,), Relation.REWORDED)
    variants = (variant_of(pair[0].text, pair[1].text),)
    found = Collation(older.id, newer.id, (link,), (), (), variants)
    made = edition(declarations=(older, newer))
    m = measure_pair(found, words_of_passages(made), "en")
    assert m.substance == 1  # the dam
    assert m.substance < m.inserted


def test_a_passage_of_thousands_of_edits_is_put_together_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edits = [(sign, f"{word} {n} ") for n in range(400) for sign, word in ((0, "old"), (1, "new"))]
    variant = Variant(tuple(edits))
    link = Link(("a",), ("b",), Relation.REWORDED)
    collation = Collation("x", "y", (link,), (), (), (variant,))
    put_together: list[None] = []
    left = Variant.left.fget  # type: ignore[attr-defined]

    def counted(self: Variant) -> str:
        put_together.append(None)
        return str(left(self))

    monkeypatch.setattr(Variant, "left", property(counted))
    measure = measure_pair(collation, {"a": 800, "b": 1600}, "en")
    assert measure.inserted == 800
    assert len(put_together) == 1
