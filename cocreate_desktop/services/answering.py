"""Putting an answer down: one row a question, whose place is made of the step, the question and who gave it, so that a later
answer replaces the earlier one and sending twice changes nothing. What exit poll and readback share."""

from dataclasses import dataclass, replace

from cocreate_desktop.domain.answererrors import NotAsked
from cocreate_desktop.domain.answers import Answer
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.ids import id_of
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Said:
    """An answer to ``question``; both others empty: it was skipped, or taken back."""

    question: str
    value: str = ""
    words: str = ""


def place_of(step_id: str, question: str, who: str) -> str:
    """The id of the answer of ``who`` (32 hexadecimal characters)."""
    return id_of(f"answer {step_id} {question} {who}")


def put(unit: UnitOfWork, step: Step, said: Said, *, channel: Channel, author: str) -> Answer | None:
    """Keeps one answer; an empty one empties what was there. None where there was nothing and is nothing."""
    place = place_of(step.id, said.question, author)
    before = next(iter(unit.find(Answer, id=place)), None)
    if before is None and not said.value and not said.words:
        return None
    shown = before is not None and before.shown and before.words == said.words
    made = replace(_answer(unit, step, said, place, channel), author=author, shown=shown)
    if before != made:
        unit.add(made)
    return made


def put_count(unit: UnitOfWork, step: Step, said: Said, people: int, channel: Channel) -> None:
    """Keeps how many people gave the same answer together; another number replaces it."""
    place = place_of(step.id, said.question, f"{channel}:{said.value}")
    before = next(iter(unit.find(Answer, id=place)), None)
    if before is None and not people:
        return
    made = replace(_answer(unit, step, said, place, channel), people=people)
    if before != made:
        unit.add(made)


def _answer(unit: UnitOfWork, step: Step, said: Said, place: str, channel: Channel) -> Answer:
    """An answer of one person to a question of a step, at its place."""
    return Answer(
        id=place,
        project_id=unit.project_id,
        evening_id=step.evening_id,
        step_id=step.id,
        question=said.question,
        value=said.value,
        words=said.words,
        channel=channel,
    )


def step_asking(unit: UnitOfWork, evening_id: str, step_id: str, kind: Kind) -> Step:
    """The step that somebody answers. Who was still filling in when the evening went on is heard too. Raises NotAsked when the
    evening has no such step, or it has not come yet."""
    evening = unit.get(Evening, evening_id)
    found = next(iter(unit.find(Step, id=step_id)), None)
    here = found is not None and found.kind is kind and found.evening_id == evening_id
    if found is None or not here or not (found.started_at or evening.current_step == found.id):
        raise NotAsked
    return found
