"""The whole road in a few functions: from a folder of declarations to an edition."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.errors import InputError
from comparator.jobs import Workshop, digest
from comparator.model import (
    Collation,
    Declaration,
    Edition,
    HabitTable,
    NameTables,
    Parallel,
    Ruling,
    Series,
    ThemeSet,
    VerbScales,
    Witness,
)
from comparator.model.reach import ALL_PAIRS_UP_TO

if TYPE_CHECKING:
    from comparator.alignment import TextFeatures, Weights
    from comparator.diff.habits import Habits, Pair


def load(series_dir: str | Path, workshop: Workshop | None = None, kind: str = "") -> Series:
    """Return the series in a folder, segmented and with the themes of every passage.

    Args:
        series_dir: The folder.
        workshop: Where passages and themes are made.
        kind: The only kind of document that is wanted, such as "statement"; "" for all.

    Raises:
        InputError: Something in the folder is not as it should be; says where and why.
    """
    from comparator.corpus import read_series

    folder = Path(series_dir)
    series = read_series(folder)
    return prepare(_narrowed(series, kind, folder) if kind else series, workshop)


def _narrowed(series: Series, kind: str, folder: Path) -> Series:
    narrowed = series.of_kind(kind)
    if not narrowed.declarations:
        kinds = ", ".join(sorted({d.kind for d in series.declarations if d.kind}))
        known = f"There are: {kinds}." if kinds else "None says what kind it is."
        raise InputError(folder, None, f"no declaration is of the kind {kind!r}.", known)
    return narrowed


def prepare(series: Series, workshop: Workshop | None = None) -> Series:
    """Return a series that was read with its passages and their themes, witnesses as well.

    What was set by hand is as it is set where it still holds.
    """
    from comparator.alignment.by_hand import standing_and_stale
    from comparator.themes.by_hand import with_themes_by_hand

    for text in (*series.declarations, *(witness.text for witness in series.witnesses)):
        _refuse_endless(text)
    texts = (workshop or Workshop()).results(
        prepared,
        series.themes,
        (*series.declarations, *(witness.text for witness in series.witnesses)),
        lambda declaration: digest(declaration, series.themes),
        Declaration,
    )
    declarations = tuple(next(texts) for _ in series.declarations)
    witnesses = tuple(replace(witness, text=next(texts)) for witness in series.witnesses)
    texts_now = (*declarations, *(witness.text for witness in witnesses))
    standing, stale = standing_and_stale(series.rulings, texts_now)
    declarations = tuple(with_themes_by_hand(d, standing) for d in declarations)
    return replace(
        series,
        declarations=declarations,
        witnesses=witnesses,
        themes=_themes_in_use(series.themes, declarations),
        rulings=standing,
        stale_rulings=stale,
    )


_MOST_CHARACTERS = 6_500_000
"""Of one text: some thousand pages. What is longer would take more time and memory than is fair."""


def _refuse_endless(text: Declaration) -> None:
    length = sum(len(block.text) for block in text.blocks)
    if length > _MOST_CHARACTERS:
        problem = f"{text.id} has {length:,} characters, and up to {_MOST_CHARACTERS:,} are read."
        raise InputError(None, None, problem, "Give it in parts.")


def _themes_in_use(themes: ThemeSet, declarations: Sequence[Declaration]) -> ThemeSet:
    """Return themes without the general ones that no passage has.

    A theme that someone wrote for a series is kept: that nothing is said of it is telling.
    """
    if not themes.themes:
        return themes
    from comparator.corpus.series.theme_sets import general_themes

    used = {score.theme for d in declarations for p in d.passages for score in p.themes}
    used |= {theme.parent for theme in themes.themes if theme.parent}
    general = general_themes()
    return ThemeSet(tuple(t for t in themes.themes if t.id in used or t not in general.themes))


def prepared(themes: ThemeSet, declaration: Declaration) -> Declaration:
    """Return a declaration with passages and themes: a job of its own."""
    from comparator.segmentation import segment
    from comparator.themes import assign_themes

    return assign_themes(segment(declaration), themes)


def collate(  # noqa: PLR0913 - two texts, and what their series knows
    left: Declaration,
    right: Declaration,
    weights: "Weights | None" = None,
    scales: VerbScales | None = None,
    habits: "Habits | None" = None,
    names: NameTables | None = None,
) -> Collation:
    """Return how two declarations answer each other, with word edits and what they mean.

    Args:
        left: The older declaration.
        right: The newer one.
        weights: What words are worth in the series; learned from the two alone where None.
        scales: How strong verbs are in the series; else as the tool has them.
        habits: What translators use one for the other; else as the tool has it.
        names: What states, bodies and places are called; else as the tool has it.
    """
    return measure(edited(left, right, weights, habits), left, right, scales, names)


def edited(
    left: Declaration,
    right: Declaration,
    weights: "Weights | None" = None,
    habits: "Habits | None" = None,
) -> Collation:
    """Return the same without what the edits mean."""
    from comparator.alignment import collate as link
    from comparator.corpus.series.habits import HABITS
    from comparator.diff import vary
    from comparator.diff.habits import habits_of, lightened

    collation = vary(link(left, right, weights), left, right)
    habits = habits or habits_of(HABITS.bundled)
    return lightened(collation, left, right, habits, habits)


def collator(edition: Edition) -> Callable[[str, str], Collation]:
    """Return what collates any two texts of an edition, by their ids, as it would have them.

    With their word edits, and without what these mean.
    """
    from comparator.diff import vary
    from comparator.diff.habits import habits_of, lightened, with_learned

    series, known = edition.series, habits_of(edition.series.habits)
    texts = {d.id: d for d in series.declarations}
    every = with_learned(known, edition.habits)
    linked = {pair_of(c): c for c in edition.links}

    @cache
    def ground() -> _Ground:
        return _Ground(texts, weights_of(series), series.verbs, series.names, series.rulings)

    def collate_two(older_id: str, newer_id: str) -> Collation:
        older, newer = texts[older_id], texts[newer_id]
        if (older_id, newer_id) in linked:
            collation = vary(linked[older_id, newer_id], older, newer)
        else:
            (collation,) = _collated(ground(), [(older_id, newer_id, True)])
        return lightened(collation, older, newer, known, every)

    return collate_two


def measure(
    collation: Collation,
    left: Declaration,
    right: Declaration,
    scales: VerbScales | None = None,
    names: NameTables | None = None,
) -> Collation:
    """Return a collation that has its variants with what they mean; see `findings_of`.

    Of texts too long for that nothing is asked.

    Args:
        collation: Its links have their variants.
        left: The older declaration.
        right: The newer one.
        scales: How strong verbs are in the series; else as the tool has them.
        names: What states, bodies and places are called; else as the tool has it.
    """
    from comparator.analysis.lengths import may_have_findings

    if not may_have_findings(left, right):
        return collation
    from comparator.analysis.findings import findings_of
    from comparator.corpus.series.name_tables import NAMES
    from comparator.corpus.series.verb_scales import VERBS

    found = findings_of(collation, left, right, scales or VERBS.bundled, names or NAMES.bundled)
    return replace(collation, findings=found)


def weights_of(series: Series) -> "Weights":
    """Return what words are worth in a segmented series; witnesses of a text change nothing."""
    from comparator.alignment import learn_weights

    return learn_weights([p.text for p in d.passages] for d in series.declarations)


def make_edition(
    series: Series,
    pairs: str = "auto",
    progress: Callable[[str], None] = lambda _: None,
    workshop: Workshop | None = None,
) -> Edition:
    """Return the edition of a series that `load` gave.

    Args:
        series: Its declarations, with passages and themes.
        pairs: Which pairs get a page: "all", "neighbours" or "auto" (all, in series of up to
            12 declarations; in longer ones neighbours, and each with the newest of its kind).
        progress: Told what is being done, a sentence at a time.
        workshop: Where the work is done; here and now where None.
    """
    from comparator.alignment import weave_threads
    from comparator.model.reach import those_within_reach, within_reach

    declarations = series.declarations
    chosen = [(older.id, newer.id, True) for older, newer in chosen_pairs(series, pairs)]
    # What is new or gone is known only against the other texts, with a page of their own or not.
    known = {pair[:2] for pair in chosen}
    others = [(*key, False) for key in within_reach(series) if key not in known]
    desk = CollatingDesk(series, workshop or Workshop(), progress)
    every = desk.collations([*chosen, *others])
    varied, links = every[: len(chosen)], every[len(chosen) :]
    kin = [(w.declaration, w.text.id, True) for w in series.witnesses if _can_collate(series, w)]
    read, learned = desk.understood((*varied, *desk.collations(kin)))
    collations, witnesses = read[: len(varied)], read[len(varied) :]
    near = those_within_reach(series, (*varied, *links))
    threads = weave_threads(declarations, near, series.rulings)
    translations = desk.collations(_translated(series, collations))
    parallels = desk.parallels(collations, translations)
    return Edition(
        series=series,
        collations=collations,
        threads=threads,
        witnesses=witnesses,
        links=links,
        habits=learned,
        parallels=parallels,
        translations=translations,
    )


def _translated(series: Series, collations: Sequence[Collation]) -> list["_Pair"]:
    """Return the witnesses in another language that answer one another as their texts do.

    Of each declaration the first witness in a language.
    """
    found = []
    for collation in collations:
        older, newer = (series.first_in_other_languages(text) for text in pair_of(collation))
        found += [(older[code].id, newer[code].id, True) for code in older if code in newer]
    return found


def chosen_pairs(series: Series, pairs: str) -> Iterable[tuple[Declaration, Declaration]]:
    """Return the pairs that get a page, those of an older text together."""
    declarations = series.declarations
    if pairs == "neighbours":
        return series.neighbours()
    if pairs == "all" or len(declarations) <= ALL_PAIRS_UP_TO:
        return combinations(declarations, 2)
    newest = {d.kind: d.id for d in declarations}
    wished = {(older.id, newer.id) for older, newer in series.neighbours()}
    wished |= {(d.id, newest[d.kind]) for d in declarations}
    return (pair for pair in combinations(declarations, 2) if (pair[0].id, pair[1].id) in wished)


def _can_collate(series: Series, witness: Witness) -> bool:
    """Whether a witness is in the language of its declaration: words of two are no variants."""
    return witness.text.language == series[witness.declaration].language


_Pair = tuple[str, str, bool]
"""The ids of two declarations, and whether the word edits of their links are wanted."""


class CollatingDesk:
    """Collates pairs of a series in a workshop."""

    def __init__(
        self,
        series: Series,
        workshop: Workshop,
        progress: Callable[[str], None] = lambda _: None,
        weighing: Series | None = None,
    ) -> None:
        """Open a desk.

        Args:
            series: Whose pairs are collated.
            workshop: Where the work is done.
            progress: Told what is being done.
            weighing: Whose texts say what words are worth, where that is another.
        """
        self._series = series
        by_id = {text_id: series.text(text_id) for text_id in series.text_ids}
        self._told_by = digest(series.verbs, series.names)
        self._workshop = workshop
        self._progress = progress
        self._texts = {text_id: digest(text) for text_id, text in by_id.items()}
        self._sides: dict[str, str] = {}
        features = self._features(by_id)
        weights = self._weights(weighing or series, features)
        names, rulings = series.names, series.rulings
        self._ground = _Ground(by_id, weights, series.verbs, names, rulings, features)

    def _features(self, texts: Mapping[str, Declaration]) -> "Mapping[str, TextFeatures]":
        from comparator.alignment import TextFeatures

        results = self._workshop.results(
            _features, "", [*texts.values()], lambda text: self._texts[text.id], TextFeatures
        )
        return dict(zip(texts, results, strict=True))

    def _weights(self, weighing: Series, features: "Mapping[str, TextFeatures]") -> "Weights":
        """Return what words are worth; of each text, what it uses of that goes into its keys."""
        from comparator.alignment import weights_among, weights_used

        weights = weights_among(features[d.id] for d in weighing.declarations)
        if self._workshop.store is not None:
            for text, of_text in features.items():
                self._sides[text] = digest(self._texts[text], weights_used(of_text, weights))
        return weights

    def collations(self, pairs: Sequence[_Pair]) -> tuple[Collation, ...]:
        """Return the links of each pair as they stand, those set by hand among them."""
        found: list[Collation] = []
        results = self._workshop.results_of_several(
            _collated, self._ground, pairs, self._key, Collation
        )
        for older, newer, _ in pairs:
            self._progress(f"Aligning {older} and {newer}")
            found.append(next(results))
        return tuple(found)

    def parallels(
        self, collations: Iterable[Collation], translations: Iterable[Collation]
    ) -> tuple[Parallel, ...]:
        """Return how the witnesses in another language face their declarations.

        Each pair of texts is set for itself, then again with what its neighbours know.

        Args:
            collations: Those of the declarations.
            translations: Those of the witnesses in another language.
        """
        from comparator.alignment.across import clauses_across

        pairs = [w for w in self._series.witnesses if not _can_collate(self._series, w)]
        for witness in pairs:
            self._progress(f"Setting {witness.text.id} beside {witness.declaration}")
        first = self._faced(pairs, {})
        declaration_of = {w.text.id: w.declaration for w in pairs}
        near, by_pair = {*self._neighbours()}, {pair_of(c): c for c in collations}
        clauses: dict[str, set[str]] = {}
        for translation in translations:
            older, newer = (declaration_of[text] for text in pair_of(translation))
            if (older, newer) in near:
                of_both = clauses_across(by_pair[older, newer], translation, first)
                for ref, keys in of_both.items():
                    clauses.setdefault(ref, set()).update(keys)
        return self._faced(pairs, clauses) if clauses else first

    def _faced(
        self, pairs: Iterable[Witness], clauses: Mapping[str, set[str]]
    ) -> tuple[Parallel, ...]:
        items = [_TwoTongues.of(self._series[w.declaration], w.text, clauses) for w in pairs]
        names = self._ground.names
        results = self._workshop.results(
            _faced, names, items, lambda item: digest(item, names), Parallel
        )
        return tuple(results)

    def understood(
        self, varied: Sequence[Collation]
    ) -> tuple[tuple[Collation, ...], tuple[tuple[str, str, str], ...]]:
        """Return collations with their findings and with habits of rendering made light.

        The habits as well that the series taught: language, one, the other. They are learned
        from its neighbours, and so are verbs that flip to and fro: both are the same whichever
        pairs are shown.
        """
        from comparator.alignment import weave_threads
        from comparator.analysis.operatives.flips import without_flips
        from comparator.diff.habits import habits_of

        habits, near = habits_of(self._series.habits), self._neighbours()
        is_by_two = {pair_of(c): self._is_by_two_hands(c, habits) for c in varied}
        every = [*varied]
        if any(is_by_two.values()):
            every += self.collations([(*key, True) for key in near if key not in is_by_two])
            is_by_two |= {pair_of(c): self._is_by_two_hands(c, habits) for c in every}
        there = {pair_of(c): c for c in every}
        neighbours = [there[key] for key in near if key in there]
        threads = weave_threads(self._series.declarations, neighbours, self._series.rulings)
        clause_of = {ref: t.id for t in threads for _, refs in t for ref in refs}
        habits = self._learned([c for c in neighbours if is_by_two[pair_of(c)]], clause_of, habits)
        told = without_flips(self._told(every, is_by_two, habits), near, clause_of)
        learned = tuple((code, *pair) for code, pairs in habits.learned.items() for pair in pairs)
        return told[: len(varied)], learned

    def _neighbours(self) -> tuple[tuple[str, str], ...]:
        return tuple((older.id, newer.id) for older, newer in self._series.neighbours())

    def _is_by_two_hands(self, collation: Collation, known: "Habits") -> bool:
        from comparator.diff.habits import hands_differ

        older, newer = (self._ground.declarations[text] for text in pair_of(collation))
        return hands_differ(collation, older, newer, known)

    def _learned(
        self, by_two: Iterable[Collation], clause_of: Mapping[str, str], known: "Habits"
    ) -> "Habits":
        """Return the habits that are known and those that neighbours by two hands teach."""
        from comparator.diff.habits import learn_habits

        in_language: dict[str, list[Collation]] = {}
        for c in by_two:
            in_language.setdefault(self._ground.declarations[c.right].language, []).append(c)
        for language, collations in sorted(in_language.items()):
            if not self._series.habits.get(language, HabitTable()).is_kept:
                known = learn_habits(collations, clause_of, language, known)
        return known

    def _told(
        self,
        varied: Sequence[Collation],
        is_by_two: Mapping[tuple[str, str], bool],
        habits: "Habits",
    ) -> tuple[Collation, ...]:
        """Return collations with their light edits and their findings."""
        from comparator.diff.habits import habits_used

        self._progress("Reading what changed")
        texts = self._ground.declarations
        items = [
            _Varied(
                c,
                habits_used(c, texts[c.right].language, habits) if is_by_two[pair_of(c)] else None,
            )
            for c in varied
        ]
        return tuple(
            self._workshop.results(
                _understood,
                replace(self._ground, features={}),
                items,
                self._key_of_varied,
                Collation,
            )
        )

    def _key_of_varied(self, item: "_Varied") -> str:
        c = item.collation
        rulings = self._ground.rulings_on(*pair_of(c))
        sides = (self._texts[c.left], self._texts[c.right])
        return digest(c, item.same, sides, self._told_by, rulings)

    def _key(self, pair: _Pair) -> str:
        older, newer, has_words = pair
        rulings = self._ground.rulings_on(older, newer)
        return digest(self._sides[older], self._sides[newer], has_words, rulings)


def pair_of(collation: Collation) -> tuple[str, str]:
    """Return the ids of the two texts, the older first."""
    return collation.left, collation.right


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all collations of a series share.

    Attributes:
        features: What features its texts have, as far as it is known.
    """

    declarations: Mapping[str, Declaration]
    weights: "Weights"
    verbs: VerbScales
    names: NameTables
    rulings: tuple[Ruling, ...] = ()
    features: "Mapping[str, TextFeatures]" = field(default_factory=dict)

    def rulings_on(self, left: str, right: str) -> tuple[Ruling, ...]:
        """Return what was set by hand of the links and findings between two texts."""
        return tuple(
            ruling
            for ruling in self.rulings
            if ruling.kind.is_of_pairs and ruling.is_between(left, right)
        )


@dataclass(frozen=True, slots=True)
class _Varied:
    """A collation with its variants, and the habits by which its edits are light.

    None where one hand rendered both texts.
    """

    collation: Collation
    same: "tuple[Pair, ...] | None"


def _features(_: str, declaration: Declaration) -> "TextFeatures":
    """Return the features of a text: a job of its own."""
    from comparator.alignment import text_features

    return text_features(declaration)


def _collated(ground: _Ground, pairs: Sequence[_Pair]) -> Iterator[Collation]:
    """Yield collations, with word edits if they are wanted: a job for several pairs."""
    from comparator.alignment import collate_each, hand_over
    from comparator.alignment.by_hand import set_by_hand
    from comparator.diff import vary

    texts = [(ground.declarations[older], ground.declarations[newer]) for older, newer, _ in pairs]
    for text in {text for pair in pairs for text in pair[:2] if text in ground.features}:
        hand_over(ground.declarations[text], ground.features[text])
    linked = collate_each(texts, ground.weights)
    for (older, newer), (*_, has_words), collation in zip(texts, pairs, linked, strict=True):
        rulings = ground.rulings_on(older.id, newer.id)
        by_hand = set_by_hand(collation, older, newer, rulings)
        yield vary(by_hand, older, newer) if has_words else by_hand


@dataclass(frozen=True, slots=True)
class _TwoTongues:
    """A declaration and a witness in another language."""

    text: Declaration
    witness: Declaration
    clauses: tuple[tuple[str, tuple[str, ...]], ...]

    @classmethod
    def of(
        cls, text: Declaration, witness: Declaration, clauses: Mapping[str, set[str]]
    ) -> "_TwoTongues":
        """Return the two, with what other years know of their passages."""
        refs = [p.id for p in (*text.passages, *witness.passages) if p.id in clauses]
        return cls(text, witness, tuple((ref, tuple(sorted(clauses[ref]))) for ref in refs))


def _faced(names: NameTables, item: _TwoTongues) -> Parallel:
    """Return which paragraphs of two texts in two languages face one another: a job of its own."""
    from comparator.alignment.across import align_across

    clauses = {ref: frozenset(keys) for ref, keys in item.clauses}
    return align_across(item.text, item.witness, keys_across(names), clauses)


def keys_across(tables: NameTables) -> Callable[[str, str], frozenset[str]]:
    """Return what gives, of a text in a language, what its translation has too.

    Names, matters, and what words mean.
    """
    from comparator.analysis.names.across import names_across
    from comparator.corpus.series.theme_sets import general_themes
    from comparator.language.meanings import meanings_of
    from comparator.themes.across import matters_across

    names, matters = names_across(tables), matters_across(general_themes())
    return lambda text, language: frozenset(
        {
            *names(text, language),
            *matters(text, language),
            *(f"g{meaning}" for meaning in meanings_of(text, language)),
        }
    )


def _understood(ground: _Ground, item: _Varied) -> Collation:
    """Return a collation with its light edits and its findings: a job of its own."""
    from comparator.analysis.findings import without_ruled_out
    from comparator.diff.habits import lighten

    collation = item.collation
    older, newer = ground.declarations[collation.left], ground.declarations[collation.right]
    if item.same is not None:
        collation = lighten(collation, newer.language, item.same)
    measured = measure(collation, older, newer, ground.verbs, ground.names)
    return without_ruled_out(measured, ground.rulings_on(older.id, newer.id))


def edition_of_pair(
    series: Series, left: str, right: str, workshop: Workshop | None = None
) -> Edition:
    """Return an edition of a series with the collation of two of its texts only.

    It is the one that `make_edition` has of them; there are no threads. Where one of the two is
    a witness, they are all that the series of the edition has.

    Args:
        series: Its declarations, with passages and themes.
        left: Id of the older text.
        right: Id of the newer one.
        workshop: Where the work is done; here and now where None.
    """
    desk = CollatingDesk(series, workshop or Workshop())
    collations, learned = desk.understood(desk.collations([(left, right, True)]))
    if {left, right} & {witness.text.id for witness in series.witnesses}:
        texts = (series.text(left), series.text(right))
        series = replace(series, declarations=texts, witnesses=())
    return Edition(series, collations, (), habits=learned)


def edition_of_files(left: Path, right: Path, *, has_findings: bool = True) -> Edition:
    """Return an edition of two files of any form that `add` reads, older first.

    Their passages have the themes of the series folder a file lies in, if it lies in one.

    Args:
        left: The older file.
        right: The newer one.
        has_findings: Whether what the edits mean is asked: it takes as long as to find them.

    Raises:
        InputError: A file cannot be read as a declaration, or is too long.
    """
    from comparator.corpus import read_record, read_theme_set
    from comparator.corpus.series.name_tables import NAMES

    older, newer = (read_record(path, may_lack_facts=True).declaration for path in (left, right))
    if older.id == newer.id:  # the same name in two folders
        newer = replace(newer, id=f"{newer.id}-2")
    homes = (path.parent / "themes.toml" for path in (right, left))
    themes = next((read_theme_set(home) for home in homes if home.is_file()), ThemeSet())
    title = f"{older.title} and {newer.title}"
    series = prepare(Series("compared", title, "", (older, newer), themes, names=NAMES.bundled))
    older, newer = series.declarations
    collation = collate(older, newer) if has_findings else edited(older, newer)
    return Edition(series, (collation,), ())
