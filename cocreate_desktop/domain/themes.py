"""A theme (thema): a group of notes with a whole sentence as its name. Belonging is a field of the note."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """``name`` may be empty until the room has found its sentence."""

    id: str
    project_id: str
    evening_id: str
    step_id: str
    name: str = ""
    rank: str = ""
    merged_into: str = ""
