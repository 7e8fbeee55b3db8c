"""Themes to choose from, each with a strip of years small enough to stand beside its name."""

from collections.abc import Iterator
from dataclasses import dataclass

from comparator.report.addresses import Page, theme_page
from comparator.report.edition_index import Lookup, gaps
from comparator.wording.formatting import listed, percent
from comparator.wording.translation import say

_WIDTH, _GROUND, _TALLEST = 86.0, 18.0, 17.0
_WIDEST_BAR, _GAP = 8.0, 0.2
_WIDEST_AWAY = 1.2
"""How much room years without a text have, beside that of a text."""
_LEAST_FOR_RINGS = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The share of each text that a theme has, as paths; the newest text stands out.

    Attributes:
        older: The bars of the older texts.
        newest: That of the newest, or "".
        silent: Rings for texts without a passage on it.
        away: Dots for years without a text.
    """

    older: str
    newest: str
    silent: str
    away: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A theme to choose; `said` tells its strip in words."""

    label: str
    href: str
    strip: Strip
    said: str


def choices(lookup: Lookup, here: Page) -> Iterator[Choice]:
    """Yield the themes in the order in which readers see them."""
    for theme, label in lookup.theme_label.items():
        shares = [
            lookup.theme_words[d.id].get(theme, 0) / (lookup.length[d.id] or 1)
            for d in lookup.declarations
        ]
        href = here.to(theme_page(lookup.series.id, theme))
        yield Choice(
            label=label, href=href, strip=_strip(lookup, shares), said=_said(lookup, shares)
        )


def _strip(lookup: Lookup, shares: list[float]) -> Strip:
    away = [bool(years) for years in gaps(lookup)[1:]]
    step = _WIDTH / (len(shares) + _WIDEST_AWAY * sum(away) or 1)
    step = min(step, _WIDEST_BAR / (1 - _GAP))
    bar, highest = step * (1 - _GAP), max(shares, default=0.0) or 1.0
    parts: dict[str, list[str]] = {"older": [], "newest": [], "silent": [], "away": []}
    at = 0.0
    for n, share in enumerate(shares):
        if n and away[n - 1]:
            end = at + step * _WIDEST_AWAY
            parts["away"].append(f"M{at:.1f} {_GROUND}H{end - step * _GAP:.1f}")
            at = end
        if share:
            height = max(_TALLEST * share / highest, 1.0)
            kind = "newest" if n == len(shares) - 1 else "older"
            parts[kind].append(f"M{at:.1f} {_GROUND}v-{height:.1f}h{bar:.1f}v{height:.1f}z")
        elif bar >= _LEAST_FOR_RINGS:
            parts["silent"].append(
                f"M{at + bar / 2 - 2:.1f} {_GROUND - 2.5}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0"
            )
        at += step
    return Strip(**{kind: "".join(paths) for kind, paths in parts.items()})


def _said(lookup: Lookup, shares: list[float]) -> str:
    """Return the shares of the first, the highest and the newest text in words."""
    if not any(shares):
        return say("nothing of its own")
    last = len(shares) - 1
    chosen = sorted({0, shares.index(max(shares)), last})
    return listed(
        say(
            "%(year)s: %(share)s",
            year=lookup.tag[lookup.declarations[n].id],
            share=percent(shares[n]),
        )
        for n in chosen
    )
