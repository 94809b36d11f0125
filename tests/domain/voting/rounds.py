"""Small rounds for tests: ballots in a few characters."""

from collections.abc import Mapping

from cocreate_desktop.domain.voting import Ballot, Count, Option, Round, Settings, Tally, tally


def options(names: str, **costs: int) -> tuple[Option, ...]:
    """One option a letter, with its cost when it has one."""
    return tuple(Option(name, cost=costs.get(name)) for name in names)


def ranked(*rankings: tuple[int, str]) -> tuple[Ballot, ...]:
    """One ballot for so many people each, such as ``(42, "a b=c")``: a first, then b and c as equals."""
    return tuple(
        Ballot(
            f"v{number}",
            "paper",
            {one: place for place, tier in enumerate(words.split(), 1) for one in tier.split("=")},
            people,
        )
        for number, (people, words) in enumerate(rankings)
    )


def wanting(*wishes: tuple[int, str]) -> tuple[Ballot, ...]:
    """One ballot for so many people each, such as ``(3, "ab")``: they want a and b."""
    return tuple(
        Ballot(f"v{number}", "paper", dict.fromkeys(plans, 1), people)
        for number, (people, plans) in enumerate(wishes)
    )


def answering(**answers: int) -> tuple[Ballot, ...]:
    """So many people for each answer, one ballot each."""
    return tuple(
        Ballot(f"{answer} {number}", "phone", {answer: 1})
        for answer, people in answers.items()
        for number in range(people)
    )


def counted(
    settings: Settings,
    names: tuple[Option, ...],
    ballots: tuple[Ballot, ...] = (),
    counts: tuple[Count, ...] = (),
    people: Mapping[str, int] | None = None,
    quorum: int | None = None,
) -> Tally:
    """The result of a round of these."""
    return tally(Round(settings, names, ballots, counts, people or {}, quorum=quorum))
