"""A program by itself: reads files with the readers of those who receive them and says as JSON what these found. Started by
``checkers`` with their folder on the path; never imported, for they are no part of the tests' own environment.

    python checking.py FOLDER [SCHEMA.json]
"""

import contextlib
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def pabulib(path: Path) -> dict[str, Any]:
    """What Pabulib's checker says of a file: errors, and warnings by their names."""
    from pabulib.checker import Checker

    found = Checker().process_files([str(path)])[path.stem]["results"]
    return {"errors": found["errors"], "warnings": sorted(found.get("warnings", {}))}


def preflib(path: Path) -> dict[str, Any]:
    """What PrefLib's own checks say of a file, and the ballots as they read them: how often, and which groups."""
    from preflibtools.instances import get_parsed_instance, sanity

    instance = get_parsed_instance(str(path))
    about = sanity.categories if path.suffix == ".cat" else sanity.orders
    return {
        "errors": [*sanity.metadata(instance), *about(instance)],
        "names": {str(place): name for place, name in instance.alternatives_name.items()},
        "categories": list(getattr(instance, "categories_name", {}).values()),
        "ballots": [[instance.multiplicity[one], one] for one in instance.preferences],
    }


def lines(path: Path) -> dict[str, Any]:
    """What a reader of JSON Schema says of each line."""
    from jsonschema import Draft202012Validator

    schema = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    check = Draft202012Validator(schema)
    text = path.read_text(encoding="utf-8")
    return {
        "errors": [one.message for line in text.splitlines() for one in check.iter_errors(json.loads(line))]
    }


READERS: dict[str, Callable[[Path], dict[str, Any]]] = {
    ".pb": pabulib,
    ".jsonl": lines,
    **dict.fromkeys((".soc", ".soi", ".toc", ".toi", ".cat"), preflib),
}


def main() -> None:
    """Reads every file of the folder."""
    found = {}
    for path in sorted(Path(sys.argv[1]).iterdir()):
        with contextlib.redirect_stdout(io.StringIO()):
            found[path.name] = READERS[path.suffix](path)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
