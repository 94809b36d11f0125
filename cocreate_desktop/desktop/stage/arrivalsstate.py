"""What the room may see of the count at the door, as frozen facts: how many people came in, and nothing of who they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArrivalsOnStage:
    """``people`` who came in, ``told`` what is said under the number, and how to join on paper."""

    people: int
    told: tuple[str, ...]
    paper_hint: str
