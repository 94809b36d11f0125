"""Methods of voting and their tallies, as pure functions: ballots and counts in, one honest result out.

tally(round)            the result
check_choices(...)      why a ballot may not be cast, before it is stored
warnings(...)           what the facilitator should know before opening a round
"""

from cocreate_desktop.domain.voting.model import (
    Ballot,
    Count,
    Invalid,
    Option,
    OptionResult,
    Problem,
    Round,
    Settings,
    Tally,
    Weights,
)
from cocreate_desktop.domain.voting.rules import METHODS, UnknownMethod, check_choices
from cocreate_desktop.domain.voting.setup import Hint, warnings
from cocreate_desktop.domain.voting.tally import tally

__all__ = [
    "METHODS",
    "Ballot",
    "Count",
    "Hint",
    "Invalid",
    "Option",
    "OptionResult",
    "Problem",
    "Round",
    "Settings",
    "Tally",
    "UnknownMethod",
    "Weights",
    "check_choices",
    "tally",
    "warnings",
]
