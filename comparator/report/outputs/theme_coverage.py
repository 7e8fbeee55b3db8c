"""What the themes of a series catch and miss, as plain text and for JSON."""

from collections.abc import Sequence

from comparator.model import Series

_EXCERPT = 90  # characters
# Of "2024-09-13": the year, the year with the month, and all that there is room for.
_PARTS_OF_DAYS = (slice(4), slice(7), slice(2, None))


def coverage_text(series: Series) -> str:
    """Return a table of words by theme and year, the passages under none, and terms to add."""
    from comparator.themes import coverage

    if not series.themes.themes:
        return f"{series.title}\n\nThere are no themes: themes.toml names none yet."
    found = coverage(series.declarations, series.themes)
    width = max(len(theme.label) for theme in series.themes.themes) + 2
    lines = [series.title, "", "Words under each theme", _row("", _heads(series), width)]
    lines += [_row(series.themes[t.theme].label, t.words, width) for t in found.themes]
    themed, prose = sum(found.themed), sum(found.prose)
    lines += ["", f"{themed} of {prose} passages have a theme ({found.share:.1%})."]
    if found.unthemed:
        lines += ["", "Sentences without a theme"]
        lines += [f"  {p.id}  {_excerpt(p.text)}" for p in found.unthemed]
    if found.suggestions:
        lines += ["", "Words typical of them, which might be terms (passages)"]
        lines.append("  " + ", ".join(f"{s.word} ({s.passages})" for s in found.suggestions))
    return "\n".join("".join(c if c.isprintable() else "�" for c in line) for line in lines) + "\n"


def coverage_document(series: Series) -> dict[str, object]:
    """Return the same as lists, texts and numbers; the numbers stand declaration by declaration."""
    from comparator.themes import coverage

    found = coverage(series.declarations, series.themes)
    return {
        "id": series.id,
        "declarations": list(found.declarations),
        "themes": [
            {
                "id": t.theme,
                "label": series.themes[t.theme].label,
                "passages": list(t.passages),
                "words": list(t.words),
            }
            for t in found.themes
        ],
        "prose": list(found.prose),
        "themed": list(found.themed),
        "unthemed": [{"passage": p.id, "words": p.text} for p in found.unthemed],
        "suggestions": [{"word": s.word, "passages": s.passages} for s in found.suggestions],
    }


def _heads(series: Series) -> list[str]:
    """Return the years of the texts; the months or the days, where a year has several."""
    days = [d.year and f"{d.date:%Y-%m-%d}" for d in series.declarations]
    known = [day for day in days if day]
    for part in _PARTS_OF_DAYS:
        if len({day[part] for day in known}) == len(known):
            break
    return [day[part] or "–" for day in days]


def _row(label: str, cells: Sequence[object], width: int) -> str:
    return f"  {label:{width}}" + "".join(f" {cell or '–':>7}" for cell in cells)


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"
