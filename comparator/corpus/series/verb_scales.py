"""verbs.toml: how strongly the operative verbs of a language say what they say."""

from dataclasses import replace

from comparator.corpus.series.language_tables import LanguageTables
from comparator.corpus.series.toml_files import Table
from comparator.model import Direction, Verb, VerbScale
from comparator.model.verbs import HIGHEST_RANK, LOWEST_RANK, Grades

_DIRECTIONS = tuple(str(d) for d in Direction)
_WORDS = (
    "tentative", "needs", "weights", "raising", "lowering", "lasting", "negations", "skipped",
    "subjects", "fewer", "qualities", "hedges", "absolutes", "rate_nouns", "measured", "unmeasured",
    "broad", "joins", "that", "futures", "before_nouns", "fronting", "weightless", "ambiguous",
    "events",
)  # fmt: skip
# Steps of each table of words that is no scale of verbs.
_GRADES = {
    "modals": {str(n): n for n in range(1, 5)},
    "evidence": {str(n): n for n in range(1, 5)},
    "likelihood": {str(n): n for n in range(1, 4)},
    "degrees": {str(n): n for n in range(-2, 5) if n},
    "stages": {str(n): n for n in range(1, 5)},
    "trends": {str(n): n for n in range(-5, 6)},
    "levels": {str(n): n for n in range(-5, 6)},
    "drives": {"down": -2, "up": 2},
    "rates": {"lower": -1, "keep": 0, "raise": 1},
}
_LADDER = {str(n): n for n in range(1, 5)}
_TABLES = (*_DIRECTIONS, "ladders", "carried", "judged", "words", "irregular", "without", *_GRADES)


def _changed(scale: VerbScale, table: Table) -> VerbScale:
    """Return a scale with what a table adds, moves and takes away."""
    table.allow(*_TABLES)
    without = set(table.texts("without"))
    carried, judged, words = table.table("carried"), table.table("judged"), table.table("words")
    carried.allow("by", *_DIRECTIONS)
    judged.allow(*_DIRECTIONS)
    words.allow(*_WORDS)
    irregular = table.table("irregular")

    def grades(name: str) -> Grades:
        new = _graded(table.table(name), _GRADES[name])
        return _joined(getattr(scale, name), new, without)

    subjects = (*scale.subjects, *words.texts("subjects"))
    if not subjects:
        raise table.error(
            "words",
            "nobody is named who speaks, so that no verb would be found.",
            'Add [words] with subjects = ["we", "they"].',
        )
    return replace(
        scale,
        verbs=_merged(scale.verbs, _verbs(table), without),
        nouns=_merged(scale.nouns, _verbs(carried), without),
        judgements=_merged(scale.judgements, _verbs(judged), without),
        carriers=(*scale.carriers, *carried.texts("by")),
        irregular=(
            *scale.irregular,
            *((form, irregular.text(form)) for form in irregular.keys()),  # noqa: SIM118
        ),
        **{name: (*getattr(scale, name), *words.texts(name)) for name in _WORDS},
        modals=grades("modals"),
        evidence=grades("evidence"),
        likelihood=grades("likelihood"),
        degrees=grades("degrees"),
        stages=grades("stages"),
        trends=grades("trends"),
        levels=grades("levels"),
        drives=grades("drives"),
        rates=grades("rates"),
        ladders=_ladders(scale, table.table("ladders"), without),
    )


def _ladders(scale: VerbScale, table: Table, without: set[str]) -> tuple[tuple[str, Grades], ...]:
    known = dict(scale.ladders)
    return tuple(
        (name, _joined(known.get(name, ()), _graded(table.table(name), _LADDER), without))
        for name in dict.fromkeys((*known, *table.keys()))
    )


def _joined(old: Grades, new: Grades, without: set[str]) -> Grades:
    merged = {**dict(old), **dict(new)}
    return tuple((word, step) for word, step in merged.items() if word not in without)


def _graded(table: Table, steps: dict[str, int]) -> Grades:
    """Return the words of a table by the names of their steps, which are its keys."""
    table.allow(*steps)
    return tuple((word, step) for name, step in steps.items() for word in table.texts(name))


def _merged(old: tuple[Verb, ...], new: tuple[Verb, ...], without: set[str]) -> tuple[Verb, ...]:
    verbs = {verb.phrase: verb for verb in (*old, *new)}
    return tuple(verb for phrase, verb in verbs.items() if phrase not in without)


def _verbs(table: Table) -> tuple[Verb, ...]:
    """Return the verbs in the tables of a table's directions, by their ranks."""
    found: dict[str, Verb] = {}
    for direction in Direction:
        ranks = table.table(direction)
        for rank in ranks.keys():  # noqa: SIM118 - no dict
            if not rank.isascii() or not rank.isdigit() or not _is_rank(int(rank)):
                raise ranks.error(
                    rank,
                    f"{rank!r} is no step of the scale.",
                    f"Use {LOWEST_RANK} to {HIGHEST_RANK}.",
                )
            for phrase in ranks.texts(rank):
                if not phrase.strip():
                    raise ranks.error(rank, "a phrase is empty.")
                if phrase in found:
                    raise ranks.error(rank, f"the phrase {phrase!r} is there twice.", value=phrase)
                found[phrase] = Verb(phrase, direction, int(rank))
    return tuple(found.values())


def _is_rank(number: int) -> bool:
    return LOWEST_RANK <= number <= HIGHEST_RANK


VERBS = LanguageTables("verbs", VerbScale(), _changed)
