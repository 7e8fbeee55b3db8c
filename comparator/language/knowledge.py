"""What is known of each language: words by what they do, from `data/CODE.toml`.

A new language is a new file there; every key may be missing. `Language` says what each is for.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import Any

from comparator.language.codes import base_language

_FOLDER = files("comparator.language").joinpath("data")
_UNSPACED = frozenset({"ja", "zh"})


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of a language; nothing, where a field is empty.

    Attributes:
        function_words: They carry grammar and little else; an equal run of nothing else between
            two edits is an island.
        joints: Those of them that only tie what follows to what stands before.
        pale_words: Beside the function words: they join any two clauses and tell of none.
        phrase_edges: Beside the function words: no phrase worth quoting begins or ends with them.
        clause_words: They stand in a statement about any matter: "of", "also", "importance".
        permitting_words: They say what a clause permits, denies or puts off; whoever renders it
            puts none of them for another.
        determiners: After them a noun follows.
        telling_words: Hardly a line does without them, and other languages do not have them.
        frame_words: They frame a clause and say nothing of its matter ("attach importance to").
            Chosen by reading, before any figure was looked at, and not tuned since.
        general_words: Beside those they stand in clauses about anything: that a text has one of
            them and no earlier text has proves no matter new.
        before_numbers: What a number may follow.
        never_before_numbers: What never follows a number but begins or joins parts of a sentence.
        units: What numbers measure; a changed number is shown with it.
        counted: What else may follow a number.
        annexes: What stands alone above what is annexed.
        votes: What stands before those who voted one way, with a colon between.
        offices: Whom a signature names, as it begins.
        numbered_parts: What a paragraph calls itself before its number ("Article 3").
        cited_beginnings: How words begin that make a number before them one of something cited.
        labels: A capital letter behind them is a label ("Annex I"), not the initial of a name.
        abbreviations: A full stop behind them belongs to the word.
        number_abbreviations: So it does if a number follows.
        closing_abbreviations: So it does, but where one of `sentence_openings` follows.
        numerals: Numbers in words, in all their forms, by their figures.
        scales: Words that multiply a number, by the power of ten: 6 for "million".
        numeral_joints: What may stand inside a number in words: "two hundred and five".
        document_heads: What kind a document is, as it begins: "договор", of "Договору о …".
        unit_joints: What may stand between a number and what it counts ("millions *de* francs"),
            as a regular expression.
        references: A number behind them says where, not how many, as regular expressions.
        measures: What a number may measure, beside any noun, as regular expressions.
        percent: Ways to write "per cent".
        quotation_marks: The two that a quotation stands between, where they are not “”.
        sentence_openings: They begin a sentence wherever they have a capital letter.
        preamble_openings: How the clauses of a preamble begin.
        preamble_closings: How its last clause begins, as a regular expression.
        synonyms: Words that translators use one for the other, a row each.
        joined_prefixes: Before a hyphen they make one word with what follows ("inter-regional").
        traditional: Characters of the other script, each with the one that stands for it.
        months: Their full names as they stand alone and in dates, from January on, in small
            letters, with | between two forms; none, where dates name them by number.
        more_months: Their other names, by number: short ones, if none is a word of another
            language, and what else stands for a month.
        spellings: Words with several spellings, and the one that stands for all.
        deadlines: How a text says by when something is to be done, as regular expressions.
        promises: How what somebody will do is told from what is no promise, regular expressions by
            name: `conditions` and `breaks` end the name of who speaks on its left, and the former
            make it no promise; `hopes` are verbs of the scale that promise nothing; what is
            `coming_about` is nobody's deed; who stands behind `held_by` does not speak; `joins`,
            `last_and` and `remarks` tie a deed to its sentence; `asides` go on about something
            else; a day behind `of_names` may be part of a name.
        conditions: How begin conditions, what must be so first, and limits that were negotiated;
            rows of regular expressions that say the same, " | " between them. One that holds
            what is between ("在[^，]+的前提下") is the whole condition.
        bounds: The same of what says only by what rule or in what frame something is done.
        condition_ends: With what words a clause goes on behind them, as a regular expression.
        patterns: Alternatives of regular expressions, by the name of what they tell; the file of
            English says what each is for.
        lists: Words by the name of what they do, for one task each; it says that of them as well.
        pairs: What stands for what, for one task each.
        conjugation: Endings of regular verbs by that of the infinitive, with ~ for what stands
            before it where something stands before that; for languages whose stems tell too little
            of verbs.
        verbs: Words of which no noun phrase has one in it, as dictionaries have them.
        verbs_and_nouns: Those of them, and others, that are nouns as well.
        phrase_breaks: What else no noun phrase has in it.
        bound_nouns: Half of a preposition between two others: "in accordance with".
        times: A phrase that has no other matter tells nothing.
        never_last: Adjectives that end no noun phrase.
        nouns_in_verb_form: Nouns that end as verbs do.
        nouns_in_adjective_form: Nouns that end as adjectives do.
    """

    function_words: frozenset[str] = frozenset()
    joints: frozenset[str] = frozenset()
    pale_words: frozenset[str] = frozenset()
    phrase_edges: frozenset[str] = frozenset()
    clause_words: frozenset[str] = frozenset()
    permitting_words: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    telling_words: frozenset[str] = frozenset()
    frame_words: frozenset[str] = frozenset()
    general_words: frozenset[str] = frozenset()
    before_numbers: frozenset[str] = frozenset()
    never_before_numbers: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    annexes: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    numbered_parts: frozenset[str] = frozenset()
    cited_beginnings: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    number_abbreviations: frozenset[str] = frozenset()
    closing_abbreviations: frozenset[str] = frozenset()
    numerals: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, str] = field(default_factory=dict)
    numeral_joints: frozenset[str] = frozenset()
    document_heads: frozenset[str] = frozenset()
    unit_joints: str = ""
    references: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    percent: tuple[str, ...] = ()
    quotation_marks: str = ""
    sentence_openings: tuple[str, ...] = ()
    preamble_openings: tuple[str, ...] = ()
    preamble_closings: str = ""
    synonyms: tuple[str, ...] = ()
    joined_prefixes: frozenset[str] = frozenset()
    traditional: str = ""
    months: tuple[str, ...] = ()
    more_months: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)
    deadlines: tuple[str, ...] = ()
    promises: Mapping[str, str] = field(default_factory=dict)
    conditions: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    condition_ends: str = ""
    patterns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    pairs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    conjugation: Mapping[str, str] = field(default_factory=dict)
    verbs: frozenset[str] = frozenset()
    verbs_and_nouns: frozenset[str] = frozenset()
    phrase_breaks: frozenset[str] = frozenset()
    bound_nouns: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    never_last: frozenset[str] = frozenset()
    nouns_in_verb_form: frozenset[str] = frozenset()
    nouns_in_adjective_form: frozenset[str] = frozenset()


@cache
def language(code: str) -> Language:
    """Return what is known of a language, by its code; countries and scripts are set aside."""
    return _languages().get(base_language(code), Language())


def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages of which something is known."""
    return tuple(_languages())


@cache
def words_of_all(kind: str) -> frozenset[str]:
    """Return the words of one kind (a field of `Language`) in all languages.

    For where the language of a word is not at hand; no list has a word that would mislead in
    another language.
    """
    return frozenset[str]().union(*(getattr(known, kind) for known in _languages().values()))


@cache
def function_words(*codes: str) -> frozenset[str]:
    """Return the function words of some languages; of all where none is named."""
    if not codes:
        return words_of_all("function_words")
    return frozenset[str]().union(*(language(code).function_words for code in codes))


@cache
def named_words(name: str, *codes: str) -> tuple[str, ...]:
    """Return the words of a list in some languages, in all where none is named, in its order."""
    asked = codes or known_languages()
    return tuple(word for code in asked for word in language(code).lists.get(name, "").split())


def named_pairs(name: str, *codes: str) -> dict[str, str]:
    """Return what stands for what in some languages, in all where none is named."""
    asked = codes or known_languages()
    return {
        one: other for code in asked for one, other in language(code).pairs.get(name, {}).items()
    }


def named_patterns(name: str, *codes: str, **parts: str) -> tuple[str, ...]:
    """Return the patterns of this name in some languages, in all where none is named.

    Args:
        name: What they tell.
        codes: Of the languages.
        parts: What stands in them for "{part}".
    """
    found = [
        each
        for code in codes or known_languages()
        for each in language(code).patterns.get(name, ())
    ]
    for part, pattern in parts.items():
        found = [each.replace(f"{{{part}}}", pattern) for each in found]
    return tuple(found)


def alternatives(name: str, *codes: str) -> str:
    """Return the same patterns as alternatives of one."""
    return "|".join(named_patterns(name, *codes))


def whole_words(name: str, *codes: str) -> str:
    """Return the same of whole words, in languages that put spaces between them."""
    found = {code: alternatives(name, code) for code in codes or known_languages()}
    return "|".join(
        each if base_language(code) in _UNSPACED else rf"\b(?:{each})\b"
        for code, each in found.items()
        if each
    )


@cache
def _languages() -> dict[str, Language]:
    found = {}
    for entry in sorted(_FOLDER.iterdir(), key=lambda path: path.name):
        code, _, ending = entry.name.partition(".")
        if ending == "toml":
            found[code] = _language(tomllib.loads(entry.read_text("utf-8")))
    return found


def _language(table: Mapping[str, Any]) -> Language:
    empty = {each.name: getattr(Language(), each.name) for each in fields(Language)}
    return Language(**{name: _of_kind(empty[name], value) for name, value in table.items()})


def _of_kind(empty: object, value: Any) -> Any:
    """Return a value of a file as a field with this default has it; words stand in one string."""
    match empty:
        case frozenset():
            return frozenset(value.split())
        case tuple():
            return tuple(value)
        case _:
            return value
