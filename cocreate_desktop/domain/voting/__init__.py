"""Methods of voting and their tallies, as pure functions: ballots and counts in, one honest result out.

tally(round)            the result
sides(round)            the hall and those at home apart; together(round, weight) adds them up
standing(...)           the ballots that count, the last valid one of each voter
check_choices(...)      why a ballot may not be cast, before it is stored
lacks(...)              what a round must have before it can be opened
warnings(...)           what the facilitator should know before opening a round
"""

from cocreate_desktop.domain.voting.answers import ANSWERS, LIVES_WITH_IT, Answer, answer_ids
from cocreate_desktop.domain.voting.exact import Amount, Exact, is_amount
from cocreate_desktop.domain.voting.model import (
    Ballot,
    BudgetResult,
    ChannelResult,
    ConsentResult,
    Count,
    Invalid,
    NotBought,
    Option,
    OptionResult,
    Problem,
    Purchase,
    RankingResult,
    Round,
    RunoffRound,
    Settings,
    Tally,
    TooSmall,
    Weights,
)
from cocreate_desktop.domain.voting.needs import lacks
from cocreate_desktop.domain.voting.rules import (
    COUNTED_BY_EYE,
    METHODS,
    RULES,
    UnknownMethod,
    check_choices,
    rule_of,
)
from cocreate_desktop.domain.voting.setup import Hint, warnings
from cocreate_desktop.domain.voting.standing import hand_is_person, standing
from cocreate_desktop.domain.voting.tally import tally
from cocreate_desktop.domain.voting.together import ONLINE, WHOLE, Sides, sides, together

__all__ = [
    "ANSWERS",
    "COUNTED_BY_EYE",
    "LIVES_WITH_IT",
    "METHODS",
    "ONLINE",
    "RULES",
    "WHOLE",
    "Amount",
    "Answer",
    "Ballot",
    "BudgetResult",
    "ChannelResult",
    "ConsentResult",
    "Count",
    "Exact",
    "Hint",
    "Invalid",
    "NotBought",
    "Option",
    "OptionResult",
    "Problem",
    "Purchase",
    "RankingResult",
    "Round",
    "RunoffRound",
    "Settings",
    "Sides",
    "Tally",
    "TooSmall",
    "UnknownMethod",
    "Weights",
    "answer_ids",
    "check_choices",
    "hand_is_person",
    "is_amount",
    "lacks",
    "rule_of",
    "sides",
    "standing",
    "tally",
    "together",
    "warnings",
]
