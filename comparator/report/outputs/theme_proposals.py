"""Themes that a series might have, as a themes.toml to edit."""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence

from comparator.model import Passage, Series, Terms
from comparator.themes.proposals import Proposal

_EXCERPT = 70  # characters
_SHOWN = 3
_WIDTH = 96
_HEAD = """\
# Themes that the texts themselves suggest: {headings} from headings, {terms} from terms that go
# together. Strike what is none, join what is one, and name them as your readers would.
#
#   names   settle the matter alone          words   usually settle it
#   hints   need the company of others       never   prove nothing where they stand together
#
# {caught} of {prose} passages would have a theme. `comparator themes` says what the file catches.
# To have the general themes beside these, write above them: base = "general"
"""


def proposals_text(series: Series, proposals: Sequence[Proposal]) -> str:
    """Return what `propose_themes` gave of a series as a commented themes.toml."""
    passages = series.passages_by_id()
    if not proposals:
        return f"# {series.title}: the texts are too short to suggest themes.\n"
    caught = {passage for proposal in proposals for passage in proposal.passages}
    headings = sum(proposal.is_heading for proposal in proposals)
    parts = [
        _HEAD.format(
            headings=headings,
            terms=len(proposals) - headings,
            caught=len(caught),
            prose=sum(p.kind.is_prose for p in passages.values()),
        )
    ]
    taken: set[str] = set()
    for proposal in proposals:
        theme_id = _id(proposal.theme.label, proposal.theme.id, taken)
        lines = [
            f"# {len(proposal.passages)} passages, such as",
            *(_example(passages[i]) for i in proposal.passages[:_SHOWN]),
            "[[theme]]",
            f"id = {_quoted(theme_id)}",
            f"label = {_quoted(proposal.theme.label)}",
        ]
        for language, terms in proposal.theme.terms.items():
            lines += _terms(language, terms)
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _terms(language: str, terms: Terms) -> Iterable[str]:
    yield f"[theme.terms.{language}]"
    for grade, written in (("names", terms.names), ("words", terms.words)):
        if written:
            line = f"{grade} = [{', '.join(map(_quoted, written))}]"
            broken = ",\n  ".join(map(_quoted, written))
            yield line if len(line) <= _WIDTH else f"{grade} = [\n  {broken},\n]"


def _example(passage: Passage) -> str:
    line = " ".join(passage.text.split())
    line = line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"
    return f"#   {passage.id}  " + "".join(c if c.isprintable() else "�" for c in line)


def _id(label: str, otherwise: str, taken: set[str]) -> str:
    """Return an id made of a label; where it has no Latin letters, or is taken, another."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-")
    if not made or made[0].isdigit() or made in taken:
        made = otherwise
    taken.add(made)
    return made


def _quoted(text: str) -> str:
    """Return a TOML string; that of JSON is one, but for the character DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
