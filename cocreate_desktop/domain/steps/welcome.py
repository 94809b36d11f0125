"""Welkom: what the evening is for and how to join. Its facts stand in project and evening."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WelcomeSettings:
    """``paper_hint``: where people without a phone get their ballot, one sentence (empty: the usual one). ``online``: the room
    is shown the address of the follow-up as a second way in; ``wifi_hidden``: the hall's Wi-Fi does not tell its name."""

    paper_hint: str = ""
    online: bool = False
    wifi_hidden: bool = False
