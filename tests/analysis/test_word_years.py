"""Each word has the year in which it came into its clause, and no other."""

import itertools
import re
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given

from comparator.analysis.word_years import Since, WordRun, word_years
from comparator.diff import variant_of
from comparator.model import Declaration, Edition, Thread, Variant
from tests.small_editions import P, collation, declaration, edition, link, pairs

# A word of the key is "word|since", or "word|since<before" where it is back; the words without a
# mark stand since the year of the word before them.
KEY = {
    "the same words": (
        "The member|18 states note trade.",
        "The member|18 states note trade.",
        "The member|18 states note trade.",
    ),
    "a word put in, one replaced": (
        "The|18 states note trade.",
        "The|18 states note fair|19 trade|18.",
        "The|18 states welcome|20 fair|19 trade|18.",
    ),
    "left out, and back": (
        "The|18 states support an inclusive peace process.",
        "The|18 states support a|19 peace|18 process.",
        "The|18 states support an|20<18 inclusive peace|18 process.",
    ),
    "capitals and quotation marks keep their year": (
        'The|18 Member States’ "Plan" stands.',
        "The|18 member states’ “Plan” stands.",
        "The|18 Member States’ “Plan” still|20 stands.|18",
    ),
    "another form of a word keeps its year": (
        "The|18 states use one factor.",
        "The|18 states are|19 using|18 four|19 factors.|18",
        "The|18 states use a|20 strong|20 factor.|18",
    ),
    "a place within the sentence": (
        "In|18 this field the states will trade.",
        "The|18 states will trade in|18 this field.",
        "The|18 states will gladly|20 trade|18 in this field.",
    ),
}

LIVES = Path(__file__).with_name("word_years.txt")


def read(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the text of a marked sentence, and (since, before) of each of its words."""
    text, key, mark = "", [], ("2018-arden", "")
    for piece in re.split(r"(\s+)", marked):
        word, _, told = piece.partition("|")
        tail = ""
        if told:
            since, tail = re.fullmatch(r"([\d<]+)(.*)", told).groups()  # type: ignore[union-attr]
            year, _, before = since.partition("<")
            mark = (f"20{year}-arden", f"20{before}-arden" if before else "")
        text += word + tail
        if word.strip():
            key.append(mark)
    return text, key


def passages_of(line: str) -> list[list[tuple[str, str]]]:
    """Return the words of each passage of a line of `LIVES`, each with its mark."""
    passages: list[list[tuple[str, str]]] = [[]]
    mark = ""
    for word in line.split():
        if told := re.fullmatch(r"\[([\d<*]+)\]", word):
            mark = told[1]
        elif word == "/":
            passages.append([])
        else:
            passages[-1].append((word, mark))
    return passages


def lives(texts: Sequence[str]) -> Edition:
    """Return the edition of one clause in 2018, 2019 and 2020."""
    return life_of(
        [
            declaration(f"20{year}-arden", [(P, [text])])
            for year, text in zip((18, 19, 20), texts, strict=True)
        ]
    )


def life_of(years: Sequence[Declaration]) -> Edition:
    """Return the edition of declarations that say the same clause and nothing else."""
    stations = tuple((d.id, tuple(p.id for p in d.passages)) for d in years)
    thread = Thread("2018-arden#p1.1", stations)
    links = [
        collation(old, new, [link(old.passages, new.passages)])
        for old, new in itertools.pairwise(years)
    ]
    return edition(years, links, [thread])


def told(runs: Sequence[WordRun]) -> list[tuple[str, str]]:
    return [(run.since.declaration, run.since.before) for run in runs for _ in run.text.split()]


def test_the_years_are_those_of_the_key() -> None:
    total = right = 0
    for name, marked in KEY.items():
        texts, keys = zip(*map(read, marked), strict=True)
        found = word_years(lives(texts))
        for year, key in zip((18, 19, 20), keys, strict=True):
            runs = told(found[f"20{year}-arden#p1.1"])
            assert len(runs) == len(key), name
            total += len(key)
            right += sum(one == other for one, other in zip(runs, key, strict=True))
            assert runs == key, name
    assert right == total > 60


def test_the_words_of_clauses_of_five_years_have_their_years() -> None:
    total = right = 0
    for case in re.split(r"^== ", LIVES.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        lines = dict(enumerate(case.strip().splitlines()[1:], 2018))
        clause = {year: passages_of(line) for year, line in lines.items() if line != "-"}
        years = [
            declaration(f"{year}-arden", [(P, [" ".join(w for w, _ in p) for p in passages])])
            for year, passages in clause.items()
        ]
        found = word_years(life_of(years))
        for d, passages in list(zip(years, clause.values(), strict=True))[1:]:
            for passage, key in zip(d.passages, passages, strict=True):
                for (since, before), (_, mark) in zip(told(found[passage.id]), key, strict=True):
                    if mark != "*":
                        total += 1
                        right += mark == since[2:4] + (before and "<" + before[2:4])
    assert total > 900
    assert right >= 0.98 * total, (right, total)


def test_light_edits_keep_their_year_whatever_they_are() -> None:
    made = lives(("We call upon all states.", "We urge all states.", "We urge all states."))
    first, second = made.collations
    old, new = variant_of("We call upon all states.", "We urge all states.").edits, (1, 2)
    light = Variant(old, new)
    quiet = edition(
        made.series.declarations,
        [type(first)(first.left, first.right, first.links, (), (), (light,)), second],
        made.threads,
    )
    (run,) = word_years(quiet)["2020-arden#p1.1"]
    assert run.since == Since("2018-arden")
    assert {r.since.declaration for r in word_years(made)["2020-arden#p1.1"]} == {
        "2018-arden",
        "2019-arden",
    }


@given(pairs())
def test_every_word_is_there_once_and_none_is_older_than_its_clause(made: Edition) -> None:
    found = word_years(made)
    order = {d.id: n for n, d in enumerate(made.series.declarations)}
    first = {ref: t.declarations[0] for t in made.threads for _, refs in t for ref in refs}
    for d in made.series.declarations:
        for p in d.passages:
            assert "".join(run.text for run in found[p.id]) == p.text
            for run in found[p.id]:
                since = order[run.since.declaration]
                assert order[first.get(p.id, d.id)] <= since <= order[d.id]
                if run.since.before:
                    assert order[run.since.before] < since
