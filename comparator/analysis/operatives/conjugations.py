"""Forms of regular verbs, made from the form that a scale has; all others stand in its file."""

from collections.abc import Iterator

from comparator.language.knowledge import language, named_words


def is_conjugated(code: str) -> bool:
    """Whether stems tell too little of a language's verbs, so that their forms are made."""
    return bool(language(code).conjugation)


def regular_forms(word: str, code: str) -> Iterator[str]:
    """Yield the forms of a regular verb; only itself in a language that has none."""
    for form in _english(word) if code == "en" else _with_endings(word, code):
        yield form
        yield from (f"{joined}{form}" for joined in named_words("joined_to_verbs", code))


def _english(word: str) -> Iterator[str]:
    """Yield the forms of an English verb, in both spellings."""
    is_doubling = word in named_words("doubling", "en")
    for base in dict.fromkeys((word, word.replace("ise", "ize"), word.replace("our", "or"))):
        yield from (base, base + "s", base + "es")
        short = base[:-1] if base.endswith("e") else base
        if base.endswith("y") and base[-2:-1] not in "aeou":
            yield from (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
            continue
        if is_doubling:
            short += base[-1]
        yield from (short + "ed", short + "ing")


def _with_endings(word: str, code: str) -> Iterator[str]:
    yield word
    for infinitive, endings in language(code).conjugation.items():
        if word.endswith(infinitive) and len(word) > len(infinitive) + 1:
            stem = word.removesuffix(infinitive)
            for ending in endings.split():
                yield ending.replace("~", stem) if "~" in ending else stem + ending
