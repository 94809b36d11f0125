"""Notes that come from a table with a theme beside each: they hang under it when there is a step to put notes in order."""

from collections.abc import Sequence

from cocreate_desktop.domain import text
from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.services import Services


def hang_under_themes(
    services: Services, notes: Sequence[Note], brought: Sequence[NewNote]
) -> tuple[str, ...]:
    """Hangs what was taken in under the theme that stood beside it, and makes those that are not there yet; returns these. What
    waits for a look stays loose."""
    pairs = [(note, new.theme) for note, new in zip(notes, brought, strict=True) if new.theme]
    if not pairs:
        return ()
    evening_id = pairs[0][0].evening_id
    step = next((one for one in services.evenings.steps(evening_id) if one.kind is Kind.THEMES), None)
    if step is None:
        return ()
    under: dict[str, list[str]] = {}
    for note, theme in pairs:
        if note.state is NoteState.SHOWN:
            under.setdefault(text.folded(theme), []).append(note.id)
    names = {text.folded(theme): theme for _note, theme in reversed(pairs)}
    there = {text.folded(one.name): one.id for one in services.boards.board(evening_id).themes if one.name}
    made = []
    for key, ids in under.items():
        if key in there:
            services.boards.move(ids, there[key])
        else:
            made.append(services.boards.group(evening_id, step.id, ids, names[key]).id)
    return tuple(made)
