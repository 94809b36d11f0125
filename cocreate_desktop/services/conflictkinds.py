"""Which fields of which things a person is asked about when two laptops changed them apart: every kind that is stored, in one
place. Of the other fields the last change holds by itself: docs/decisions says why."""

from collections.abc import Mapping
from typing import Any

from cocreate_desktop.services.conflictevening import EVENING
from cocreate_desktop.services.conflictfields import KindFacets
from cocreate_desktop.services.conflictproject import PROJECT

FACETS: Mapping[type[Any], KindFacets] = {**EVENING, **PROJECT}
NEVER_BACK = frozenset(("secret", "online_secret", "join_token", "author", "picture", "original"))
"""What never goes along with a version that is chosen: a secret that was emptied stays so, and what was first stays first."""
