"""One run of the Method of Equal Shares: everybody has the same share, and the plan that costs its supporters least goes first.

Exact and quick: money is whole numbers over one common denominator, and the price of a plan, which never falls, is worked out
again only when it may be the lowest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd, lcm
from operator import mul

from cocreate_desktop.domain.voting.model import Option, Purchase
from cocreate_desktop.domain.voting.needs import has_cost


@dataclass(frozen=True, slots=True)
class Purse:
    """So many ``people`` who want the same ``plans``, each with this ``part`` of a share."""

    plans: frozenset[str]
    people: int
    part: Fraction = Fraction(1)


class Shop:
    """The plans that can be bought and who wants them. ``by_cost``: a plan is worth its cost to these, else one point."""

    def __init__(self, options: Sequence[Option], purses: Sequence[Purse], *, by_cost: bool) -> None:
        self.purses = purses
        self.by_cost = by_cost
        self.parts = list({purse.part: None for purse in purses})
        places = {part: place for place, part in enumerate(self.parts)}
        self.part_of = [places[purse.part] for purse in purses]
        """Of each purse the place of its part of a share."""
        wanted: dict[str, list[int]] = {option.id: [] for option in options}
        for place, purse in enumerate(purses):
            for plan in purse.plans if purse.part else ():
                wanted[plan].append(place)
        self.plans = [option for option in options if has_cost(option) and wanted[option.id]]
        self.wanted_by = [wanted[plan.id] for plan in self.plans]
        self.people = [[purses[place].people for place in places] for places in self.wanted_by]
        self.everybody = [sum(people) for people in self.people]
        costs = [Fraction(plan.cost or 0) for plan in self.plans]
        self.unit = lcm(*(cost.denominator for cost in costs))
        """How many of the whole numbers that money is counted in go into one unit of it."""
        self.costs = [int(cost * self.unit) for cost in costs]


@dataclass(frozen=True, slots=True)
class _Offer:
    """What a plan would cost now: ``rest`` ÷ ``payers`` for each who has that much (in the money of the run), all that they
    have for the ``poor`` (places of their purses). ``when`` is after how many purchases."""

    price: Fraction
    rest: int
    payers: int
    poor: tuple[int, ...]
    when: int


class Run:
    """What is bought when everybody has ``share``. ``trace`` is every comparison that led there: as long as shares have the
    same trace, all shares between them have it too, and buy the same."""

    def __init__(self, shop: Shop, share: Fraction) -> None:
        self._shop = shop
        held = [share * part * shop.unit for part in shop.parts]
        self._whole = lcm(*(money.denominator for money in held))
        whole = [int(money * self._whole) for money in held]
        self._money = [whole[part] for part in shop.part_of]
        self._offers: list[_Offer | None] = [None] * len(shop.plans)
        self._queue = [(Fraction(0), place) for place in range(len(shop.plans))]
        self.bought: list[Purchase] = []
        self.order: list[int] = []
        """Their places in the shop."""
        self.trace: list[object] = []
        heapify(self._queue)
        while self._queue:
            self._next()
        self.spent = sum((Fraction(one.cost) for one in self.bought), start=Fraction(0))

    def money_for(self, plan_id: str) -> Fraction:
        """What everybody who wants a plan has left together."""
        both = zip(self._shop.purses, self._money, strict=True)
        left = sum(money * purse.people for purse, money in both if plan_id in purse.plans)
        return Fraction(left, self._whole * self._shop.unit)

    def _next(self) -> None:
        _price, place = heappop(self._queue)
        offer = self._offers[place]
        if offer is not None and offer.when == len(self.bought):
            self._buy(place, offer)
        else:
            self._ask(place)

    def _ask(self, place: int) -> None:
        """Works out the price of a plan and puts it back in the queue, unless its supporters cannot pay it any more."""
        offer = self._offers[place] = self._offer(place)
        self.trace.append((place, offer and offer.poor))
        if offer is not None:
            heappush(self._queue, (offer.price, place))

    def _offer(self, place: int) -> _Offer | None:
        shop, people = self._shop, self._shop.people[place]
        held = [self._money[purse] for purse in shop.wanted_by[place]]
        rest, payers = shop.costs[place] * self._whole, shop.everybody[place]
        if sum(map(mul, held, people)) < rest:
            return None
        rich: Sequence[int] = range(len(held))
        # Whoever has less than the others would pay gives all, which makes it dearer for the others.
        while poor := [one for one in rich if held[one] * payers < rest]:
            cap, many = rest, payers
            rest -= sum(held[one] * people[one] for one in poor)
            payers -= sum(people[one] for one in poor)
            rich = [one for one in rich if held[one] * many >= cap]
        unit = shop.costs[place] if shop.by_cost else shop.unit
        price = Fraction(rest, payers * self._whole * unit)
        there = set(rich)
        gave_all = [one for one in range(len(held)) if one not in there] if len(rich) < len(held) else []
        return _Offer(price, rest, payers, tuple(gave_all), len(self.bought))

    def _buy(self, place: int, offer: _Offer) -> None:
        shop, plan = self._shop, self._shop.plans[place]
        tied = tuple(shop.plans[other].id for other in self._as_cheap(offer.price))
        pays = Fraction(offer.rest, offer.payers * self._whole * shop.unit)
        self.trace.append(place)
        self.order.append(place)
        self.bought.append(Purchase(plan.id, plan.cost or 0, 0, pays, not offer.poor, offer.price, tied))
        shared = gcd(offer.rest, offer.payers)
        finer, each = offer.payers // shared, offer.rest // shared
        if finer > 1:
            self._whole *= finer
            self._money = [money * finer for money in self._money]
        for purse in shop.wanted_by[place]:
            self._money[purse] = max(0, self._money[purse] - each)

    def _as_cheap(self, price: Fraction) -> list[int]:
        """Other plans that cost just as little now."""
        asked = []
        while self._queue and self._queue[0][0] == price:
            asked.append(heappop(self._queue)[1])
        for place in asked:
            self._ask(place)
        offers = ((place, self._offers[place]) for place in asked)
        return [place for place, offer in offers if offer is not None and offer.price == price]
