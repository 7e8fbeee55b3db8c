"""How a verb is tied to those who speak, if it is.

"Measures that support trade" says nothing of the speakers; in "the member states note the threat
and condemn it" both verbs are theirs.
"""

from comparator.analysis.operatives.tokens import Token
from comparator.analysis.operatives.verb_lexicon import Lexicon
from comparator.analysis.operatives.verb_matches import Match, is_between
from comparator.language.knowledge import named_words, words_of_all
from comparator.model import Direction

_COMMAS = frozenset(",，、")
_SHORT_OPENING = 8
_FAR = 45
_NEAR_BEFORE = 6
_DETERMINERS = words_of_all("determiners")
_OBJECTS = frozenset(named_words("objects"))
_NOT_A_SUBJECT_BEFORE = frozenset(named_words("not_a_subject_before"))


def is_subject(tokens: list[Token], n: int) -> bool:
    """Whether a word that may name the speakers stands where a subject stands."""
    if tokens[n].form == "it" and n and tokens[n - 1].form == "that":
        return False  # "anticipates that it will be appropriate"
    for before in reversed(tokens[max(0, n - _NEAR_BEFORE) : n]):
        if not before.is_word:
            return True
        if before.form in _NOT_A_SUBJECT_BEFORE:
            return False
    return True


def tie_of(  # noqa: PLR0911, PLR0913 - one return a rule
    tokens: list[Token],
    n: int,
    match: Match,
    subject: int | None,
    has_one: bool,
    lexicon: Lexicon,
) -> str | None:
    """Return how an operative at `n` is tied to its speakers, or None if it is not."""
    # "وإذ ترحب": what makes it a preamble stands before the verb.
    is_led = n == 1 and lexicon.leads_preambles(tokens[0].form)
    if is_led or (match.is_bare and _is_opening(tokens, n - 1, has_one, subject)):
        return "participle"
    if match.is_bare:
        return None
    is_participle = lexicon.is_participle(tokens[n].form)
    if n and tokens[n - 1].form == "to" and (n < 2 or not tokens[n - 2].form.startswith("continu")):
        return None  # an infinitive says what others may do
    back = n - 1
    if is_participle and back >= 0 and tokens[back].lemma == lexicon.being:
        is_participle = False  # "are looking forward to"
        back -= 1
    back = _behind_what_is_between(tokens, back, subject, lexicon)
    if back == subject and subject is not None:
        return None if is_participle else "main"
    if back < 0 or _is_opening(tokens, back, has_one, subject):
        is_clause = is_participle or lexicon.is_resolving(tokens, n, match.length)
        return "participle" if is_clause else None
    before = tokens[back].form
    if before in lexicon.joins or tokens[back].text in _COMMAS or lexicon.is_joined(tokens[n].form):
        if is_participle:
            return "participle"
        if not _is_finite(tokens, n, match, lexicon):
            return None
        is_tied = has_one or (subject is not None and n - subject < _FAR)
        return "main" if is_tied else None
    if _is_of_names(tokens, back, n, lexicon) or _is_passive(tokens, n, match, lexicon):
        return "main"
    if subject is not None and not has_one and n - subject < _FAR // 2 and not is_participle:
        after = tokens[n + 1].form if n + 1 < len(tokens) else ""
        is_clear = match.length > 1 or after not in {"of", "for", ""}
        is_tied = tokens[subject + 1].form in lexicon.fronting | {"that"}
        return "main" if is_clear and is_tied else None
    return None


def _is_passive(tokens: list[Token], n: int, match: Match, lexicon: Lexicon) -> bool:
    """Whether something is asked of those a sentence is about: "all states are urged to"."""
    if match.direction is not Direction.DEMAND or n < 2 or not lexicon.being:
        return False
    following = tokens[n + match.length].form if n + match.length < len(tokens) else ""
    return (
        tokens[n - 1].form in {"is", "are"}
        and tokens[n].form.endswith("ed")
        and following == "to"
        and tokens[n - 2].form not in {"that", "which", "who"}
    )


def _follows_a_name(tokens: list[Token], back: int, n: int) -> bool:
    """Whether the speakers are countries: "Kazakhstan and Uzbekistan also note"."""
    before, token = tokens[back].text, tokens[n].text
    is_name = before[:1].isupper() and (before[1:].islower() or before.isupper()) and before[1:]
    return back > 0 and bool(is_name) and token[:1].islower()


def _is_of_names(tokens: list[Token], back: int, n: int, lexicon: Lexicon) -> bool:
    is_verb = _is_finite_form(tokens, n, lexicon) or _is_past_of_names(tokens, n)
    return is_verb and _follows_a_name(tokens, back, n)


def _is_finite_form(tokens: list[Token], n: int, lexicon: Lexicon) -> bool:
    """Whether a verb has the form that several speakers have: "note", not "noted"."""
    after = tokens[n + 1].form if n + 1 < len(tokens) else ""
    is_plain = tokens[n].form in lexicon.plain_forms | lexicon.futures
    is_finite = is_plain or tokens[n].lemma == lexicon.being
    return is_finite and after not in {"of", "for", "and", "", ",", "."}


def _is_past_of_names(tokens: list[Token], n: int) -> bool:
    """Whether a past form has an object of its own: "the President welcomed the plan"."""
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    is_object = after is not None and (after.form in _OBJECTS or after.text[:1].isupper())
    return tokens[n].form.endswith(("ed", "s")) and is_object


def _behind_what_is_between(
    tokens: list[Token], back: int, subject: int | None, lexicon: Lexicon
) -> int:
    """Return the place before a verb, going back over words that may stand before it."""
    while back >= 0 and tokens[back].is_word and is_between(tokens[back], lexicon):
        if back == subject:
            break
        back -= 1
    return back


def _is_opening(tokens: list[Token], back: int, has_one: bool, subject: int | None) -> bool:
    """Whether all before is a number or a short adjunct: "In this context,"."""
    if has_one or subject is not None:
        return False
    words = [t for t in tokens[: back + 1] if t.is_word and not t.text.isdigit()]
    return not words or (tokens[back].text in _COMMAS and len(words) <= _SHORT_OPENING)


def _is_finite(tokens: list[Token], n: int, match: Match, lexicon: Lexicon) -> bool:
    """Whether a word that may be a noun is a verb here."""
    if tokens[n].form not in lexicon.ambiguous or match.length > 1:
        return True
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    return after is not None and after.form in _DETERMINERS - {"for", "in", "to", "with", "on"}
