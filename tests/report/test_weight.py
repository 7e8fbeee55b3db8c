"""Pages are light, in bytes: a pair of two long texts, and a theme of sixty.

Seconds are measured by `python -m benchmarks.page_weight`, for a busy machine would fail a test.
"""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from comparator.model import Declaration, Edition, Thread
from comparator.pipeline import measure
from comparator.report import render_site
from tests.small_editions import H, P, collation, declaration, edition, link

PAIR_MOST = 1_500_000
THEME_MOST = 500_000
LONG = 12_000

_RARE = [
    f"{a}{b}{c}"
    for a in ("con", "re", "sta", "pro", "inter")
    for b in "aeiou"
    for c in ("tion", "ment", "sive", "ra", "li", "no", "ter")
]
_COMMON = "the of and to in for on with by as that their its are will be".split()
_VERBS = ("note", "welcome", "support", "urge", "condemn")


def sentence(lot: random.Random, size: int) -> str:
    words = [lot.choice(_COMMON if lot.random() < 0.45 else _RARE) for _ in range(size)]
    return f"The Parties {lot.choice(_VERBS)} {' '.join(words)} by {lot.randrange(90)} per cent."


def reworded(lot: random.Random, text: str) -> str:
    """Return a sentence of which about every fifth word is another; its frame stays."""
    words = text.split()
    for n in range(3, len(words) - 4):
        if lot.random() < 0.2:
            words[n] = lot.choice(_RARE)
    if lot.random() < 0.55:
        words[2], words[-3] = lot.choice(_VERBS), str(lot.randrange(90))
    return " ".join(words)


def long_pair() -> Edition:
    """Return two texts of 12,000 words: a tenth kept, six tenths reworded, the rest new."""
    lot = random.Random(2007)  # noqa: S311 - no secret hangs on it
    old = [sentence(lot, 21) for _ in range(LONG // 26)]
    new, origin = [], []
    for n, text in enumerate(old):
        fate = lot.random()
        new.append(text if fate < 0.1 else reworded(lot, text) if fate < 0.7 else sentence(lot, 21))
        origin.append(n if fate < 0.7 else None)
    a, b = (text_of(key, texts) for key, texts in (("2020-arden", old), ("2022-bruck", new)))
    links = [
        link([a.passages[n + 1]], [b.passages[k + 1]], moved=n % 10 == 0)
        for k, n in enumerate(origin)
        if n is not None
    ]
    return edition((a, b), [measure(collation(a, b, links), a, b)])


def text_of(key: str, sentences: list[str], size: int = 3) -> Declaration:
    blocks = [sentences[n : n + size] for n in range(0, len(sentences), size)]
    themed = [(P, [(text, "energy") for text in block]) for block in blocks]
    return declaration(key, [(H, [key]), *themed])


def many_years() -> Edition:
    """Return sixty statements of twelve clauses, with as many wordings as real ones have.

    The heaviest theme of sixty statements of a central bank has 220 wordings and 150 findings.
    """
    lot = random.Random(2012)  # noqa: S311
    texts = [[sentence(lot, 22) for _ in range(12)]]
    for _ in range(59):
        texts.append([reworded(lot, t) if lot.random() < 0.3 else t for t in texts[-1]])
    first = date(2012, 1, 3)
    days = [first + timedelta(45 * n) for n in range(60)]
    every = [text_of(f"{d.year}-{d:%m-%d}-statement", t) for d, t in zip(days, texts, strict=True)]
    every = [replace(d, date=day) for d, day in zip(every, days, strict=True)]
    pairs = [
        measure(
            collation(a, b, [link([x], [y]) for x, y in zip(a.passages, b.passages, strict=True)]),
            a,
            b,
        )
        for a, b in pairwise(every)
    ]
    threads = [
        Thread(every[0].passages[n].id, tuple((d.id, (d.passages[n].id,)) for d in every))
        for n in range(len(every[0].passages))
    ]
    return edition(every, pairs, threads)


@pytest.mark.proof
def test_a_pair_of_two_long_texts_is_light() -> None:
    made = long_pair()
    (pair,) = made.collations
    words = sum(len(p.text.split()) for p in made.series.declarations[1].passages)
    assert words > LONG * 0.95
    assert len(pair.findings) > 100
    page = render_site([made], "1.0")["pacts/pairs/2020-arden--2022-bruck.html"]
    assert 4 * LONG < len(page) < PAIR_MOST


@pytest.mark.proof
def test_a_theme_of_sixty_declarations_is_light() -> None:
    made = many_years()
    assert sum(len(c.findings) for c in made.collations) > 100
    page = render_site([made], "1.0")["pacts/themes/energy.html"]
    assert page.count(b'class="thread') == 12
    assert len(page) < THEME_MOST
