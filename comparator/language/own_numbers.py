"""The number that a paragraph carries in front: "12.", "(a)", "1.1", "Article 3", "第三条".

It counts and says nothing: in a list into which an item is put, all others stay as they are.
"""

from functools import cache

import regex

from comparator.language.knowledge import alternatives, words_of_all
from comparator.language.scripts import IDEOGRAPHS

_ROMAN = "[ivxlc]{1,7}|[IVXLC]{1,7}"
_FIRST = "premi(?:er|ère)|unique|primer[oa]|únic[oa]|1º"
_CHINESE = "[一二三四五六七八九十百零〇]{1,5}"
# What follows must begin as a sentence does; "Article 5 of the Charter" is prose, and so are
# "1.5 million" and "Article 5 NATO".
_BEGINS = r"(?=[\"'“‘„«(]*\p{Lu}(?!\p{Lu}))"

_LONGEST = 80  # characters of a number and the beginning of what follows


def own_number(text: str) -> str:
    """Return the number that a paragraph carries in front ("12. "), or ""."""
    found = _own_number().match(text, endpos=_LONGEST)
    return found[0] if found else ""


@cache
def _own_number() -> regex.Pattern[str]:
    parts = "|".join(map(regex.escape, sorted(words_of_all("numbered_parts"), reverse=True)))
    cited = "|".join(map(regex.escape, sorted(words_of_all("cited_beginnings"))))
    # 12 bis, 3.º
    more = rf"(?:\.?[ºª°]|\p{{Ll}}|\s?(?:{alternatives('number_suffixes')})\b)?"
    spaced = (
        # 12.  1.1.  (1)  iv)  IV.
        rf"[(（]?(?:\d{{1,3}}(?:\.\d{{1,3}})*|{_ROMAN})[.)）]",
        rf"\d{{1,3}}\s?(?:{alternatives('number_suffixes')})[.)]",
        # (a)  (aa)  а)  a.
        r"[(（]\p{L}\p{M}*(?:\p{L}\p{M}*)?[)）]",
        r"\p{L}\p{M}*[)）]",
        # No "p. 5" and no "г. Бишкек".
        r"[a-oq-zабв]\.",
        # Of scripts that shorten no words to one letter: א.  أ.  α.
        r"[\p{Hebrew}\p{Arabic}\p{Greek}]\.",
        # 1.1 The  1.2.3 the
        rf"\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}(?=\s+{_BEGINS}(?!(?:[MGT]W|[MGTP][tg])\b))",
        # Article 3. The  Article 3 The  §4 The
        rf"(?i:{parts}|§{{1,2}})\s*(?:(?:\d{{1,3}}(?:\.\d{{1,3}})*|{_ROMAN}){more}|{_FIRST})"
        rf"(?:\s?[.:)–—-](?=\s)|(?=\s+{_BEGINS}(?!(?i:{cited}))))",
        rf"第(?:{_CHINESE}|\d{{1,3}})[条條款章节節项項部]",
        # The mark of a note, before its words.
        r"[⁰¹²³⁴-⁹]{1,3}",
        r"\[\d{1,3}\]",
    )
    unspaced = (
        rf"[(（](?:{_CHINESE}|\d{{1,3}})[)）](?=\s*[{IDEOGRAPHS}])",
        rf"(?:{_CHINESE}|\d{{1,3}})(?:、|．|\.(?=[{IDEOGRAPHS}]))",
        rf"第(?:{_CHINESE}|\d{{1,3}})[条條款章节節项項部][：:、]",
        "[①-⑳⑴-⒇]",
    )
    one = rf"(?:(?:{'|'.join(spaced)})\s+|(?:{'|'.join(unspaced)})\s*)"
    return regex.compile(rf"\s*{one}(?:[(（]\p{{L}}{{1,4}}[)）]\s+)?(?=\S)")
