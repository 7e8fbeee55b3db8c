"""What a template is given to set two texts side by side."""

from dataclasses import dataclass

from comparator.report.marks import Run
from comparator.report.parts.findings import FindingView


@dataclass(frozen=True, slots=True)
class CrossLink:
    """A link to where a passage's partner stands."""

    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A passage in a cell.

    Attributes:
        side: "left" or "right".
        anchor: Where links to it lead.
        before: The white space between it and the one before in its block.
        runs: Its words with their marks.
        crosslinks: Where its partners stand, when they stand in another row.
    """

    id: str
    side: str
    anchor: str
    before: str
    runs: tuple[Run, ...]
    crosslinks: tuple[CrossLink, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of a cell; `kind` is a block kind, or "title" for the heading of the text."""

    kind: str
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """What is said above a cell, and the class name it has.

    Attributes:
        text: What is said.
        style: Its class name, or "".
        only: The language in which alone the cell changed, where that is what is said.
        of: The passage of which it is said.
    """

    text: str
    style: str = ""
    only: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """One side of a row.

    Attributes:
        number: Which blocks, such as "¶14".
        href: Permanent link to them.
        title: The same in full, for those who do not see the column.
        labels: What is said of it.
        groups: Its blocks; items that follow one another are one group, a list.
        is_alone: Whether none of its passages has a partner, and all state something.
        year: Short label of its declaration, for where the columns are stacked.
        html: All of it, where it was rendered for another pair, else "".
    """

    number: str
    href: str
    title: str
    labels: tuple[Label, ...]
    groups: tuple[tuple[BlockView, ...], ...]
    is_alone: bool
    year: str
    html: str = ""


@dataclass(frozen=True, slots=True)
class Vacancy:
    """What stands where a side of a row has nothing.

    Attributes:
        text: Why it has nothing, or "".
        crosslinks: Where its partners stand.
        copies: Their words, so that both wordings are read in one place.
    """

    text: str = ""
    crosslinks: tuple[CrossLink, ...] = ()
    copies: tuple[tuple[Run, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class MergePiece:
    """A passage of an inline merge.

    Attributes:
        style: "" for one of the newer text, marked; "was" for one of the older text that
            stands before it; "away" for one that is told elsewhere: only its links are here.
        runs: Its words with their marks.
        crosslinks: Where its partners stand, when they stand in another row.
    """

    style: str
    runs: tuple[Run, ...]
    crosslinks: tuple[CrossLink, ...]


@dataclass(frozen=True, slots=True)
class MergeBlock:
    """A paragraph or an item of an inline merge; `kind` as in BlockView."""

    kind: str
    pieces: tuple[MergePiece, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Both sides of a row in one column: a copy, beside which the sides themselves stand."""

    number: str
    labels: tuple[Label, ...]
    blocks: tuple[MergeBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row.

    Attributes:
        kinds: Class names: kept, reworded, moved, new, dropped; the row's own one first. A row
            of which no verdict is given is quiet.
        sign: The sign of its own kind, or "".
        left: The older side, or None.
        right: The newer side, or None.
        vacancy: What stands at the side that is None.
        merge: Both sides in one column, if both are there and differ.
        is_slight: Whether it has no change but light ones.
        themes: Ids of the themes of its passages.
        findings: What is found in its newer passages.
    """

    kinds: tuple[str, ...]
    sign: str
    left: CellView | None
    right: CellView | None
    vacancy: Vacancy | None
    merge: Merge | None = None
    is_slight: bool = False
    themes: tuple[str, ...] = ()
    findings: tuple[FindingView, ...] = ()

    @property
    def classes(self) -> str:
        """The kinds, and whether it is slight, as one attribute."""
        return " ".join((*self.kinds, *(("slight",) if self.is_slight else ())))

    @property
    def found(self) -> str:
        """The kinds of its findings as one attribute."""
        return " ".join(dict.fromkeys(finding.kind for finding in self.findings))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows in a run; `summary` is what the fold says over unchanged ones, else ""."""

    summary: str
    rows: tuple[RowView, ...]
