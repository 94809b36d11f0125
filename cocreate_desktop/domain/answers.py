"""An answer that somebody gave in a step: the mark of the exit poll, a statement, "is this right?". One row a question, so that
everything may be skipped; who gave it is nobody's business."""

from dataclasses import dataclass

from cocreate_desktop.domain.notes import Channel

MARK = "mark"
"""The question of the exit poll that is answered with 1 to 10."""
WORDS = "words"
"""The question of the exit poll that is answered in one's own words."""
STATEMENTS = ("s1", "s2", "s3", "s4", "s5")
"""The questions of the exit poll that are statements, in their order."""
RIGHT = "right"
"""The question of a readback: yes, almost or no."""
YES, ALMOST, NO = "yes", "almost", "no"
"""What a readback is answered with."""
SO_SO = "so-so"
"""What a statement is answered with beside yes and no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """``question`` is a key of its step, ``value`` the answer's (empty: skipped, or in words only); ``words`` what somebody
    added. ``author``: an HMAC of a phone's token, or what holds the answers of one sheet of paper together; empty for people
    who were counted together (``people`` of them). The id is made of step, question and author, so that a later answer
    replaces the earlier one. ``shown``: somebody at the desk read ``words`` and lets others read them."""

    id: str
    project_id: str
    evening_id: str
    step_id: str
    question: str
    value: str = ""
    words: str = ""
    channel: Channel = Channel.PHONE
    people: int = 1
    author: str = ""
    shown: bool = False

    @property
    def given(self) -> bool:
        """Whether there is an answer at all; one that was taken back is none."""
        return bool((self.value and self.people) or self.words)
