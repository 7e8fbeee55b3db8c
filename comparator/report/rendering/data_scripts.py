"""Data as classic scripts: neither modules nor fetch work from file://."""

import json


def data_script(name: str, value: object) -> bytes:
    """Return a script that makes a value known to the report's other scripts.

    Args:
        name: Property of `window` that holds it.
        value: What JSON can hold; its keys keep their order.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # "<" could end a script element if somebody inlines it.
    for character in "<\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f"window.{name}={text};\n".encode()
