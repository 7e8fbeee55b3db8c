"""Codes of languages."""

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks nqo pnb ps sd syr ug ur yi".split())
_EAST_ASIAN = frozenset("ja ko zh".split())


def base_language(code: str) -> str:
    """Return the language of a code without its country or script: "en" of "en-GB"."""
    return code.partition("-")[0].lower()


def is_right_to_left(code: str) -> bool:
    """Whether a language is written from right to left."""
    # Punjabi in Arabic letters and others like it say so by their script.
    script = code.lower().partition("-")[2][:4]
    return base_language(code) in _RIGHT_TO_LEFT or script in {"arab", "hebr"}


def is_east_asian(code: str) -> bool:
    """Whether a language is written with Chinese characters or beside them."""
    return base_language(code) in _EAST_ASIAN
