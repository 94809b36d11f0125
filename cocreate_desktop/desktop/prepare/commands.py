"""What the facilitator did while preparing, as commands for undo. They hold ids and intent, ask the services again, and say so
when something is gone meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...domain.steps import Kind, Step
from ...language import _
from ...services.board import Place
from ...services.bringing import hang_under_themes
from ...services.capturing import NewNote
from ..deed import Deed
from ..desk import Desk


class ChangeField(Deed):
    """A field of project, evening or step. The change itself was already done, so that a refusal stays at the field."""

    def __init__(
        self, desk: Desk, change: Callable[..., object], name: str, values: tuple[object, object]
    ) -> None:
        super().__init__(desk, _("Change a field"))
        self._change, self._name = change, name
        self._old, self._new = values
        self._done = True

    def act(self) -> None:
        """The new value, except for the first time."""
        if not self._done:
            self._change(**{self._name: self._new})
        self._done = False

    def take_back(self) -> None:
        """The old value."""
        self._change(**{self._name: self._old})


class ChangeStep(Deed):
    """Title or minutes of a step."""

    def __init__(self, desk: Desk, step: Step, name: str, value: object) -> None:
        super().__init__(desk, _("Change the run sheet"))
        self._id = step.id
        self._old, self._new = {name: getattr(step, name)}, {name: value}

    def act(self) -> None:
        """The new value."""
        self._desk.services.evenings.change_step(self._id, **self._new)

    def take_back(self) -> None:
        """The old value."""
        self._desk.services.evenings.change_step(self._id, **self._old)


class MoveStep(Deed):
    """A step to another place: after the step ``after`` (empty: first); ``before`` is where it stood."""

    def __init__(self, desk: Desk, step_id: str, after: str, before: str) -> None:
        super().__init__(desk, _("Move a step"))
        self._id, self._after, self._before = step_id, after, before

    def act(self) -> None:
        """To its new place."""
        self._desk.services.evenings.move_step(self._id, after=self._after)

    def take_back(self) -> None:
        """Back where it stood."""
        self._desk.services.evenings.move_step(self._id, after=self._before)


class Made(Deed):
    """Makes a thing; again after an undo it is the same thing. ``made`` is its id, empty before."""

    def __init__(self, desk: Desk, words: str) -> None:
        super().__init__(desk, words)
        self.made = ""

    def act(self) -> None:
        """Makes it, or brings it back."""
        if self.made:
            self.restore()
        else:
            self.made = self.make()

    def make(self) -> str:
        """Makes it for the first time and gives its id."""
        raise AssertionError("each kind makes its own")

    def restore(self) -> None:
        """Brings a step back, as most that is made here is one."""
        self._desk.services.evenings.restore_step(self.made)

    def take_back(self) -> None:
        """Takes the step from the run sheet."""
        self._desk.services.evenings.remove_step(self.made)


class AddStep(Made):
    """A new step of ``kind`` after the step ``after``."""

    def __init__(self, desk: Desk, evening_id: str, kind: Kind, after: str) -> None:
        super().__init__(desk, _("Add a step"))
        self._evening, self._kind, self._after = evening_id, kind, after

    def make(self) -> str:
        """A step of this kind."""
        return self._desk.services.evenings.add_step(self._evening, self._kind, after=self._after).id


class DuplicateStep(Made):
    """The same step once more."""

    def __init__(self, desk: Desk, step_id: str) -> None:
        super().__init__(desk, _("Copy a step"))
        self._id = step_id

    def make(self) -> str:
        """The copy."""
        return self._desk.services.evenings.duplicate_step(self._id).id


class PlanEvening(Made):
    """One more evening of the project."""

    def __init__(self, desk: Desk, template: str) -> None:
        super().__init__(desk, _("Plan an evening"))
        self._template = template

    def make(self) -> str:
        """The evening."""
        return self._desk.services.evenings.plan(self._template).id

    def restore(self) -> None:
        """Puts it back."""
        self._desk.services.evenings.restore(self.made)

    def take_back(self) -> None:
        """Takes it off again, when nothing came in on it."""
        self._desk.services.evenings.cancel(self.made)


class CancelEvening(Deed):
    """An evening on which nothing came in goes."""

    def __init__(self, desk: Desk, evening_id: str) -> None:
        super().__init__(desk, _("Take an evening off"))
        self._evening = evening_id

    def act(self) -> None:
        """Takes it off."""
        self._desk.services.evenings.cancel(self._evening)

    def take_back(self) -> None:
        """Puts it back."""
        self._desk.services.evenings.restore(self._evening)


class RemoveStep(Deed):
    """A step goes from the run sheet."""

    def __init__(self, desk: Desk, step_id: str) -> None:
        super().__init__(desk, _("Remove a step"))
        self._id = step_id

    def act(self) -> None:
        """Takes it away."""
        self._desk.services.evenings.remove_step(self._id)

    def take_back(self) -> None:
        """Puts it back in its place."""
        self._desk.services.evenings.restore_step(self._id)


class UseTemplate(Deed):
    """Another run sheet in the place of this one."""

    def __init__(self, desk: Desk, evening_id: str, template: str) -> None:
        super().__init__(desk, _("Use another run sheet"))
        self._evening, self._template = evening_id, template
        self._before: tuple[str, tuple[str, ...]] = ("", ())
        self._after: tuple[str, ...] = ()

    def act(self) -> None:
        """Replaces the steps; again after an undo they are the same steps."""
        evenings = self._desk.services.evenings
        old = tuple(step.id for step in evenings.steps(self._evening))
        self._before = (evenings.get(self._evening).template, old)
        if self._after:
            self._swap(old, self._after, self._template)
        else:
            self._after = tuple(step.id for step in evenings.use_template(self._evening, self._template))

    def take_back(self) -> None:
        """The steps of before."""
        template, steps = self._before
        self._swap(self._after, steps, template)

    def _swap(self, away: Sequence[str], back: Sequence[str], template: str) -> None:
        evenings = self._desk.services.evenings
        here = {step.id for step in evenings.steps(self._evening)}
        for step_id in away:
            if step_id in here:
                evenings.remove_step(step_id)
        for step_id in back:
            evenings.restore_step(step_id)
        evenings.change(self._evening, template=template)


class TakeIn(Deed):
    """Ideas of a file or of pasted text, as notes of one step, under the theme that stood beside each."""

    def __init__(self, desk: Desk, step_id: str, notes: Sequence[NewNote]) -> None:
        super().__init__(desk, _("Read ideas in"))
        self._step, self._notes = step_id, tuple(notes)
        self._made: tuple[str, ...] = ()
        self._themes: dict[str, tuple[Place, ...]] = {}

    @property
    def number(self) -> int:
        """How many notes were hung up."""
        return len(self._made)

    def act(self) -> None:
        """Hangs them up; again after an undo they are the same notes and themes."""
        services = self._desk.services
        if self._made:
            services.capturing.restore(self._made)
            for theme_id, places in self._themes.items():
                services.boards.regroup(theme_id, places)
            return
        made = services.capturing.take_in(self._step, self._notes)
        self._made = tuple(note.id for note in made)
        self._themes = dict.fromkeys(hang_under_themes(services, made, self._notes), ())

    def take_back(self) -> None:
        """Takes them away, and the themes that came with them; what hangs there besides is loose again."""
        services = self._desk.services
        services.capturing.remove(self._made)
        for theme_id in self._themes:
            self._themes[theme_id] = services.boards.ungroup(theme_id)
