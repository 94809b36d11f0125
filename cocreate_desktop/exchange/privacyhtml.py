"""The same papers as a page that stands by itself and prints well. Reads only the little of Markdown that they are written in:
headings, paragraphs, lists, tables, bold, code and links."""

import html
import re
from collections.abc import Iterator

from cocreate_desktop.language import current

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1d2129}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.9rem}"
    "th,td{border:1px solid #8a94a6;padding:.35rem .5rem;text-align:left;vertical-align:top;hyphens:auto}"
    ".table{overflow-x:auto}"
    "th{background:#eef1f6}code{font-size:.9em}h2{margin-top:2rem}"
    "@media print{body{margin:0;font-size:9pt}tr{break-inside:avoid}@page{size:A4 landscape;margin:12mm}}"
)
_HEADING = re.compile(r"(#{1,4}) (.+)")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>|#{}])")
_PARTS = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|`(?P<code>[^`]+)`|\[(?P<words>[^\]]+)\]\((?P<to>[^)\s]+)\)")
_BAR = re.compile(r"(?<!\\)\|")


def as_page(markdown: str) -> str:
    """The whole page in HTML; every sign of people's text stays text."""
    title = next((found[2] for line in markdown.splitlines() if (found := _HEADING.match(line))), "")
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{_plain(title)}</title>'
    body = "\n".join(_blocks(markdown.splitlines()))
    whole = f"<head>{head}<style>{_STYLE}</style></head><body>\n{body}\n</body>"
    return f'<!doctype html>\n<html lang="{current()}">{whole}</html>\n'


def _blocks(lines: list[str]) -> Iterator[str]:
    """Each run of lines that belong together as one element."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if found := _HEADING.match(line):
            level = len(found[1])
            yield f"<h{level}>{_inline(found[2])}</h{level}>"
            at += 1
        elif not line.strip() or line.startswith("<!--"):
            at += 1
        else:
            run = _run(lines, at)
            yield _block(run)
            at += len(run)


def _run(lines: list[str], at: int) -> list[str]:
    """The lines from ``at`` that are of one kind, up to an empty one."""
    kind, run = _kind(lines[at]), []
    for line in lines[at:]:
        goes_on = kind == "item" and line.startswith("  ")
        if not line.strip() or _HEADING.match(line) or (_kind(line) != kind and not goes_on):
            break
        run.append(line)
    return run


def _kind(line: str) -> str:
    return "row" if line.startswith("|") else "item" if line.startswith("- ") else "words"


def _block(run: list[str]) -> str:
    kind = _kind(run[0])
    if kind == "row":
        return _table(run)
    if kind == "item":
        items = "\n".join(run).removeprefix("- ").split("\n- ")
        return "<ul>" + "".join(f"<li>{_inline(' '.join(item.split()))}</li>" for item in items) + "</ul>"
    return f"<p>{_inline(' '.join(run))}</p>"


def _table(run: list[str]) -> str:
    rows = [[part.strip() for part in _BAR.split(line.strip().strip("|"))] for line in run]
    head = "".join(f'<th scope="col">{_inline(one)}</th>' for one in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{_inline(one)}</td>" for one in row) + "</tr>" for row in rows[2:])
    return f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _inline(words: str) -> str:
    """Escaped signs are set aside first, so that they are never read as markup."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[1])
        return f"\x00{len(held) - 1}\x00"

    made = _PARTS.sub(_marked, html.escape(_ESCAPED.sub(hold, words.replace("\x00", ""))))
    return re.sub("\x00(\\d+)\x00", lambda found: html.escape(held[int(found[1])]), made)


def _marked(found: re.Match[str]) -> str:
    if found["bold"]:
        return f"<strong>{found['bold']}</strong>"
    if found["code"]:
        return f"<code>{found['code']}</code>"
    return f'<a href="{found["to"]}">{found["words"]}</a>'


def _plain(words: str) -> str:
    return html.escape(_ESCAPED.sub(r"\1", words))
