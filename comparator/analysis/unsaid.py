"""What a text does not say: noun phrases that others have and it has not, in no order of words.

A phrase counts as unsaid only where no passage of the text has all the words that tell something
in it, in whatever form: two translations of one thing are then told neither as new nor as gone.
Of a name the words must stand close by: a long passage may have "Year", "SCO" and "Environment".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from math import sqrt

from comparator.analysis.clause_titles import noun_phrases
from comparator.analysis.names.gazetteer import gazetteer_of, with_names_as
from comparator.analysis.names.writings import is_one_name
from comparator.analysis.news_weight import news_weight
from comparator.language.abbreviations import explanations
from comparator.language.codes import base_language
from comparator.language.frame_words import is_frame
from comparator.language.key_phrases import word_set
from comparator.language.knowledge import alternatives, function_words, named_pairs, words_of_all
from comparator.language.months import month_names
from comparator.language.scripts import is_ideograph
from comparator.language.spellings import spelling_form
from comparator.language.stems import stem
from comparator.language.substance import rarities, substance
from comparator.language.synonyms import meaning_of
from comparator.language.words import cut, is_word, tokens
from comparator.model import Edition

_LEAST_WORDS, _MOST_WORDS = 2, 6
_MOST_PHRASES = 6
"""So many phrases of a passage are tried, the most telling first."""
_NAME, _FRAMED, _JOINED = 4.0, 3.0, 3.0
"""How much more a phrase tells that is all a name; how much less one that begins as any clause
may, and one that joins two things."""
_CAPITALS_OF_A_NAME, _ROOM = 2, 2
"""A name is said where its words stand close by, within so many words for each of it."""
_LONG, _MOST_BEFORE = 4, 120
_ROOT, _ENDING = 5, 2
"""Letters in which two stems of one root begin alike, and letters at the end of which that asks
nothing."""
_EVERYWHERE = 0.1
"""The share of the passages of a text in which the name of those who speak stands at least."""
# Figures, initials, and names that break off: "Islamic Republic" of whom?
_FIGURE = re.compile(rf"^\d|\w\.\w|\w\.$|\b(?:{alternatives('broken_names')})$")
_SUM = re.compile(alternatives("sums"), re.IGNORECASE)
_HYPHEN = re.compile(r"(\w+)[-‐‑](?=\w)")
_INITIALS = re.compile(r"\b([^\W\d_]{3,}?)s?\b")
_CAPITALISED = re.compile(r"[A-Z]\w*(?:[\s-](?:(?:of|on|for|the|and|in)\s){0,2}[A-Z]\w*)+")
_NAME_BEFORE = re.compile(r"(?:[A-Z]\w+ (?:(?:of|for|on|by) (?:the )?)?)+$")
_NAME_AFTER = re.compile(r"(?: (?:(?:of|for|on) (?:the )?)?[A-Z]\w+)*")
_JOINTS = re.compile(r"\b(?:and|or)\b")


@dataclass(frozen=True, slots=True)
class Omission:
    """Words that several texts said in a row or not, and that the newest does not say.

    Attributes:
        words: As the passage has them.
        passage: Id of the passage of the text before the newest that says them.
        said_in: Ids of all texts of the kind that say them, in order.
    """

    words: str
    passage: str
    said_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a text that tell something, as stems: by passage, where each stands, by root."""

    rows: tuple[tuple[str, ...], ...]
    passages_with: Mapping[str, frozenset[int]]
    beginning: Mapping[str, Sequence[str]]

    def with_a_form_of(self, word: str) -> frozenset[int]:
        """Return the passages with a word, or with one that is of its root as far as one sees."""
        alike = self.beginning.get(word[:_ROOT], ())
        return frozenset[int]().union(
            *(self.passages_with[found] for found in alike if _is_of_one_root(word, found))
        )


class Unsaid:
    """Which texts of a series have which words.

    Attributes:
        passages: Those of each text, by its id.
    """

    def __init__(self, edition: Edition) -> None:
        """Read the texts of an edition; each is gone through when it is first asked."""
        self._series = edition.series
        self._language = {d.id: d.language for d in edition.series.declarations}
        self._texts: dict[str, _Text] = {}
        self._named: dict[str, frozenset[str]] = {}
        # A declaration puts its passages together whenever it is asked for them.
        self.passages = {d.id: d.passages for d in edition.series.declarations}
        self._initials: dict[str, set[str]] = {}
        self._ranked: dict[tuple[str, str], list[tuple[float, str]]] = {}

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        texts = (p.text for d in self._series.declarations for p in d.passages)
        return rarities(map(word_set, texts))

    @cached_property
    def _other_names(self) -> Mapping[frozenset[str], frozenset[str]]:
        """The words of names by those of their abbreviations, and the other way."""
        found: dict[frozenset[str], frozenset[str]] = {}
        texts = (p.text for d in self._series.declarations for p in d.passages)
        language = self._series.declarations[-1].language
        for abbreviation, names in explanations(texts).items():
            # "GEF" is a forum here and a facility there.
            if not is_one_name(names):
                continue
            for both in {(abbreviation, name): None for name in names}:
                short, name = (
                    frozenset(word for word, _ in _telling(named, language)) for named in both
                )
                if short and name:
                    found.setdefault(short, name)
                    found.setdefault(name, short)
        return found

    def is_said(self, phrase: str, declaration: str) -> bool:
        """Whether some passage of a text has all telling words of a phrase; of a name, close by."""
        return bool(self.saying(phrase, declaration))

    def saying(self, phrase: str, declaration: str, *, close: bool = False) -> frozenset[int]:
        """Return which passages of a text say a phrase, by their places in it.

        A name is said by its abbreviation as well, where a text explains that, and the other way.

        Args:
            phrase: It.
            declaration: Id of the text.
            close: Whether the words of what is no name must stand close by, too.
        """
        needed, words, is_name = _needed(phrase, self._language[declaration])
        if close or is_name:
            said = self._close_by(needed, words, declaration)
        else:
            said = self._with_all(needed, declaration)
        other = self._other_names.get(needed)
        return said | self._close_by(other, len(other), declaration) if other else said

    def is_quoted(self, phrase: str, declaration: str) -> bool:
        """Whether a text has a phrase so that a reader would say: these words.

        In this order, in whatever number, with a word between at most; of a name of three words
        or more in any order, in capitals; or the abbreviation that a text explains.
        """
        d = self._series[declaration]
        if any(map(is_ideograph, phrase)):
            return any(phrase in p.text for p in self.passages[declaration])
        asked = _plain(phrase, d.language)
        is_name = len(asked) > _LEAST_WORDS and all(is_capital for _, is_capital in asked)
        for n in sorted(self.saying(phrase, declaration, close=True)):
            row = _plain(self.passages[declaration][n].text, d.language)
            if _is_in_order(asked, row) or (is_name and _is_a_name_in(asked, row)):
                return True
        other = self._other_names.get(_needed(phrase, d.language)[0])
        return bool(other and self._close_by(other, len(other), declaration))

    def has_initials(self, phrase: str, declaration: str) -> bool:
        """Whether a text has the initials of a name in a phrase: IPCC, explained or not."""
        asked = _initials_of(phrase)
        if not asked:
            return False
        if declaration not in self._initials:
            texts = (p.text for p in self.passages[declaration])
            self._initials[declaration] = {m[1] for t in texts for m in _INITIALS.finditer(t)}
        return not asked.isdisjoint(self._initials[declaration])

    def is_named_nearly(self, name: str, declaration: str) -> bool:
        """Whether a text has two of three words of a name in one place, and one in capitals.

        "Protocol on Security Assurances" may be another rendering of one on guarantees.
        """
        d = self._series[declaration]
        needed = {found for found, _ in _telling(name, d.language)}
        enough = max(-(-2 * len(needed) // 3), _LEAST_WORDS)
        text = self._text_of(declaration)
        most = max(_EVERYWHERE * len(text.rows), 2)
        places = {found: text.passages_with.get(found, frozenset()) for found in needed}
        rarest = {found for found, at in places.items() if len(at) <= most}
        candidates = frozenset[int]().union(*(places[found] for found in rarest))
        room = len(needed) + _ROOM
        for n in sorted(candidates):
            if sum(n in at for at in places.values()) < enough:
                continue
            row = _telling(self.passages[declaration][n].text, d.language)
            for start in range(max(len(row) - room, 0) + 1):
                near = row[start : start + room]
                if len({found for found, _ in near} & needed) >= enough and any(
                    is_capital and found in rarest for found, is_capital in near
                ):
                    return True
        return False

    def _close_by(self, needed: Set[str], length: int, declaration: str) -> frozenset[int]:
        """Return the passages of a text that have all words of a name of so many close by."""
        room = _ROOM * (length + 1)
        rows = self._text_of(declaration).rows
        return frozenset(
            n
            for wording in _in_other_papers(needed)
            for n in self._with_all(wording, declaration)
            if _is_within(wording, rows[n], room)
        )

    def _with_all(self, needed: Set[str], declaration: str) -> frozenset[int]:
        """Return the passages of a text that have all words of some."""
        text = self._text_of(declaration)
        if not needed <= text.passages_with.keys():  # so it is with most texts
            return frozenset()
        within = [text.passages_with[found] for found in needed]
        return frozenset.intersection(*within) if within else frozenset(range(len(text.rows)))

    def phrase(
        self, text: str, declaration: str, others: Iterable[str]
    ) -> tuple[float, str] | None:
        """Return the most telling noun phrase of a text that no other declaration says.

        With it how much it tells, to choose among several; None where there is none. Where no
        phrase has two words of a matter, a state that no other names.
        """
        texts, language = tuple(others), self._language[declaration]
        for found in self.phrases_of_its_own(text, declaration, texts):
            return found
        for state in gazetteer_of(self._series.names, language).countries(text):
            if not any(state.key in self._named_in(other) for other in texts):
                return 0.0, text[state.start : state.end]
        return None

    def phrases_of_its_own(
        self, text: str, declaration: str, others: Sequence[str]
    ) -> Iterator[tuple[float, str]]:
        """Yield the noun phrases of a text that no other declaration says, as `phrase` has them."""
        language = self._language[declaration]
        for worth, words in self._phrases(text, language):
            is_of_matter = self.matter(words, declaration) >= _LEAST_WORDS
            if (is_of_matter or _is_name(_telling(words, language))) and not any(
                self.is_said(words, other) for other in others
            ):
                yield worth, words

    def is_named(self, phrase: str, declaration: str) -> bool:
        """Whether words of a text are a name, and of more than states."""
        language = self._language[declaration]
        names = gazetteer_of(self._series.names, language)
        rest = with_names_as(phrase, names.countries(phrase), lambda _: "")
        return _is_name(_telling(phrase, language)) and any(c.isupper() for c in rest)

    def _named_in(self, declaration: str) -> frozenset[str]:
        """Return the states and bodies that a text names, under any name."""
        if declaration not in self._named:
            d = self._series[declaration]
            names = gazetteer_of(self._series.names, d.language)
            self._named[declaration] = frozenset(
                name.key
                for p in d.passages
                for name in (*names.countries(p.text), *names.organisations(p.text))
            )
        return self._named[declaration]

    def phrases(self, text: str, declaration: str) -> list[tuple[float, str]]:
        """Return the noun phrases of a text of a declaration, the most telling first."""
        return self._phrases(text, self._language[declaration])

    def taken_up(self, words: str, declaration: str, others: Iterable[str]) -> tuple[int, str]:
        """Return in how many more passages of a text a noun of these stands that others lack.

        With the stem of that noun; of verbs and the like ("point out", "via") each hand has its
        own, currencies are no matter, and where a text was adopted names its papers.
        """
        texts = [self._text_of(other).passages_with for other in others]
        own = self._text_of(declaration).passages_with
        d = self._series[declaration]
        named = " ".join(phrase for _, phrase in self._phrases(words, d.language))
        itself = {found for found, _ in _telling(f"{d.title} {d.place}", d.language)}
        same = named_pairs("same_matter", d.language)
        return max(
            (
                (len(own[found]) - 1, found)
                for found, _ in _telling(named, d.language)
                if found in own.keys() - itself
                and not is_frame(same.get(found, found))
                and not _SUM.match(f"{found} 1 million")
                and not any(found in text for text in texts)
            ),
            default=(0, ""),
        )

    def matter(self, phrase: str, declaration: str) -> int:
        """Return how many words of a phrase are of a matter.

        Words that frame a clause are not, nor those that stand everywhere in the declaration.
        """
        text = self._text_of(declaration)
        most = max(_EVERYWHERE * len(text.rows), 2)
        return sum(
            not is_frame(found) and len(text.passages_with.get(found, ())) <= most
            for found, _ in _telling(phrase, self._language[declaration])
        )

    def is_alien(self, phrase: str, declaration: str) -> bool:
        """Whether a text surely does not say a phrase: a name, or a word of it stands nowhere."""
        asked = _telling(phrase, self._language[declaration])
        if self.is_said(phrase, declaration):
            return False
        every = self._text_of(declaration).passages_with
        return _is_name(asked) or any(found not in every for found, _ in asked)

    def omissions(self, older: str, newest: str, least: int, most: int) -> Iterator[Omission]:
        """Yield what the text before the newest and others said and the newest does not."""
        language = self._series[older].language
        line = self._series.line(newest)
        before = line[: [d.id for d in line].index(newest)]
        found: dict[frozenset[str], tuple[float, Omission]] = {}
        for p in self._series[older].passages:
            for weight, part in self._phrases(p.text, language) if p.kind.is_prose else ():
                words = _whole_name(part, p.text)
                key = frozenset(found for found, _ in _telling(words, language))
                if key in found or not self._is_left_out(part, words, older, newest):
                    continue
                said_in = tuple(d.id for d in before if self.is_quoted(words, d.id))
                if len(said_in) >= least:
                    score = weight * min(len(said_in), 4)
                    found[key] = (score, Omission(words, p.id, said_in))
        told: list[frozenset[str]] = []
        passages: set[str] = set()
        for key, (_, omission) in sorted(found.items(), key=lambda entry: -entry[1][0]):
            if len(told) == most:
                return
            if omission.passage in passages or any(key & other for other in told):
                continue
            told.append(key)
            passages.add(omission.passage)
            yield omission

    def _is_left_out(self, part: str, words: str, older: str, newest: str) -> bool:
        """Whether words of an older text tell a matter, and the newest says none of it.

        Neither all of it, nor the part that is a phrase, nor a body by another name.
        """
        language = self._series[older].language
        asked, names = _telling(words, language), gazetteer_of(self._series.names, language)
        if not _is_name(asked) and self.matter(words, older) < _LEAST_WORDS:
            return False
        is_body = any(
            body.end - body.start >= len(words) - 2 and body.key in self._named_in(newest)
            for body in names.organisations(words)
        )
        is_said = is_body or self.is_said(part, newest)
        return not is_said and not self._is_said_in_other_forms(asked, newest)

    def _is_said_in_other_forms(self, asked: Sequence[tuple[str, bool]], declaration: str) -> bool:
        """Whether a passage has all words of a name in some form, of what is none two of three."""
        needed = [found for found, _ in asked]
        enough = len(needed)
        if not _is_name(asked):
            # Whose it is need not be said again: "Orran abductees", "the abductions".
            needed = [found for found, is_whose in asked if not is_whose and not is_frame(found)]
            enough = max(-(-2 * len(needed) // 3), min(_LEAST_WORDS, len(needed)))
        text = self._text_of(declaration)
        forms = Counter(n for found in needed for n in text.with_a_form_of(found))
        return max(forms.values(), default=0) >= enough

    def _text_of(self, declaration: str) -> "_Text":
        """Return the words of a text that tell something, passage by passage."""
        if declaration not in self._texts:
            d = self._series[declaration]
            self._texts[declaration] = _text_of((p.text for p in d.passages), d.language)
        return self._texts[declaration]

    def _phrases(self, text: str, language: str) -> list[tuple[float, str]]:
        """Return the noun phrases of a text, the most telling first."""
        if (known := self._ranked.get((text, language))) is not None:
            return known
        names = gazetteer_of(self._series.names, language)
        opening = next(filter(is_word, tokens(text)), "")
        ranked = []
        for weight, words in noun_phrases(text, self._rarity, language):
            telling = [t for t in tokens(words) if _tells(t)]
            if (
                _LEAST_WORDS <= len(telling) <= _MOST_WORDS
                and not _FIGURE.search(words)
                and not any(
                    # The bare name of a state tells nothing of a matter.
                    name.end - name.start >= len(words) - 2
                    for name in names.countries(words)
                )
            ):
                # What opens a sentence has its capital from there.
                named = sum(t[0].isupper() and t != opening for t in telling) / len(telling)
                worth = weight / sqrt(len(telling)) + _NAME * named + news_weight(words, names)
                if _is_framed(telling[0], language):
                    worth -= _FRAMED
                ranked.append((worth - _JOINED * len(_JOINTS.findall(words)), words))
        best = sorted(ranked, key=lambda entry: -entry[0])[:_MOST_PHRASES]
        return self._ranked.setdefault((text, language), best)


@lru_cache(maxsize=65536)
def _telling(text: str, language: str) -> tuple[tuple[str, bool], ...]:
    """Return the words of a text that tell something, as stems, and whether each has a capital."""
    return tuple(found for t in _parts(text) if (found := _telling_word(t, language)))


@lru_cache(maxsize=65536)
def _telling_word(token: str, language: str) -> tuple[str, bool] | None:
    if not _is_telling(token):
        return None
    return stem(meaning_of(spelling_form(token.casefold())), language), token[0].isupper()


# Phrases, not passages, and each in every text.
@lru_cache(maxsize=16384)
def _needed(phrase: str, language: str) -> tuple[frozenset[str], int, bool]:
    """Return the telling words of a phrase, how many it has, and whether it is a name."""
    asked = _telling(phrase, language)
    return frozenset(found for found, _ in asked), len(asked), _is_name(asked)


@lru_cache(maxsize=16384)
def _initials_of(phrase: str) -> frozenset[str]:
    """Return the initials of the names in a phrase that are long enough to be known by them."""
    names = (re.findall(r"\w+", name) for name in _CAPITALISED.findall(phrase))
    shorts = ("".join(word[0] for word in name if word[0].isupper()) for name in names)
    return frozenset(short for short in shorts if len(short) > _LEAST_WORDS)


@lru_cache(maxsize=65536)
def _plain(text: str, language: str) -> tuple[tuple[str, bool], ...]:
    """Return the words that tell something as they are but for number, and capitals of each.

    In English; elsewhere their stems: "government" and "governance" have one.
    """
    if base_language(language) != "en":
        return _telling(text, language)
    return tuple(found for t in _parts(text) if (found := _plain_word(t)))


@lru_cache(maxsize=65536)
def _plain_word(token: str) -> tuple[str, bool] | None:
    if not _is_telling(token):
        return None
    return _singular(spelling_form(token.casefold()).removesuffix("'s")), token[0].isupper()


def _parts(text: str) -> Sequence[str]:
    """Return the tokens of a text, with one apostrophe, and words with a hyphen parted."""
    return cut(_HYPHEN.sub(_parted, text.replace("’", "'")))


def _is_telling(token: str) -> bool:
    return is_word(token) and token.casefold() not in _pale() and not token.isdecimal()


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _is_in_order(asked: Sequence[tuple[str, bool]], row: Sequence[tuple[str, bool]]) -> bool:
    """Whether words stand in a row in their order, with at most one other between."""
    wanted = [word for word, _ in asked]
    for start in (n for n, (word, _) in enumerate(row) if wanted and word == wanted[0]):
        left = iter(word for word, _ in row[start : start + len(wanted) + 1])
        if all(word in left for word in wanted):
            return True
    return False


def _is_a_name_in(asked: Sequence[tuple[str, bool]], row: Sequence[tuple[str, bool]]) -> bool:
    """Whether words of a name stand close by in any order, in capitals."""
    wanted = set(asked)
    room = len(wanted) + _ROOM + 1
    return any(wanted <= {*row[n : n + room]} for n in range(max(len(row) - room, 0) + 1))


def _parted(hyphened: re.Match[str]) -> str:
    """Part "Nuclear-Weapon-Free Zone", a "Nuclear Weapon-Free Zone"; join "Inter-Regional"."""
    first = hyphened[1]
    return first if first.casefold() in words_of_all("joined_prefixes") else f"{first} "


def _text_of(passages: Iterable[str], language: str) -> _Text:
    rows = tuple(tuple(found for found, _ in _telling(text, language)) for text in passages)
    positions: dict[str, set[int]] = {}
    for n, row in enumerate(rows):
        for found in row:
            positions.setdefault(found, set()).add(n)
    beginning: dict[str, list[str]] = {}
    for found in positions:
        beginning.setdefault(found[:_ROOT], []).append(found)
    return _Text(rows, {found: frozenset(at) for found, at in positions.items()}, beginning)


def _tells(token: str) -> bool:
    """Whether a token of a phrase tells something: no small word, none of the frequent ones."""
    return (
        is_word(token)
        and (len(token) >= _LONG or token[0].isupper() or is_ideograph(token[0]))
        and token.casefold() not in _pale()
    )


def _is_name(asked: Sequence[tuple[str, bool]]) -> bool:
    return sum(is_capital for _, is_capital in asked) >= _CAPITALS_OF_A_NAME


def _is_within(needed: Set[str], words: Sequence[str], room: int) -> bool:
    """Whether so many neighbouring words hold all that are needed."""
    return any(needed <= {*words[n : n + room]} for n in range(max(len(words) - room, 0) + 1))


def _is_of_one_root(word: str, other: str) -> bool:
    """Whether two stems that begin alike go on so: "abduct", "abductee"; "resolv", "resolut"."""
    short, long = sorted((word, other), key=len)
    return len(short) < _ROOT or long.startswith(short[: max(len(short) - _ENDING, _ROOT)])


def _whole_name(part: str, text: str) -> str:
    """Return a part of a name as the whole of it stands in a text: "World Health Organization"."""
    start = text.find(part)
    if start < 0:
        return part
    words, end = part.split(), start + len(part)
    after = _NAME_AFTER.match(text, end) if words[-1][:1].isupper() else None
    leading = _NAME_BEFORE.search(text[max(start - _MOST_BEFORE, 0) : start])
    if leading and words[0][:1].isupper() and leading[0].split()[-1].islower():
        start -= len(leading[0])
    return text[start : after.end() if after else end]


def _is_framed(word: str, language: str) -> bool:
    """Whether a phrase begins as any clause may: "importance of …", "Leaders …"."""
    return not substance(word, language)


def _in_other_papers(needed: Set[str]) -> Iterator[Set[str]]:
    """Yield the words of a name, and those with which translators put it: "Treaty", "Agreement"."""
    yield needed
    for named in sorted(needed & _papers()):
        for other in sorted(_papers() - needed):
            yield needed - {named} | {other}


@cache
def _papers() -> frozenset[str]:
    return frozenset(stem(meaning_of(w), "en") for w in ("treaty", "agreement", "convention"))


@cache
def _pale() -> frozenset[str]:
    return function_words() | frozenset(month_names("en"))
