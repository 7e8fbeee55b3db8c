"""Preambles: one endless sentence, cut into the clauses that are aligned.

The Heads of State of …, | guided by …, | reaffirming …, | convinced that …, | declare:
"""

import re

_OPENINGS = {
    "en": (
        "acknowledging|acting|advocating|affirming|appreciating|attaching|aware|based on|"
        "bearing in mind|building on|committed|concerned|confirming|conscious|considering|"
        "convinced|deeply|desiring|determined|drawing on|emphasi[sz]ing|expressing|firmly|"
        "fully|guided by|having|in accordance with|inspired|mindful|noting|proceeding from|"
        "reaffirming|recalling|recogni[sz]ing|referring|reiterating|relying|seeking|sharing|"
        "stressing|striving|supporting|taking into account|taking note|underlining|underscoring|"
        "welcoming|wishing"
    ),
    "ru": (
        "будучи|выражая|исходя|напоминая|основываясь|отмечая|подтверждая|подчёркивая|подчеркивая|"
        "признавая|приветствуя|принимая во внимание|руководствуясь|сознавая|ссылаясь|стремясь|"
        "считая|убеждённые|убежденные|учитывая"
    ),
    "de": (
        "anerkennend|bekräftigend|besorgt|betonend|eingedenk|entschlossen|erfreut|feststellend|"
        "geleitet von|gestützt auf|hervorhebend|im Bewusstsein|in Anbetracht|in dem Wunsch|"
        "unter Hinweis|überzeugt|würdigend"
    ),
}
_CLOSINGS = {
    "en": (
        "(?:have |hereby |solemnly |jointly )*"
        "(?:adopt|agreed?|declared?|decided?|proclaim(?:ed)?|resolved?|stated?|issue)"
    ),
    "ru": "(?:настоящим |торжественно )*(?:заявляют|заявили|провозглашают|согласились|решили)",
    "de": "(?:haben |erklären|beschließen|vereinbaren)",
}
# One or two participles are common in any sentence; three or more make a preamble.
_LEAST_OPENINGS = 3


def clause_starts(sentence: str, language: str) -> list[int]:
    """Return the offsets at which the clauses of a preamble begin, without the first.

    Returns [] for a sentence that is no preamble.
    """
    language = language.split("-", maxsplit=1)[0]
    if language not in _OPENINGS:
        return []
    opening = re.compile(rf"[,;]\s+(?=(?:and |и |und )?(?:{_OPENINGS[language]})\b)")
    starts = [found.end() for found in opening.finditer(sentence)]
    if len(starts) < _LEAST_OPENINGS:
        return []
    closing = re.compile(rf"[,;]\s+(?={_CLOSINGS[language]}\b[^,;]*$)")
    if found := closing.search(sentence, starts[-1]):
        starts.append(found.end())
    elif not sentence.endswith((":", ",", ";")) and len(starts) == _LEAST_OPENINGS:
        # An ordinary long sentence that happens to have three participles.
        return []
    return starts
