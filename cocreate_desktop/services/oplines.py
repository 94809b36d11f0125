"""An op as one line of JSON and back: how ops travel by the wire and in a bundle (docs/protocol.md, docs/bundle.md).

What comes back is looked at strictly: a line that is none of ours would otherwise stand in the record for ever. The project is
told apart, once, so that a line can never bring an op of another one. Pure functions; no files and no network.
"""

import json
import re
from typing import Any

from cocreate_desktop.domain.ops import Op, OpKind

FIELDS = (
    "device",
    "seq",
    "hlc",
    "base",
    "kind",
    "entity",
    "entity_id",
    "field",
    "value",
    "salt",
    "subject",
    "link",
)
"""What stands at each place of a line. A later version may add places at the end, which this one passes over."""

_STAMP = re.compile(r"[0-9a-f]{12}\.[0-9a-f]{4}\.[^\x00]+")
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_GREATEST = 2**63 - 1


def line_of(op: Op) -> str:
    """``op`` as a line, without the line break."""
    about = (op.device, op.seq, op.hlc, op.base, op.kind.value, op.entity, op.entity_id, op.field)
    return _LINE.encode((*about, op.value, op.salt, op.subject, op.link))


def op_of(project_id: str, line: str) -> Op:
    """The op of ``project_id`` that ``line`` tells. Raises ValueError for everything that is none: bad JSON, a wrong type, a
    stamp that is none, a text that a database refuses."""
    try:
        return _read(project_id, line)
    except RecursionError as problem:
        raise ValueError("too deep") from problem


def _read(project_id: str, line: str) -> Op:
    parts: Any = json.loads(line)
    if not isinstance(parts, list) or len(parts) < len(FIELDS):
        raise ValueError("no op")
    device, seq, hlc, base, kind, entity, entity_id, field, value, salt, subject, link = parts[: len(FIELDS)]
    _check_texts(device, hlc, base, kind, entity, entity_id, field, subject, link)
    _check_texts(*(text for text in (value, salt) if text is not None))
    if type(seq) is not int or not 1 <= seq <= _GREATEST or not (device and kind):
        raise ValueError("no place in the record")
    if not _STAMP.fullmatch(hlc) or (base and not _STAMP.fullmatch(base)):
        raise ValueError("no stamp")
    if value is not None and "\\u" in value:
        _check_escapes(value)
    return Op(
        project_id=project_id, device=device, seq=seq, hlc=hlc, base=base, kind=OpKind(kind), entity=entity,
        entity_id=entity_id, field=field, value=value, salt=salt, subject=subject, link=link,
    )  # fmt: skip


def _check_texts(*texts: object) -> None:
    for text in texts:
        if not isinstance(text, str) or "\0" in text:
            raise ValueError("no text")
        if not text.isascii():
            text.encode()  # UnicodeEncodeError is a ValueError: a lone surrogate


def _check_escapes(value: str) -> None:
    """NUL and lone surrogates may stand in JSON as escapes; they never went through the domain, and PostgreSQL refuses both."""
    written = _LINE.encode(json.loads(value))
    written.encode()
    if _NUL.search(written):
        raise ValueError("a text that no database keeps")
