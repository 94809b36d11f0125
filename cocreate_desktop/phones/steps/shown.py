"""What a face hands to the page: a template and its values. No logic lives here."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """``template`` is a file in resources/phone, ``values`` what it reads besides what every page has."""

    template: str
    values: Mapping[str, object]
