"""What the demo's neighbours say beside notes and votes: they come in, offer and seek, say whether the summary is right, and
fill in the exit poll; by phone over HTTP, and what is left by hand and on paper."""

from __future__ import annotations

from cocreate_desktop.apps.demo_stage import Performance
from cocreate_desktop.apps.wholeevening import come_in, meet, offering_of, raise_hands, read_out, typed
from cocreate_desktop.apps.wholestory import WholeStory
from cocreate_desktop.domain.answers import RIGHT, WORDS
from cocreate_desktop.rehearsal.story import by_phone, story


class Said:
    """The first evening of the story of the demo's example."""

    def __init__(self, on: Performance) -> None:
        self._on = on
        self._services = on.services
        self._told = story(on.players.example.name).evenings[0]

    def come_in(self) -> None:
        """Everybody is counted at the door."""
        come_in(self._services, self._told, self._on.evening_id)

    def offer(self, step_id: str) -> None:
        """Phones send what they offer and seek; what was said aloud is typed."""
        themes = WholeStory(self._services, self._on.players.example.name).themes
        phones = [one for one in self._told.offers if one.channel == "phone"]
        sent = [
            {"kind": one.kind, "text": one.text, "level": one.level, "theme": themes.get(one.theme, "")}
            for one in phones
        ]
        self._on.players.send("/offer", sent)
        for one in self._told.offers:
            if one not in phones:
                self._services.offers.write(step_id, offering_of(one, themes))

    def let_through(self, step_id: str) -> None:
        """Somebody reads what came in."""
        meet(self._services, self._told, step_id)

    def say_right(self, _step_id: str) -> None:
        """Phones say whether the summary is right."""
        phones, _hands = by_phone(self._told.readback)
        self._on.players.send("/answer/right", [{RIGHT: value, WORDS: words} for value, words in phones])

    def raise_hands(self, step_id: str) -> None:
        """The others raise a hand, and the room sees the counts."""
        _phones, hands = by_phone(self._told.readback)
        raise_hands(self._services, step_id, hands)

    def fill_in(self, _step_id: str) -> None:
        """Phones fill in the exit poll."""
        phones, _forms = by_phone(self._told.slips)
        self._on.players.send("/answer", [{**slip.answers, WORDS: slip.words} for slip in phones])

    def type_forms(self, step_id: str) -> None:
        """Forms of paper are typed over, and the room sees the result."""
        _phones, forms = by_phone(self._told.slips)
        for slip in forms:
            self._services.exitpoll.enter(step_id, typed(slip))
        read_out(self._services, step_id)
