"""One sync between two replicas, whatever the road: each is asked what it has, gets what it lacks in the order of the stamps,
and at the end both say the same. Nothing is remembered of an earlier sync, so one that is cut anywhere is simply done again."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from cocreate_desktop.domain.chains import Fit, keeps_name
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.merge import Ground, admit
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.syncerrors import Diverged, Forked, Gap, Garbled
from cocreate_desktop.services.peers import BlobState, End, Peer, Replica, Vector

PORTION = 400
"""Ops in one portion: each is a transaction, and what was committed is never sent again."""
PART = 256 * 1024
"""Bytes of a picture in one portion."""
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Exchange:
    """What went and came so far: changes and whole pictures."""

    went: int = 0
    came: int = 0
    pictures_went: int = 0
    pictures_came: int = 0


Told = Callable[[Exchange], None]
Going = Callable[[], bool]


def _always() -> bool:
    return True


def _untold(_exchange: Exchange) -> None:
    """Nobody listens."""


class Session:
    """``mine`` and ``other`` become one. ``told`` hears how far it is; when ``going`` says no it stops after the portion that
    is on its way. Raises SyncProblem; what was handed over stays, and the next session goes on from there."""

    def __init__(self, mine: Replica, other: Peer, told: Told = _untold, going: Going = _always) -> None:
        self._mine = mine
        self._other = other
        self._told = told
        self._going = going
        self._name = ""
        self._gives = True
        self.done = Exchange()

    def run(self, *, pictures: bool = True, give: bool = True, compare: bool = True) -> Exchange:
        """The whole of it; the record first, its pictures after. Without ``give`` only what the other has comes here (a bundle
        takes nothing). Without ``compare`` the states are not: that reads all of them, so not every second."""
        self._gives = give
        self._name = self._other.greet().name
        for _attempt in range(_TRIES):
            try:
                self._ops()
                break
            except (Gap, Forked):  # somebody else gave it something meanwhile, or two chains part: look anew
                self._heal()
        else:
            raise Gap(peer=self._name)
        if compare:
            self._compare()
        if pictures:
            self._pictures()
        return self.done

    def _ops(self) -> None:
        """Until nobody lacks anything. Theirs is asked before ours: whoever writes here writes on."""
        theirs = self._other.vector()
        self._look_at(theirs)
        while self._gives and self._going() and (ops := self._mine.take(theirs, PORTION)):
            theirs = self._other.give(ops)
            self._count(replace(self.done, went=self.done.went + len(ops)))
        while self._going() and (ops := self._other.take(self._mine.vector(), PORTION)):
            self._mine.give(ops)
            self._count(replace(self.done, came=self.done.came + len(ops)))

    def _look_at(self, theirs: Vector) -> None:
        """Raises Forked where a log that both have is not one."""
        ours = self._mine.vector()
        for device in sorted(ours.keys() & theirs.keys()):
            if not self._agree(device, ours[device], theirs[device]):
                raise Forked(peer=self._name, device=device)

    def _agree(self, device: str, ours: End, theirs: End) -> bool:
        if ours.seq < theirs.seq:
            return self._other.links(device, (ours.seq,)) == (ours.link,)
        return self._mine.links(device, (theirs.seq,)) == (theirs.link,)

    def _heal(self) -> None:
        """Where two chains were written under one name, one of them goes on under another."""
        theirs, ours = self._other.vector(), self._mine.vector()
        for device in sorted(ours.keys() & theirs.keys()):
            if not self._agree(device, ours[device], theirs[device]):
                self._part(device, min(ours[device].seq, theirs[device].seq))

    def _part(self, device: str, differ: int) -> None:
        agreed = 0
        while differ - agreed > 1:
            middle = (agreed + differ) // 2
            if self._mine.links(device, (middle,)) == self._other.links(device, (middle,)):
                agreed = middle
            else:
                differ = middle
        ours, theirs = self._mine.op_at(device, differ), self._other.op_at(device, differ)
        if ours is None or theirs is None:
            raise Gap(peer=self._name)
        if keeps_name(ours, theirs):
            self._other.heal(device, agreed, ours)
        else:
            self._mine.heal(device, agreed, theirs)

    def _compare(self) -> None:
        """Raises Diverged when both have the same changes and not the same state."""
        vector = self._mine.vector()
        if not self._going() or dict(self._other.vector()) != dict(vector):
            return
        ours, theirs = self._mine.digest(vector), self._other.digest(vector)
        if ours and theirs and _comparable(ours, theirs) and ours != theirs:
            raise Diverged(peer=self._name)

    def _pictures(self) -> None:
        held = self._mine.held() if self._gives else ()
        for state in self._other.blobs([one.sha256 for one in held]) if held else ():
            whole = next(one for one in held if one.sha256 == state.sha256)
            if state.have < whole.size and self._send(whole, state.have):
                self._count(replace(self.done, pictures_went=self.done.pictures_went + 1))
        wanted = self._mine.wanted()
        for state in self._other.blobs(wanted) if wanted else ():
            if state.size and state.have == state.size and self._fetch(state):
                self._count(replace(self.done, pictures_came=self.done.pictures_came + 1))

    def _send(self, whole: BlobState, have: int) -> bool:
        with suppress(Gone):  # somebody took it away meanwhile
            while have < whole.size and self._going():
                part = self._mine.get_blob(whole.sha256, have, PART)
                have = self._more(have, self._other.put_blob(whole, have, part))
        return have >= whole.size

    def _fetch(self, whole: BlobState) -> bool:
        (here,) = self._mine.blobs((whole.sha256,))
        have = here.have
        with suppress(Gone):
            while have < whole.size and self._going():
                part = self._other.get_blob(whole.sha256, have, PART)
                have = self._more(have, self._mine.put_blob(whole, have, part))
        return have >= whole.size

    def _more(self, before: int, now: int) -> int:
        """A picture that does not grow would never be whole. Raises Garbled."""
        if now <= before:
            raise Garbled(peer=self._name)
        return now

    def _count(self, done: Exchange) -> None:
        self.done = done
        self._told(done)


def take_in(ops: Iterable[Op], ground: Ground, peer: str) -> int:
    """Takes handed-over ops into log and rows, inside a transaction; returns how many were new. Raises Gap, Forked, Garbled:
    then the transaction goes back whole, and whoever gave them looks anew."""
    new = 0
    for op in ops:
        found = admit(op, ground)
        if found is Fit.GAP:
            raise Gap(peer=peer)
        if found is Fit.FORK:
            raise Forked(peer=peer, device=op.device)
        if found is Fit.WRONG:
            raise Garbled(peer=peer)
        new += found is Fit.NEXT
    return new


def waiting(mine: Vector, theirs: Vector) -> int:
    """How many changes of ``mine`` are not in ``theirs``."""
    return sum(max(0, end.seq - theirs.get(device, End(0, "")).seq) for device, end in mine.items())


def _comparable(ours: str, theirs: str) -> bool:
    """Of the same tables: another version stores other fields."""
    return ours.partition(":")[0] == theirs.partition(":")[0]
