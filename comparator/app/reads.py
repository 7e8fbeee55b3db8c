"""What a page reads of an edition, so that it is set anew when that changes and else never.

Pages look everything up in a `Lookup`. A `WatchedLookup` answers the same and notes each question:
a fact of one passage, a pair, a claim of the history, a whole text, or all there is. A page is kept
with its questions and the digest of their answers; asked again, of the edition as it is then, the
same answers give the same page, byte for byte, as it asked nothing else. What is asked widely is
set anew too often; nothing is kept too long, for what this module does not know is noted as all.

What all pages show of all texts (their heads: titles, dates, themes of the series) is one question
that every page asks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, partial
from types import FunctionType
from typing import Any, cast

from comparator.jobs import Question
from comparator.jobs.serialization import UnencodableError, digest
from comparator.model import Block, Collation, Declaration, Edition, Series, Thread
from comparator.report.edition_index import Lookup

# A question: the id of a series, what is asked of it, and of which of its things.
_ALL, _TEXT, _EDITION, _WHOLE, _KEYS, _OF_ONE, _METHOD = (
    *("*", "text", "edition"),
    *("whole", "keys", "one", "method"),
)
_OF_HEADS = {"tag", "name", "position", "axis"}
"""What is known from the heads of texts alone."""
_OF_EDITION = {each.name for each in fields(Edition)}
_FACTS = {
    name for name, of in vars(Lookup).items() if isinstance(of, (property, cached_property))
} - {"raw"}


@dataclass(slots=True)
class Notes:
    """What was asked, in order, since somebody began anew."""

    asked: dict[Question, None] = field(default_factory=dict)

    def told(self) -> list[Question]:
        """Return the questions; where all of a series was asked, nothing else of it."""
        wholly = {series for series, kind, *_ in self.asked if kind == _ALL}
        return [q for q in self.asked if q[1] == _ALL or q[0] not in wholly]


class WatchedLookup(Lookup):
    """A lookup that notes what it is asked."""

    def __init__(self, raw: Lookup, notes: Notes) -> None:
        """Watch one; what several have noted together tells them apart by their series."""
        self._raw, self._notes = raw, notes
        self._digests: dict[Question, str] = {}
        self._is_narrowed, self.sets_any_two = False, raw.sets_any_two
        own = raw.series.id

        def watched(text: Declaration) -> Declaration:
            return _text_of(text, lambda: self._note(_TEXT, text.id))

        # What becomes of a text of no declaration nobody asks alone.
        def wholly(text: Declaration) -> Declaration:
            return _text_of(text, lambda: self._note(_ALL))

        self._own = own
        self.declarations = tuple(map(watched, raw.declarations))
        self.series = replace(
            raw.series,
            declarations=self.declarations,
            witnesses=tuple(replace(w, text=wholly(w.text)) for w in raw.series.witnesses),
            drafts=tuple(map(wholly, raw.series.drafts)),
        )
        self.edition = cast(Edition, _WatchedEdition(raw.edition, self.series, self._note))
        self._declaration = {d.id: d for d in self.declarations}

    @property
    def raw(self) -> Lookup:
        """The lookup that is watched."""
        return self._raw

    def with_only(self, collation: Collation) -> Lookup:
        """Return the same of one collation, of which is not known what it reads."""
        self._note(_ALL)
        return self._raw.with_only(collation)

    def highlights(self, left: str, right: str) -> Any:
        """Return highlights, of which is not known what they read."""
        self._note(_ALL)
        return self._raw.highlights(left, right)

    def answer(self, question: Question) -> str:
        """Return the digest of an answer; all pages that ask speak one language."""
        known = self._digests.get(question)
        if known is None:
            try:
                known = _digest(self._answer(question[1:]))
            except UnencodableError:  # it may be anything
                known = _digest(self._raw.edition)
            self._digests[question] = known
        return known

    def digest_of_heads(self) -> str:
        """Return the digest of what every page asks."""
        series = self._raw.series
        return digest(
            replace(
                series,
                declarations=tuple(replace(d, blocks=()) for d in series.declarations),
                witnesses=tuple(replace(w, text=_head(w.text)) for w in series.witnesses),
                drafts=tuple(map(_head, series.drafts)),
            ),
            self.sets_any_two,
        )

    def _note(self, *question: str) -> None:
        self._notes.asked[self._own, *question] = None

    def _answer(self, question: Question) -> object:
        raw, (kind, *of) = self._raw, question
        answers: dict[str, Callable[..., object]] = {
            _ALL: lambda: raw.edition,
            _TEXT: raw.declaration.get,
            _EDITION: lambda name: getattr(raw.edition, name),
            _WHOLE: lambda name: getattr(raw, name),
            _KEYS: lambda name: [*getattr(raw, name)],
            _OF_ONE: lambda name, *key: getattr(raw, name).get(_key_of(key), _MISSING),
            _METHOD: lambda name, method, *told: self._asked_anew(
                getattr(getattr(raw, name), method), told
            ),
        }
        return answers[kind](*of)

    def _asked_anew(self, method: Callable[..., object], arguments: Iterable[str]) -> object:
        try:
            given = [self._argument(told) for told in arguments]
            found = method(*given)
        except (KeyError, IndexError, ValueError, StopIteration) as error:
            return type(error).__name__  # of what there is no more
        return tuple(found) if isinstance(found, Iterator) else found

    def _argument(self, told: str) -> object:
        kind, _, rest = told.partition(":")
        if kind == "thread":
            return self._raw.thread_by_id[rest]
        return tuple(rest.split("\n")) if kind == "all" else rest


_MISSING = "none"
_NO_KEY = "\0"
"""Stands in a question, which is of words, for None."""


def _key_of(told: tuple[str, ...]) -> object:
    key = tuple(None if each == _NO_KEY else each for each in told)
    return key[0] if len(key) == 1 else key


def _watched(name: str) -> property:
    """Return a property of a watched lookup that notes what is asked of one fact."""

    def fact(self: WatchedLookup) -> object:
        if name == "declaration":
            return self._declaration
        value = getattr(self._raw, name)
        if name in _OF_HEADS:
            return value
        if isinstance(value, Declaration):  # one of the series: which, the heads say
            return self._declaration[value.id]
        if isinstance(value, Mapping):
            return _Table(value, name, self._note)
        if value is None or isinstance(value, (str, int, tuple, frozenset)):
            self._note(_WHOLE, name)
            return value
        return _Asked(value, name, self._note)

    return property(fact)


for _name in _FACTS:
    setattr(WatchedLookup, _name, _watched(_name))


class _Table(Mapping[Any, Any]):
    """A table of which is noted what is looked up in it."""

    def __init__(self, of: Mapping[Any, Any], name: str, note: Callable[..., None]) -> None:
        self._of, self._name, self._note = of, name, note

    def __getitem__(self, key: Any) -> Any:
        told = [_NO_KEY if k is None else k for k in ((key,) if isinstance(key, str) else key)]
        self._note(_OF_ONE, self._name, *told)
        return self._of[key]

    def __iter__(self) -> Iterator[Any]:
        self._note(_KEYS, self._name)
        return iter(self._of)

    def __contains__(self, key: object) -> bool:
        self._note(_KEYS, self._name)
        return key in self._of

    def __len__(self) -> int:
        self._note(_KEYS, self._name)
        return len(self._of)


class _Asked:
    """What answers questions, and each is noted."""

    def __init__(self, of: Any, name: str, note: Callable[..., None]) -> None:
        self._of, self._name, self._note = of, name, note

    def __getitem__(self, key: str) -> Any:
        self._note(_METHOD, self._name, "__getitem__", f"one:{key}")
        return self._of[key]

    def __getattr__(self, method: str) -> Any:
        value = getattr(self._of, method)
        if not callable(value):
            self._note(_ALL)
            return value

        def asked(*arguments: object, **more: object) -> object:
            told = [_told(argument) for argument in arguments]
            if more or None in told:
                self._note(_ALL)
            else:
                self._note(_METHOD, self._name, method, *told)
            return value(*arguments, **more)

        return asked


def _told(argument: object) -> str | None:
    """Return an argument in words from which it can be found again; None where there are none."""
    if isinstance(argument, str):
        return f"one:{argument}"
    if isinstance(argument, Thread):
        return f"thread:{argument.id}"
    if (
        isinstance(argument, (tuple, list))
        and argument
        and all(isinstance(a, str) for a in argument)
    ):
        return "all:" + "\n".join(argument)
    return None


class _WatchedEdition:
    """An edition of which is noted what of it is read."""

    def __init__(self, of: Edition, series: Series, note: Callable[..., None]) -> None:
        self._of, self.series, self._note = of, series, note

    def __getattr__(self, name: str) -> Any:
        self._note(*((_EDITION, name) if name in _OF_EDITION else (_ALL,)))
        return getattr(self._of, name)


class _WatchedText(Declaration):
    """A declaration that tells when its words are read."""

    __slots__ = ("_read", "_words")
    _read: Callable[[], None]
    _words: tuple[Block, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks."""
        self._read()
        return self._words


def _text_of(text: Declaration, read: Callable[[], None]) -> Declaration:
    """Return a declaration that tells when its words are read."""
    watched = object.__new__(_WatchedText)
    for each in fields(Declaration):
        if each.name != "blocks":
            object.__setattr__(watched, each.name, getattr(text, each.name))
    object.__setattr__(watched, "_words", text.blocks)
    object.__setattr__(watched, "_read", read)
    return watched


def _head(text: Declaration) -> Declaration:
    return replace(text, blocks=())


def _digest(answer: object) -> str:
    try:
        return digest(answer)
    except UnencodableError:
        if isinstance(answer, Mapping):
            return digest([(key, _digest(value)) for key, value in answer.items()])
        raise


def inputs_of(maker: Callable[..., object]) -> list[object] | None:
    """Return what a page is set from beside what it asks; None where some of it may be anything."""
    found: list[object] = []
    for given in (maker.func, *maker.args) if isinstance(maker, partial) else (maker,):
        if isinstance(given, partial):
            of_part = inputs_of(given)
            if of_part is None:
                return None
            found.append(of_part)
        elif isinstance(given, FunctionType):
            found.append(f"{given.__module__}.{given.__qualname__}")
        elif isinstance(given, list) and all(isinstance(each, WatchedLookup) for each in given):
            pass
        elif isinstance(given, (str, tuple, list)):
            found.append(given)
        elif not isinstance(given, WatchedLookup):
            return None
    return found
