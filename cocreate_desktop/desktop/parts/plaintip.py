"""Tooltips of what people wrote: Qt reads a tooltip that looks like markup as markup."""

from __future__ import annotations

from html import escape


def plain_tip(words: str) -> str:
    """A tooltip that shows ``words`` as they are; empty for none."""
    if "<" not in words and "&" not in words:
        return words
    lines = escape(words, quote=False).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"
