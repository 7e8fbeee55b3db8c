"""How much a passage tells that is news: what it names and decides, not how long it is.

A decision, a treaty, a state, a sum weigh; an event that was held, with its place and day, does
not, however many words it takes.
"""

import re
from functools import lru_cache

from comparator.analysis.names.cited_documents import documents
from comparator.analysis.names.gazetteer import Gazetteer
from comparator.analysis.names.quantities import numbers

_MOST_NAMES, _MOST_DOCUMENTS = 3, 2
"""Names of one sort that count: a list of twenty is a list, and of states no more than one."""
_DOCUMENT, _STATE, _BODY, _NUMBER, _DECISION, _EVENT = 2.0, 1.0, 1.0, 0.5, 3.0, -4.0
_OWN, _MEMBER, _MONEY, _PAPER = 3.0, 3.0, 3.0, 4.0
"""More for what those who speak decide themselves, for who belongs to them, for great sums, and
for a paper of their own that they give out with the text."""
# "The agreement signed by ministers" names what was decided elsewhere.
_ELSEWHERE = r"(?! (?:by|in|at|on|under)\b)"
_DECIDES = re.compile(
    rf"\b(?:decid(?:e|ed|ing)|decision|adopt(?:s|ed{_ELSEWHERE}|ion)?"
    rf"|approv(?:e|ed{_ELSEWHERE}|al)|agreed? (?:to|on)"
    r"|(?<!all )declar(?:e|ed)|regrets?|discontinuation"
    r"|establish(?:ed|ment)?|creat(?:e|ed|ion)|admi(?:t|tted|ssion)|accession"
    rf"|sign(?:ed{_ELSEWHERE}|ing)?|ratif\w+"
    r"|ent(?:er|ry|ered) into force|launch(?:ed)?|withdr[ae]w\w*|sanctions?|condemn\w*|oppose\w*"
    r"|membership|ceasefire|troops|nuclear|weapons?|missile|war|invasion|crisis|pandemic|epidemics?)\b"
    r"|\b(?:реш(?:ение|или|ают)|приня(?:ли|тие|ты)|подписа\w+|утверд\w+|учред\w+|созда\w+|вступ\w+"
    r"|осужда\w+|санкци\w+|ядерн\w+)\b|决定|通过|签署|批准|成立|加入|谴责|制裁|核武",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"\b(?:we|they|states|parties|leaders|heads of state|members)(?: \w+ly| also| hereby| have)*"
    r" (?:decid(?:e|ed)|agreed? to|approved?|adopt(?:ed)?|resolved? to|establish(?:ed)?"
    r"|will launch)\b|\bagreed to declare\b|\bdecision was made\b"
    r"|\b(?:мы|стороны|государства(?:-члены)?|они|главы государств)"
    r" (?:решили|утвердили|приняли|договорились|учредили|согласились)\b"
    r"|决定|同意|批准",
    re.IGNORECASE,
)
_BELONGS = re.compile(
    r"\badmi(?:ts?|tted|tting|ssion)\b|\baccession\b|\bfull(?:-fledged)? members?\b"
    r"|\b(?:status of|as) an? (?:\w+ ){0,2}member\b|\bпринят\w* в члены\b|\bполноправн\w+ член\w*"
    r"|\bприсоединени\w+|\bвступлени\w+ в|加入|成员国地位",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"\b(?:Statement|Declaration|Vision|Appeal|Roadmap|Action Plan) (?:by|of) the (?:\w+ ){0,3}"
    r"Heads of State|\bLeaders[’'] (?:[\w-]+ ){0,2}(?:Statement|Vision|Declaration|Action Plan)"
    r"|Заявлени\w+ (?:Совета )?глав государств|元首理事会.{0,12}声明"
)
# One of an earlier year is recalled.
_DATED = re.compile(r"\(.*\d{4}.*\)|\bdated?\b|\d{1,2} \w+ \d{4}")
_SUM = re.compile(
    r"(?:[$€£¥]|\b(?:USD|EUR|GBP|JPY|CNY|US dollars?))\s?\d[\d.,]*"
    r"\s?(?:million|billion|trillion|bn)\b"
    r"|\d[\d.,]*\s(?:million|billion|trillion)"
    r"\s(?:US )?(?:dollars|euros?|pounds|yen|yuan|roubles)\b"
    r"|\d[\d.,\s]*(?:млн|млрд|миллион\w*|миллиард\w*)\s(?:долл|евро|руб)\w*"
    r"|\d[\d.,]*[万亿]+(?:美元|欧元|元)",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:marathons?|festivals?|forums?|exhibitions?|competitions?|contests?|seminars?|symposi\w+"
    r"|conferences?|results of|outcomes? of|holding of|took place|was held|were held|anniversary"
    r"|фестивал\w+|форум\w*|выставк\w+|итог\w+)\b|论坛|展览|成果",
    re.IGNORECASE,
)


def decisions(text: str) -> frozenset[str]:
    """Return the words of a text that decide something."""
    return frozenset(m.group().casefold() for m in _DECIDES.finditer(text))


def names_members(text: str) -> bool:
    """Whether words are of who comes to belong to those who speak."""
    return bool(_BELONGS.search(text))


@lru_cache(maxsize=16384)
def news_weight(text: str, gazetteer: Gazetteer) -> float:
    """Return how much a passage tells that is news; may be less than nothing."""
    named = {name.key for name in gazetteer.countries(text)}
    bodies = {name.key for name in gazetteer.organisations(text)}
    return (
        _DOCUMENT * min(len(documents(text, gazetteer)), _MOST_DOCUMENTS)
        + _STATE * (len(named) if len(named) <= _MOST_NAMES else 1)
        + _BODY * min(len(bodies), _MOST_NAMES)
        + _NUMBER * min(len(numbers(text)), _MOST_NAMES)
        + _DECISION * min(len(decisions(text)), 2)
        + _OWN * bool(_OWNS.search(text))
        + _MEMBER * names_members(text)
        + _MONEY * bool(_SUM.search(text))
        + _PAPER * (bool(_PAPERS.search(text)) and not _DATED.search(text))
        + (_EVENT if _HELD.search(text) else 0.0)
    )
