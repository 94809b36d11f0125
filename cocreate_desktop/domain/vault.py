"""Contact details and consents, kept apart from everything else: per purpose, with the text that was shown and a date of
deletion. Never part of a default export."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """``purpose`` for which it may be used, ``consent`` the text that was shown, ``delete_on`` and ``asked_on``
    YYYY-MM-DD. ``number`` is what stands for the name everywhere else ("lead 12"): that of the offer by which this person
    came, else one that no offer has."""

    id: str
    project_id: str
    name: str = ""
    reach_at: str = ""
    purpose: str = ""
    consent: str = ""
    delete_on: str = ""
    asked_on: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is known of a picture whose bytes are a blob: ``blob`` its SHA-256, ``small`` that of a version for phones
    (empty: none), ``kind`` wall, note, option or page."""

    id: str
    project_id: str
    evening_id: str
    blob: str
    kind: str = "note"
    media_type: str = "image/jpeg"
    width: int = 0
    height: int = 0
    small: str = ""
