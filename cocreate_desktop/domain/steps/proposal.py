"""Voorstel: a living text on the screen, and what people say about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProposalSettings:
    """``proposal_id``: which proposal (empty: the first of the project). ``at``: the paragraph that the room looks at,
    from 1 (0: the whole). ``changes``: what changed since the version before is marked. ``reactions``: phones may react."""

    proposal_id: str = ""
    at: int = 0
    changes: bool = False
    reactions: bool = True
