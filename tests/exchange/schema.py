"""As much of JSON Schema as docs/export.schema.json uses, so that its words are checked without another library."""

import re
from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_KNOWN = {
    "$schema", "title", "description", "$defs", "$ref", "oneOf", "type", "const", "enum", "minimum", "pattern",
    "required", "properties", "additionalProperties", "items",
}  # fmt: skip


def problems(schema: dict[str, Any], value: object) -> list[str]:
    """Where ``value`` breaks ``schema``; empty when nowhere."""
    return list(_check(schema, schema, value, "$"))


def _check(root: dict[str, Any], rule: dict[str, Any], value: object, place: str) -> Iterator[str]:
    assert set(rule) <= _KNOWN, set(rule) - _KNOWN
    if "$ref" in rule:
        rule = root["$defs"][rule["$ref"].removeprefix("#/$defs/")]
    if "oneOf" in rule:
        fitting = [one for one in rule["oneOf"] if not list(_check(root, one, value, place))]
        if len(fitting) != 1:
            yield f"{place}: fits {len(fitting)} of {len(rule['oneOf'])}"
    if not _is(rule.get("type", list(_TYPES)), value):
        yield f"{place}: wrong type"
        return
    if "const" in rule and value != rule["const"]:
        yield f"{place}: not {rule['const']}"
    if "enum" in rule and value not in rule["enum"]:
        yield f"{place}: not one of {rule['enum']}"
    if isinstance(value, int) and value < rule.get("minimum", value):
        yield f"{place}: too small"
    if isinstance(value, str) and not re.search(rule.get("pattern", ""), value):
        yield f"{place}: does not match"
    if isinstance(value, dict):
        yield from _object(root, rule, value, place)
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _check(root, rule.get("items", {}), item, f"{place}[{number}]")


def _is(kinds: str | list[str], value: object) -> bool:
    names = [kinds] if isinstance(kinds, str) else kinds
    if isinstance(value, bool):  # which Python takes for a number
        return "boolean" in names
    return any(isinstance(value, _TYPES[name]) for name in names)


def _object(root: dict[str, Any], rule: dict[str, Any], value: dict[str, Any], place: str) -> Iterator[str]:
    known = rule.get("properties", {})
    yield from (f"{place}.{name}: missing" for name in rule.get("required", ()) if name not in value)
    for name, item in value.items():
        extra = rule.get("additionalProperties", {})
        if name in known:
            yield from _check(root, known[name], item, f"{place}.{name}")
        elif extra is False:
            yield f"{place}.{name}: unknown"
        else:
            yield from _check(root, extra, item, f"{place}.{name}")
