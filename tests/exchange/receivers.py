"""What other systems do with a file that comes in, written anew from how they read one: nothing of ours is in it.
Each takes the bytes and gives back what it would have, or says Refused."""

import csv
import html
import io
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl


class Refused(Exception):
    """The receiver takes nothing of the file, or not this row; says why."""


def _table(data: bytes, delimiter: str) -> tuple[list[str], list[list[str]]]:
    text = data.decode("utf-8")
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    return rows[0], rows[1:]


def _to_i(text: str) -> int:
    """As Ruby reads a number: the figures it begins with, else 0."""
    found = re.match(r"\s*([+-]?\d+)", text)
    return int(found.group(1)) if found else 0


def decidim_proposals(data: bytes, locale: str = "nl", delimiter: str = ";") -> list[tuple[str, str]]:
    """Titles and bodies. One bad row, and none comes in."""
    headers, rows = _table(data, delimiter)
    _headers(headers, [f"title/{locale}", f"body/{locale}"])
    made = [dict(zip(headers, row, strict=True)) for row in rows]
    found = [(row[f"title/{locale}"], row[f"body/{locale}"]) for row in made]
    _present(found)
    return found


def decidim_json(data: bytes, locale: str = "nl") -> list[tuple[str, str]]:
    """The same from JSON, where the keys of the first record are those of all."""
    rows = json.loads(data)
    keys = list(rows[0]) if rows else []
    if any(list(row) != keys for row in rows):
        raise Refused("keys differ")
    found = [(row["title"][locale], row["body"][locale]) for row in rows]
    _present(found)
    return found


def _present(found: Sequence[tuple[str, str]]) -> None:
    bad = [place for place, pair in enumerate(found, 1) if not all(one.strip() for one in pair)]
    if bad:
        raise Refused(f"blank in {bad}")


def _headers(headers: Sequence[str], needed: Sequence[str]) -> None:
    lacks = [name for name in needed if name not in headers]
    twice = [name for name, times in Counter(headers).items() if times > 1]
    if lacks or twice:
        raise Refused(f"lacks {lacks}, twice {twice}")


def decidim_answers(
    data: bytes, known: set[int], locale: str = "nl", delimiter: str = ";", column: str = "state"
) -> dict[int, tuple[str, str]]:
    """State and answer by the number of the proposal."""
    headers, rows = _table(data, delimiter)
    _headers(headers, ["id", column, f"answer/{locale}"])
    found = {}
    for row in (dict(zip(headers, one, strict=True)) for one in rows):
        number = _to_i(row["id"])
        if number not in known or row[column] not in ("evaluating", "accepted", "rejected"):
            raise Refused(f"no proposal {row['id']!r}, or no state {row[column]!r}")
        found[number] = (row[column], row[f"answer/{locale}"])
    return found


def _sheet(data: bytes) -> tuple[list[str], list[dict[str, Any]]]:
    """The first sheet as rows by header; formulas are refused, for a neighbour may have written one."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    rows = list(sheet.iter_rows())
    if any(cell.data_type == "f" for row in rows for cell in row):
        raise Refused("a formula")
    headers = [str(cell.value) for cell in rows[0]]
    values = ([cell.value for cell in row] for row in rows[1:])
    return headers, [
        {name: value for name, value in zip(headers, row, strict=True) if value is not None} for row in values
    ]


def govocal(data: bytes, labels: Mapping[str, str], most: int = 1000) -> list[dict[str, Any]]:
    """The drafts it makes. ``labels``: what the site calls title, body, date, tags, place, permission, first and last name."""
    headers, rows = _sheet(data)
    _headers(headers, [labels["title"], labels["body"]])
    rows = [row for row in rows if any(str(value).strip() for value in row.values())]
    if len(rows) > most:
        raise Refused(f"{len(rows)} rows")
    return [_govocal_draft(row, labels) for row in rows]


def _govocal_draft(row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
    day = row.get(labels["date"], "")
    if day and not re.fullmatch(r"(0[1-9]|[12][0-9]|3[01])-(0[1-9]|1[0-2])-([0-9]{4})", day):
        raise Refused(f"date {day!r}")
    if any(row.get(labels[name]) for name in ("permission", "first", "last")):
        raise Refused("a person is in it")
    tags = [tag.strip() for tag in str(row.get(labels["tags"], "")).split(";") if tag.strip()]
    place = row.get(labels["place"], "")
    made = {
        "title": str(row[labels["title"]]),
        "body": str(row[labels["body"]]),
        "date": day,
        "tags": tags,
        "place": place,
    }
    if not made["title"].strip():
        raise Refused("no title")
    return made


_OPENSTAD = {
    "Inzending ID": "id", "Titel": "title", "Samenvatting": "summary", "Beschrijving": "description", "Budget": "budget",
    "Locatie (lat)": "location.lat", "Locatie (lng)": "location.lng", "Statussen": "statuses", "tags": "tags.*",
    "Extra gegevens": "extraData",
}  # fmt: skip
USUAL = {"title": (10, 50), "summary": (20, 140), "description": (140, 5000)}


def _javascript(value: Any) -> Any:
    """JSON.parse of a cell where that goes, else the cell."""

    def never(name: str) -> None:
        raise ValueError(name)

    try:
        return json.loads(value, parse_constant=never) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        return value


def _length(text: str) -> int:
    return len(text.encode("utf-16-be")) // 2


def _clean(text: str) -> str:
    """As the sanitizer leaves a text without tags: those gone, of a script all that is in it, the rest escaped."""
    safe = re.sub(r"(?is)<(script|style)[^>]*>.*?(</\1>|$)", "", text.strip())
    return html.escape(re.sub(r"</?[a-zA-Z][^>]*>", "", safe), quote=False)


def openstad(data: bytes, limits: Mapping[str, tuple[int, int]] = USUAL) -> list[dict[str, Any]]:
    """The inputs it makes or overwrites, with tags by kind."""
    headers, rows = _sheet(data)
    if any("." in name for name in headers):
        raise Refused("a dotted column falls away")
    has_id = "Inzending ID" in headers
    return [_openstad_input(row, limits, has_id=has_id) for row in rows]


def _openstad_input(
    row: Mapping[str, Any], limits: Mapping[str, tuple[int, int]], *, has_id: bool
) -> dict[str, Any]:
    value = {_OPENSTAD.get(name, name): _javascript(cell) for name, cell in row.items()}
    for field, (least, most) in limits.items():
        text = value.get(field)
        if not isinstance(text, str):
            raise Refused(f"{field} is {text!r}, and trim is no function of that")
        plain = " ".join(text.split()) if field == "summary" else _clean(text)
        if not least <= _length(plain) <= most:
            raise Refused(f"{field}: {_length(plain)}")
    tags = value.pop("tags.*", {})
    if not isinstance(tags, dict):
        raise Refused(f"tags {tags!r}")
    value["tags"] = {kind: [one.strip() for one in str(names).split("|")] for kind, names in tags.items()}
    if has_id and not isinstance(value.get("id"), int):
        raise Refused("PUT /resource/undefined")
    if value.get("extraData"):
        raise Refused("extraData is not configured in project.config")
    return value


def consul(text: str, prices: Mapping[int, int], money: int) -> list[list[int]]:
    """The plans that each ballot is counted for. What it does not know it leaves out without a word, so here it is refused."""
    if not text.strip():
        raise Refused("no data")
    ballots = re.split(r"[;\n]", text.rstrip("\n"))
    found = []
    for line in ballots:
        left, kept = money, []
        for number in map(_to_i, line.split(",")):
            if number not in prices or number in kept:
                raise Refused(f"plan {number} in {line!r}")
            if prices[number] <= left:
                left -= prices[number]
                kept.append(number)
        found.append(kept)
    return found
