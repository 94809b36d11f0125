"""From a wish on the start screen to an open project: asks what must be asked, works aside, and offers the way out when a file
cannot be opened. What asks is loaded when it asks: the start screen should be there at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from ...domain.backuphealth import moment_in
from ...domain.errors import Begun, CocreateError, DamagedWorkspace, MissingWal, NoKey, WrongKey
from ...language import _, date_text, time_text
from .. import problems
from ..parts.dialogs import Decided, SafeDialog
from ..sharing.teller import Teller
from ..shell import Shell
from .projectrow import OpenWanted
from .screen import ExampleWanted, JoinWanted, NewWanted, StartScreen

if TYPE_CHECKING:
    from ...services.outside import OpenProject, Projects
    from ...services.practising import DryRunPlan
    from ..sharing.joindialog import Joined
    from .dialogs import KeyTyped, NewProject


@dataclass(frozen=True, slots=True)
class RestoreWanted:
    """Put ``backup`` in the place of ``path``; ``key`` is the recovery key when it was typed already."""

    path: Path
    backup: Path
    key: str = ""


class Opener(QObject):
    """Ties the start screen to the shell. One thing at a time: while it works the screen is not usable."""

    def __init__(self, shell: Shell, start: StartScreen, projects: Projects) -> None:
        super().__init__(shell)
        self._shell = shell
        self._start = start
        self._projects = projects
        self._practised = ""
        self._teller = Teller(self)
        start.wanted.connect(self._on_wanted)
        shell.project_closed.connect(self.refresh)
        shell.action("project.new").triggered.connect(self.ask_new)
        shell.action("project.open").triggered.connect(self.ask_file)
        shell.action("project.join").triggered.connect(self.ask_join)
        shell.action("project.rehearse").triggered.connect(self.ask_rehearsal)
        shell.practice_ended.connect(self.end_rehearsal)

    @Slot()
    def refresh(self) -> None:
        """Draws the start screen anew."""
        self._start.show_projects(self._projects.recent(), datetime.now().astimezone())

    def open(self, path: Path, key: str = "") -> None:
        """Opens a file; a missing key, a damaged file or a backup is answered with a question."""
        self._shell.close_project()
        if self._projects.is_backup(path):
            self._offer_place(path, key)
            return
        projects = self._projects

        def work() -> OpenProject:
            return projects.open(path, key)

        def failed(problem: BaseException) -> None:
            self._failed(path, problem, key)

        self._busy(work, failed)

    @Slot()
    def ask_new(self) -> None:
        """Asks for a new project."""
        from .dialogs import NewProjectDialog

        dialog = NewProjectDialog(self._projects, self._shell)
        dialog.filled.connect(self._on_filled)
        dialog.open()

    @Slot()
    def ask_file(self) -> None:
        """Asks which file."""
        dialog = QFileDialog(self._shell, _("Open a project"), str(self._projects.suggested_folder()))
        dialog.setNameFilter(_("CoCreate projects") + " (*.cocreate)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    @Slot()
    def ask_join(self) -> None:
        """Asks where the project comes from that lives elsewhere."""
        from ..sharing.joindialog import JoinDialog

        shell = self._shell
        JoinDialog(self._projects, shell.tasks, shell, self._teller, self._joined, shell).open()

    def _joined(self, joined: Joined) -> None:
        """Opens what came, but never takes an open project away from somebody who went on meanwhile."""
        if joined.seen or self._shell.desk is None:
            self.open(joined.path)
        else:
            told = _("The project came in. It is in {name}; open it with Ctrl O.")
            self._shell.message(told.format(name=joined.path.name))

    @Slot()
    def ask_rehearsal(self) -> None:
        """Asks how the evening of now should be practised. A dry run is not practised itself."""
        from ..dryrun.dialog import DryRunDialog

        desk = self._shell.desk
        if desk is None or desk.project.dry_run is not None:
            return
        minutes = sum(step.minutes for step in desk.services.evenings.steps(self._shell.evening_id))
        dialog = DryRunDialog(self._shell.evening_id, minutes, self._shell)
        dialog.planned.connect(self._on_planned)
        dialog.open()

    @Slot()
    def end_rehearsal(self) -> None:
        """Away with the copy, and back to the project itself."""
        desk = self._shell.desk
        if desk is None or desk.project.dry_run is None:
            return
        run, key = desk.project.dry_run, desk.project.recovery_key()
        self._practised = run.plan.evening_id
        self.open(run.origin, key)
        self._shell.message(_("The dry run is over. Nothing of it is kept."))

    def _back_to_practised(self, project: OpenProject) -> None:
        """To the evening that was practised, not to whichever is the last."""
        evening_id, self._practised = self._practised, ""
        if evening_id in {evening.id for evening in project.services.evenings.all()}:
            self._shell.choose_evening(evening_id, "prepare")

    @Slot(object)
    def _on_planned(self, plan: DryRunPlan) -> None:
        desk, projects = self._shell.desk, self._projects
        if desk is None:
            return
        project, going = desk.project, self._shell.tasks.going()

        def work() -> OpenProject | None:
            copy = projects.rehearse(project, plan)
            if going():
                return copy
            copy.close()  # the window goes already: nobody would hear of it
            return None

        def done(copy: OpenProject | None) -> None:
            if copy is None:
                return
            if project.services.evenings.get(plan.evening_id).started_at:
                copy.close()
                self._told(Begun())
            else:
                self._shell.show_project(copy)

        self._shell.tasks.run(work, done, self._told)

    def ask_key(self, path: Path, problem: CocreateError, backup: Path | None = None) -> None:
        """Asks for the recovery key, with the reason; with it ``path`` is opened, or ``backup`` put in its place first."""
        from .dialogs import UnlockDialog

        why = problem.happened.replace(str(problem.values.get("path", path)), problems.short_name(path))
        dialog = UnlockDialog(path, f"{why} {problem.kept}", self._shell, backup=backup)
        dialog.typed.connect(self._on_key)
        dialog.open()

    @Slot(object)
    def _on_wanted(self, wish: object) -> None:
        if isinstance(wish, NewWanted):
            self.ask_new()
        elif isinstance(wish, ExampleWanted):
            self._make_example(wish.name)
        elif isinstance(wish, JoinWanted):
            self.ask_join()
        elif isinstance(wish, OpenWanted) and wish.path is not None:
            self.open(wish.path)
        else:
            self.ask_file()

    def _make_example(self, name: str) -> None:
        projects = self._projects

        def work() -> OpenProject:
            return projects.example(name)

        self._busy(work, self._told)

    @Slot(object)
    def _on_filled(self, new: NewProject) -> None:
        projects = self._projects
        self._shell.close_project()

        def work() -> OpenProject:
            return projects.create(new.path, {"name": new.name, "question": new.question}, new.template)

        self._busy(work, self._told)

    @Slot(str)
    def _on_file(self, chosen: str) -> None:
        self.open(Path(chosen))

    @Slot(object)
    def _on_key(self, typed: KeyTyped) -> None:
        if typed.backup is None:
            self.open(typed.path, typed.key)
        else:
            self._restore(RestoreWanted(typed.path, typed.backup, typed.key))

    def _busy(self, work: Callable[[], OpenProject], failed: Callable[[BaseException], None]) -> None:
        self._start.setEnabled(False)

        def done(project: OpenProject) -> None:
            self._start.setEnabled(True)
            self._shell.show_project(project)
            self._back_to_practised(project)

        def not_done(problem: BaseException) -> None:
            self._start.setEnabled(True)
            failed(problem)

        self._shell.tasks.run(work, done, not_done)

    def _failed(self, path: Path, problem: BaseException, key: str) -> None:
        if isinstance(problem, (NoKey, WrongKey)):
            self.ask_key(path, problem)
            return
        backups = (
            self._projects.backups_of(path) if isinstance(problem, (DamagedWorkspace, MissingWal)) else ()
        )
        if isinstance(problem, CocreateError) and backups:
            self._offer_backup(RestoreWanted(path, Path(backups[0]), key), problem)
        else:
            self._told(problem)

    def _offer_backup(self, wish: RestoreWanted, problem: CocreateError) -> None:
        title, text = problems.sentences(problem)
        last = _("The last checked backup is of {moment}. The damaged file is put aside, not removed.")
        words = f"{text} {last.format(moment=_made_at(wish.backup))} {self._stick_words()}".strip()
        dialog = SafeDialog(
            title,
            words,
            _("Not now"),
            _("Put back the last backup"),
            icon="warning-circle-fill",
            icon_token="danger",
            token=wish,
            parent=self._shell,
        )
        dialog.decided.connect(self._on_restore)
        dialog.open()

    def _stick_words(self) -> str:
        """A stick that is not in may have a newer one."""
        name = self._projects.stick_missing()
        told = _("{name} is not there. Put the stick in first when its backup may be newer.")
        return told.format(name=name) if name else ""

    def _offer_place(self, backup: Path, key: str) -> None:
        """A backup is not worked in: it is put back among the projects, and stays where it lies."""
        place = self._projects.place_for(backup)
        words = _(
            "This is the backup of {moment}. It is put back as {name} and opened there. The backup itself stays as it is."
        ).format(moment=_made_at(backup), name=place.name)
        dialog = SafeDialog(
            _("Put back this backup?"),
            words,
            _("Not now"),
            _("Put back and open"),
            icon="arrow-counter-clockwise",
            token=RestoreWanted(place, backup, key),
            parent=self._shell,
        )
        dialog.decided.connect(self._on_restore)
        dialog.open()

    @Slot(object)
    def _on_restore(self, decided: Decided) -> None:
        wish = decided.token
        if not decided.deed or not isinstance(wish, RestoreWanted):
            return
        self._restore(wish)

    def _restore(self, wish: RestoreWanted) -> None:
        """Puts the backup back and opens it; a laptop without the key asks for it."""
        projects = self._projects

        def work() -> OpenProject:
            projects.restore(wish.path, wish.backup, wish.key)
            return projects.open(wish.path, wish.key)

        def failed(problem: BaseException) -> None:
            if isinstance(problem, (NoKey, WrongKey)):
                self.ask_key(wish.path, problem, wish.backup)
            else:
                self._told(problem)

        self._busy(work, failed)

    def _told(self, problem: BaseException) -> None:
        problems.show(problems.foreseen(problem), self._shell)
        self.refresh()


def _made_at(backup: Path) -> str:
    """When a backup was made: day and time, by its own name."""
    made = moment_in(backup.name)
    if made is None:
        return backup.name
    here = made.astimezone()
    return _("{date}, {time}").format(date=date_text(here.date()), time=time_text(here))
