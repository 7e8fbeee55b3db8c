"""A scale of verbs made ready to look words up in."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from comparator.analysis.operatives.conjugations import is_conjugated, regular_forms
from comparator.language.knowledge import (
    alternatives,
    function_words,
    named_pairs,
    named_words,
    words_of_all,
)
from comparator.language.stems import stem, without_elision
from comparator.model import Verb, VerbScale
from comparator.model.verbs import Grades

if TYPE_CHECKING:
    from comparator.analysis.operatives.tokens import Token

_Phrase = tuple[str, ...]
_Rules = tuple[tuple[re.Pattern[str], str], ...]
_LIGHT = words_of_all("clause_words")

_SCALES = (
    "modals",
    "evidence",
    "likelihood",
    "degrees",
    "stages",
    "trends",
    "levels",
    "drives",
    "rates",
)
# Scales of words of which each form is a word of its own: "can" and "more" have no others.
_ENDS_OF_PARAGRAPHS = frozenset("；，;,")
_EXACT = frozenset({"modals", "likelihood", "degrees", "levels"})


class Lexicon:
    """The operative verbs of one language, by their first words."""

    def __init__(self, scale: VerbScale, language: str) -> None:
        self.language = language
        self._verb_endings = _rules("endings_of_verbs", language)
        self._irregular = _forms_to_verbs(scale, language) | dict(scale.irregular)
        self.subjects = frozenset(scale.subjects)
        self._endings = tuple(scale.subjects)
        self.raising = frozenset(scale.raising)
        self.lowering = frozenset(scale.lowering)
        self.lasting = frozenset(scale.lasting)
        self.negations = frozenset(scale.negations)
        self.skipped = frozenset(scale.skipped)
        # What may stand inside a phrase, and between those who speak and their verb.
        self.inside = self.skipped | self.raising | self.lasting
        self.between = self.inside | self.lowering | self.negations
        self.needs = frozenset(scale.needs)
        self.tentative = tuple(tuple(words.split()) for words in scale.tentative)
        self.hedges = scale.hedges
        self.absolutes = scale.absolutes
        # Nouns by which a statement says that its matter matters.
        self.weighing_nouns = self.needs | set(scale.weights)
        self.weights = self.needs | {v.phrase for v in scale.judgements} | set(scale.weights)
        self.fewer = tuple(tuple(self._parts(words)) for words in scale.fewer)
        self.carriers = frozenset(self.lemma(word) for word in scale.carriers)
        self.judgements: Mapping[str, Verb] = {verb.phrase: verb for verb in scale.judgements}
        self._first_words = tuple(dict.fromkeys(v.phrase.split()[0] for v in scale.verbs))
        self._verbs = self._by_first(scale.verbs)
        self._nouns = self._by_first(scale.nouns)
        self.ambiguous = frozenset(scale.ambiguous)
        self.joins = frozenset(scale.joins)
        self.that = frozenset(scale.that)
        self.fronting = frozenset(scale.fronting)
        self.futures = frozenset(scale.futures)
        self.weightless = frozenset(scale.weightless)
        self._events = frozenset(scale.events)
        self._before_nouns = frozenset((*scale.before_nouns, *scale.raising, *scale.lasting))
        self._ands = named_words("joined_ands", language)
        self._matter_endings = _rules("endings_of_matters", language)
        self._same_matter = named_pairs("same_matter", language)
        before_carried = alternatives("before_carried_nouns", language)
        self._before_carried = re.compile(before_carried or "(?!)")
        self._take_forms()
        self._take_grades(scale)

    def _take_forms(self) -> None:
        """Make ready by what forms verbs are known."""
        spelt = {word.replace("ise", "ize") for word in self._first_words}
        self.plain_forms = (spelt | {*self._first_words}) - {*named_words("no_plain_forms")}
        self.being = self.lemma("be") if self.language == "en" else ""
        self._participles = named_words("participles", self.language) or ("ing",)

    def _take_grades(self, scale: VerbScale) -> None:
        """Make what goes by degrees ready: obligation, likelihood, stages, what is measured."""
        language = self.language
        # In Russian a word of degree has a dozen forms.
        self._exact = frozenset() if language == "ru" else _EXACT
        ladders = dict(scale.ladders)
        self.ladders = tuple(ladders)
        graded_by = {name: getattr(scale, name) for name in _SCALES} | ladders
        self._graded = {n: self._by_first_form(n, words) for n, words in graded_by.items()}
        graded = (*scale.modals, *scale.degrees)
        self._pale = frozenset(
            word if language == "en" else self.lemma(word) for word, _ in graded if " " not in word
        )
        self._qualities = tuple(tuple(self._keys(words)) for words in scale.qualities)
        self.rate_nouns = frozenset(scale.rate_nouns)
        self.unmeasured = frozenset(scale.unmeasured)
        self.broad = frozenset(scale.broad)
        self._measured = self._by_name(scale.measured)

    def graded_at(self, scale: str, tokens: "Sequence[Token]", n: int) -> tuple[int | None, int]:
        """Return the step of the longest phrase of a scale of words at a place, and its length."""
        best: tuple[int | None, int] = (None, 1)
        is_exact = scale in self._exact
        key = tokens[n].form if is_exact or self.language == "en" else tokens[n].lemma
        for rest, step in self._graded[scale].get(key, ()):
            here = tokens[n + 1 : n + 1 + len(rest)]
            is_here = tuple(t.form if is_exact else t.lemma for t in here) == rest
            if is_here and (best[0] is None or len(rest) >= best[1]):
                best = step, 1 + len(rest)
        return best

    def quality_before(self, tokens: "Sequence[Token]", n: int) -> int:
        """Return how many words just before a place are a quality of what follows, 0 for none."""
        found = (
            len(words)
            for words in self._qualities
            if tuple(self._key(t) for t in tokens[max(0, n - len(words)) : n]) == words
        )
        return max(found, default=0)

    def measure_at(self, tokens: "Sequence[Token]", n: int) -> tuple[str, int]:
        """Return what is named at a place that goes up and down, and its words; "" for nothing."""
        for words, name in self._measured.get(tokens[n].form, ()):
            if tuple(t.form for t in tokens[n : n + len(words)]) == words:
                return name, len(words)
        return "", 1

    def is_pale(self, form: str) -> bool:
        """Whether a word tells nothing of a matter: a joint, or a word of degree or obligation."""
        word = form if self.language == "en" else self.lemma(form)
        return form in function_words() or form in _LIGHT or word in self._pale

    def names_speakers(self, tokens: "Sequence[Token]", n: int) -> bool:
        """Whether a word that names those who speak ends at a place: "states", "部长"."""
        if not self.is_unspaced:
            return tokens[n].form in self.subjects
        before = "".join(token.form for token in tokens[max(0, n - 3) : n + 1])
        # "国" is a state and "国际" is international.
        here = "".join(token.form for token in tokens[n : n + 2])
        return before.endswith(self._endings) and here not in self._no_speakers

    def rates_in(self, tokens: "Sequence[Token]") -> list[int]:
        """Return where a rate is named."""
        if self.is_unspaced:
            return [n for n in range(1, len(tokens)) if self._is_rate(tokens[n - 1 : n + 1])]
        return [n for n, token in enumerate(tokens) if token.form in self.rate_nouns]

    def _is_rate(self, tokens: "Sequence[Token]") -> bool:
        return "".join(token.form for token in tokens) in self.rate_nouns

    def lemma(self, form: str) -> str:
        """Return the stem of a form, or that of the verb it is an irregular form of."""
        folded = without_elision(form.casefold().replace("ё", "е"), self.language)
        folded = _rewritten(folded, self._verb_endings)
        return stem(self._irregular.get(folded, folded), self.language)

    def matter_of(self, form: str) -> str:
        """Return what stands for a word where two matters are compared."""
        word = form.removesuffix("’s").removesuffix("'s").rstrip("’'")
        lemma = self.lemma(_rewritten(word, self._matter_endings))
        return self._same_matter.get(lemma, lemma)

    def verbs_from(self, form: str) -> tuple[tuple[_Phrase, Verb], ...]:
        """Return the verbs whose phrase may begin with a form."""
        if self.language != "en":
            return self._verbs.get(self.lemma(form), ())
        # A stem is too wide for a verb: "observer" and "proposal" are none.
        base = self._base.get(self._irregular.get(form, form), "")
        return self._verbs.get(stem(base, "en"), ()) if base else ()

    @cached_property
    def _base(self) -> dict[str, str]:
        """The English verbs of the scale by all of their regular forms.

        "Not tolerate" begins with no verb: "noted" is a form of "note".
        """
        found = {word: word for word in self._first_words if word in self.negations}
        verbs = (word for word in self._first_words if word not in found)
        return found | {form: word for word in verbs for form in regular_forms(word, "en")}

    def tentative_at(self, tokens: "Sequence[Token]", n: int) -> int:
        """Return how many words from `n` on take a promise before them back: "explore"."""
        found = (
            len(words)
            for words in self.tentative
            if tuple(t.form for t in tokens[n : n + len(words)]) == words
        )
        return next(found, 0)

    def bare_from(self, form: str) -> tuple[tuple[_Phrase, Verb], ...]:
        """Return the phrases that begin with a form where their "be" is left out: "convinced"."""
        return self._bare.get(form, ())

    @cached_property
    def _bare(self) -> dict[str, tuple[tuple[_Phrase, Verb], ...]]:
        found: dict[str, tuple[tuple[_Phrase, Verb], ...]] = {}
        for phrase, verb in self._verbs.get(self.being, ()) if self.being else ():
            words = verb.phrase.split()
            # "Deeply concerned", "aware of".
            form = next((w for w in words[1:] if w.endswith("ed")), words[1])
            if not self.is_light(form):
                at = words.index(form)
                found[form] = (*found.get(form, ()), (phrase[at:], verb))
        return found

    @cached_property
    def _no_speakers(self) -> frozenset[str]:
        return frozenset(named_words("no_speakers", self.language))

    @cached_property
    def _future(self) -> re.Pattern[str]:
        return re.compile(alternatives("future_verbs", self.language) or "(?!)")

    @cached_property
    def _resolving(self) -> re.Pattern[str]:
        return re.compile(alternatives("resolving_verbs", self.language) or "(?!)")

    def is_future(self, form: str) -> bool:
        """Whether the ending of a verb says that something will be done: "créeront"."""
        return self._future.fullmatch(form) is not None

    @property
    def is_unspaced(self) -> bool:
        """Whether the language is written without spaces, so that each character is a token."""
        return self.language in {"zh", "ja"}

    def judgement_at(self, tokens: "Sequence[Token]", n: int) -> tuple[Verb | None, int]:
        """Return what an opinion holds its matter for by the words at `n`, and their number."""
        if not self.is_unspaced:
            return self.judgements.get(tokens[n].form), 1
        here = "".join(token.form for token in tokens[n : n + 4])
        for phrase, verb in self.judgements.items():
            if here.startswith(phrase):
                return verb, len(phrase)
        return None, 1

    def has_need(self, tokens: "Sequence[Token]") -> bool:
        """Whether words say that something is needed."""
        return self._has(self.needs, tokens)

    def ends_weight(self, tokens: "Sequence[Token]") -> bool:
        """Whether words end with a noun by which a statement says that its matter matters."""
        return self._has(self.weighing_nouns, tokens if self.is_unspaced else tokens[-1:])

    def has_weight(self, tokens: "Sequence[Token]") -> bool:
        """Whether words say that something matters."""
        return self._has(self.weights, tokens)

    def _has(self, nouns: frozenset[str], tokens: "Sequence[Token]") -> bool:
        if self.is_unspaced:
            here = "".join(token.form for token in tokens)
            return any(noun in here for noun in nouns)
        return any(token.form in nouns for token in tokens)

    def may_stand_before_noun(self, form: str) -> bool:
        """Whether a word may stand between a carrier and its noun: "their continued", "свою"."""
        return form in self._before_nouns or bool(self._before_carried.search(form))

    def nouns_from(self, lemma: str, form: str) -> tuple[tuple[_Phrase, Verb], ...]:
        """Return the carried nouns whose phrase begins with a form, or else with its stem.

        A stem is too wide where two nouns have the same: "objections" are no "objectives".
        """
        found = self._nouns.get(lemma, ())
        same = tuple((phrase, noun) for phrase, noun in found if form in noun.phrase.split()[:1])
        return same or found

    def is_event(self, matter: str) -> bool:
        """Whether a stem names something that has happened: an adoption, a result."""
        return matter in self._events

    def is_light(self, form: str) -> bool:
        """Whether a word tells nothing of what a clause is about."""
        return form in _LIGHT

    def leads_preambles(self, form: str) -> bool:
        """Whether a word of its own makes a preamble of the clause behind it: "وإذ"."""
        return self.language == "ar" and self.is_participle(form)

    def is_participle(self, form: str) -> bool:
        """Whether a form opens a clause without a subject: "noting"."""
        return form.endswith(self._participles)

    def is_resolving(self, tokens: "Sequence[Token]", n: int, length: int) -> bool:
        """Whether a verb of some words opens a paragraph of a resolution: "Calls", "просит"."""
        form = tokens[n].form
        if self.is_unspaced:  # only the marks tell a paragraph of a resolution
            return n == 0 and tokens[-1].text in _ENDS_OF_PARAGRAPHS
        if is_conjugated(self.language):
            return form in self._irregular
        # "с удовлетворением отмечает"
        if any(self._resolving.fullmatch(token.form) for token in tokens[n : n + length]):
            return True
        return self.language == "en" and form.endswith("s") and not form.endswith("ss")

    def is_joined(self, form: str) -> bool:
        """Whether a form has its "and" within it: "وتؤكد"."""
        return form.startswith(self._ands)

    def _key(self, token: "Token") -> str:
        """Return what an adjective is looked up by: English ones have one form."""
        return token.form if self.language == "en" else token.lemma

    def _keys(self, words: str) -> list[str]:
        parts = self._parts(words)
        return parts if self.language == "en" else [self.lemma(part) for part in parts]

    def _parts(self, phrase: str) -> list[str]:
        # Where no spaces stand between words, each character is a token.
        return list(phrase) if self.is_unspaced else phrase.split()

    def _by_first_form(
        self, name: str, grades: Grades
    ) -> dict[str, tuple[tuple[_Phrase, int], ...]]:
        found: dict[str, tuple[tuple[_Phrase, int], ...]] = {}
        for words, step in grades:
            first, *rest = self._parts(words)
            told = tuple(rest) if name in self._exact else tuple(map(self.lemma, rest))
            for form in self._forms(name, first):
                found[form] = (*found.get(form, ()), (told, step))
        return found

    def _by_name(self, rows: tuple[str, ...]) -> dict[str, tuple[tuple[_Phrase, str], ...]]:
        found: dict[str, tuple[tuple[_Phrase, str], ...]] = {}
        for row in rows:
            name, *_ = names = row.split(", ")
            for words in (tuple(each.split()) for each in names):
                longest_first = (*found.get(words[0], ()), (words, name))
                found[words[0]] = tuple(sorted(longest_first, key=lambda w: -len(w[0])))
        return found

    def _forms(self, name: str, word: str) -> set[str]:
        """Return the forms in which a word of a scale of words stands in texts."""
        if name in self._exact:
            return {word}
        if self.language != "en":
            return {self.lemma(word)}
        # A stem is too wide: "initiative" and "initial" have the same.
        irregular = {form for form, verb in self._irregular.items() if verb == word}
        return {*regular_forms(word, "en"), *irregular}

    def _by_first(self, verbs: tuple[Verb, ...]) -> dict[str, tuple[tuple[_Phrase, Verb], ...]]:
        found: dict[str, tuple[tuple[_Phrase, Verb], ...]] = {}
        for verb in verbs:
            phrase = tuple(self.lemma(word) for word in self._parts(verb.phrase))
            found[phrase[0]] = (*found.get(phrase[0], ()), (phrase, verb))
        return found


@lru_cache(maxsize=16)
def lexicon_of(scale: VerbScale, language: str) -> Lexicon:
    """Return the lexicon of a scale, made once."""
    return Lexicon(scale, language)


def _forms_to_verbs(scale: VerbScale, language: str) -> dict[str, str]:
    """Return the regular forms of all verbs of a scale, where stems tell too little of them."""
    if not is_conjugated(language):
        return {}
    verbs = dict.fromkeys((*(v.phrase.split()[0] for v in scale.verbs), *scale.carriers))
    return {form: verb for verb in reversed(verbs) for form in regular_forms(verb, language)}


def _rules(name: str, language: str) -> _Rules:
    return tuple((re.compile(rule), new) for rule, new in named_pairs(name, language).items())


def _rewritten(word: str, rules: _Rules) -> str:
    for rule, new in rules:
        word = rule.sub(new, word)
    return word
