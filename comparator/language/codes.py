"""Codes of languages."""


def base_language(code: str) -> str:
    """Return the language of a code without its country or script: "en" of "en-GB"."""
    return code.partition("-")[0].lower()
