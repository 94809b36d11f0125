"""A thousand texts of neighbours who try something: each is a note that a phone may send. The same ones every time."""

import random
from collections.abc import Iterator
from itertools import islice
from typing import Final

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import TextTooLong

MARKS: Final = "\u0300\u0301\u0316\u0323\u0334\u0360\u20dd\u0489"
TRAPS: Final = (
    "<script>window.pwned=1</script>", "<img src=x onerror=window.pwned=1>", "<svg/onload=window.pwned=1>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'>", "<a href=javascript:window.pwned=1>klik</a>",
    "\"><script>window.pwned=1</script>", "' onmouseover='window.pwned=1", "</textarea><script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>", "<style>*{display:none}</style>", "<meta http-equiv=refresh content=0>",
    "<form action=//evil.example><input name=x>", "<base href=//evil.example>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml?>",
    "{{7*7}}", "{% for x in y %}", "{{config}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{0}", "{n}", "{0.__class__}", "%s",
    "%(n)s", "%n%x",
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://evil.example\",\"x\")", "=cmd|' /C calc'!A0", "\t=1+1",
    "\r=1+1", "＝1+1",
    "a,b;c\td|e", "\"\"\"", "''", "x;=1+1", "a\n=1+1", "\"\n\"",
    "<para>", "<b>vet</b>", "<font size=99 color=red>", "<br/>", "&amp;", "&lt;b&gt;", "&#0;", "&#x202e;", "&nbsp;",
    "<qt><h1>groot</h1></qt>",
    "<img src=\"file:///etc/passwd\">", "\x1b[31mrood\x1b[0m", "\x1b]0;titel\x07", "a\x00b", "a\x08b", "a\x7fb", "a\x85b",
    "\u202egnihcir",
    "\u2066a\u2069", "\u200fשלום\u200f", "مرحبا (شجرة) <i>", "a\u200bb\u200cc\u200dd", "\ufeffa", "\u00ad", "a\u2028b\u2029c",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1f3\U0001f1f1", "\u2764\ufe0f", "\U0001fae8", "\U000e0041",
    "\ufffe\uffff", "\ufdd0",
    "W" * 120, "ﷺ" * 40, "漢字" * 40, "a\n" * 40, "\r\n\r\n\r\n", "\t\t\t\t", "😀" * 60, "Z" + MARKS * 14,
    "{\"a\":1}", "\\\"", "\\u0000", "\\", "\\\\", "[1,2", "null", "NaN", "../../../etc/passwd", "C:\\Windows\\x",
    "file:///etc/passwd",
    "CON", "' or 1=1 --", "'; drop table note; --", "Robert'); --", "%00", "%2e%2e", "data: x\n\nevent: evil",
    "http://evil.example/?a=b&c=d",
    "&Mnemonic &&", "-", "- lijst\n- lijst", "1" * 100, "0", "\u0661\u0662", "I\u0307İı", "ß", "ﬁ", "Å", "가", "e\u0301",
)  # fmt: skip
"""What breaks somebody: pages, templates, spreadsheets, markup of print and window, terminals, files, databases, letters."""


def texts(number: int = 1000) -> tuple[str, ...]:
    """So many different texts, each of 140 signs at most."""
    return tuple(islice(_drawn(), number))


def kept(words: str) -> str:
    """What is kept of such a text; empty when it is refused."""
    try:
        return text.clean(words, limit=text.NOTE_ON_PHONE)
    except TextTooLong:
        return ""


def all_kept() -> list[str]:
    """What is kept of all of them."""
    return [words for words in map(kept, texts()) if words]


def _drawn() -> Iterator[str]:
    dice = random.Random(140)
    seen: set[str] = set()
    yield from TRAPS
    seen.update(TRAPS)
    while True:
        parts = dice.choices(TRAPS, k=dice.choice((1, 2, 2, 3)))
        made = dice.choice(("", " ", "\n", "'", '"', "&", "<")).join((*parts, str(dice.randrange(1000))))[
            :140
        ]
        if made not in seen:
            seen.add(made)
            yield made
