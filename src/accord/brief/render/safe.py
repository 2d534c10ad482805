"""Safe: untrusted text made harmless to look at. Escaping for a format is that format's own business."""

from __future__ import annotations

import unicodedata

_BREAKS = "\n\t\r"


def visible(text: str) -> str:
    """Control and direction-changing characters as their code in brackets, so that nothing is hidden or turned round.

    >>> visible("a\\u202eb\\x00c")
    'a[U+202E]b[U+0000]c'
    >>> visible("Zurich\\u00a0(ZH) שלום")
    'Zurich\\xa0(ZH) שלום'
    """
    if text.isprintable():
        return text
    return "".join(_shown(c) for c in text)


def _shown(character: str) -> str:
    if character in _BREAKS or unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"):
        return character
    if character in "\u200d\u200c\u00ad\ufeff":  # joiners and soft hyphens belong to ordinary text
        return character
    return f"[U+{ord(character):04X}]"
