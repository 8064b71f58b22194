"""Sharing, printing and assigning: what the pages of progress and of the trainer ask for is done here."""

import secrets
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop.core.practice.drill import Drill
from desktop.errors import PeitingError
from desktop.gui.history_desk import RecordDesk
from desktop.gui.language import tr
from desktop.gui.practice.assign_form import Wish
from desktop.gui.practice.handing_over import note_shared, print_summary, shared_of
from desktop.gui.practice.kept_results import KeptResults, Results
from desktop.gui.practice.practice_window import PracticeWindow
from desktop.gui.practice.share_dialog import ShareDialog
from desktop.gui.practice.shelf import Shelf
from desktop.gui.practice.shelf_loading import PracticeFiles
from desktop.gui.practice.trainer_page import assigned_words
from desktop.session.practice.sharing import SharedProgress, assign, read_assignments, read_group, share, text_of
from desktop.session.practice.summary import Offered
from desktop.storage.call_id import new_call_id
from desktop.storage.practice_record.kept import Assignment

if TYPE_CHECKING:
    from desktop.gui.practice.practice import Practice

_SEEDS = 1 << 31
_PATIENCE = 2.0
"""Seconds for which the end of the program waits for a share."""


class GroupWork(QObject):
    """Files and records are touched on threads beside the window."""

    def __init__(
        self,
        window: PracticeWindow,
        results: KeptResults,
        practice: "Practice",
        changed: Callable[[], None],
    ) -> None:
        """`practice` has the settings and keeps changed ones; `changed` is called when there is something new to do."""
        super().__init__(window)
        self._window, self._results = window, results
        self._practice, self._changed = practice, changed
        self._shelf, self._known = Shelf(), Results()
        self._folder = RecordDesk(PracticeFiles, self)
        """On a share that may be slow or away: nothing else waits for it."""
        self._handed_over: SimpleQueue[tuple[SharedProgress, Path]] = SimpleQueue()
        """What was written and is still to be noted."""
        self._connect()

    def show(self, shelf: Shelf, results: Results) -> None:
        """Show what there is, and how far the trainee has come."""
        self._shelf, self._known = shelf, results
        self._window.progress.show_progress(results.progress)
        self._window.trainer.show_shelf(shelf)

    def look(self) -> None:
        """See what the group's folder has: for the trainee what to do, for the trainer who came how far."""
        folder, agent = self._practice.settings.practice.folder, self._practice.settings.agent
        self._window.trainer.show_folder(folder)
        if folder:
            self._folder.ask(
                "tasks",
                lambda _files, _wanted: read_assignments(Path(folder), agent.name, agent.number),
                self._receive,
            )
            self._read_group()

    def close(self) -> None:
        """Let go of the folder, however slow it is; what was shared is noted."""
        self._folder.close(_PATIENCE)
        self._note_handed_over()

    def share(self) -> ShareDialog:
        """Show what would be shared; it is, when the trainee says so."""
        progress = shared_of(self._practice.settings.agent, self._known.known)
        dialog = ShareDialog(text_of(progress), self._practice.settings.practice.folder, self._window)
        dialog.share_wanted.connect(partial(self._hand_over, progress))
        dialog.open()
        return dialog

    def print(self) -> None:
        """Ask where to, and write the summary there."""
        progress = shared_of(self._practice.settings.agent, self._known.known)
        name = tr("练习小结-{number}.pdf").format(number=progress.number or progress.name or tr("本人"))
        path, _kind = QFileDialog.getSaveFileName(
            self._window, tr("打印成绩单：存为"), name, tr("PDF (*.pdf);;网页 (*.html)")
        )
        if not path:
            return
        offered = Offered(self._shelf.drills, self._shelf.papers, self._known.known.names)
        try:
            print_summary(progress, offered, Path(path))
        except PeitingError as error:
            self._window.tell_trouble(error)
        else:
            self._window.progress.tell(tr("成绩单已存为 {path}，打开它就能打印。").format(path=path))

    def assign(self, wish: Wish) -> None:
        """Write what the trainer gives to do."""
        folder, agent = Path(self._practice.settings.practice.folder), self._practice.settings.agent
        drill = isinstance(wish.what, Drill)
        given = Assignment(
            id=new_call_id(),
            kind="drill" if drill else "paper",
            what=wish.what.id,
            mode=wish.mode,
            due=wish.due,
            by=agent.name or agent.number,
            given=date.today().isoformat(),
            to=wish.to,
            # The same questions for all of them.
            seed=0 if drill else secrets.randbelow(_SEEDS) + 1,
        )
        title = wish.what.title if isinstance(wish.what, Drill) else wish.what.name
        told = assigned_words(title, wish.due, wish.to)
        self._folder.ask(
            "assign", lambda _files, _wanted: assign(folder, given), lambda _file: self._show_assigned(told), owed=True
        )

    def choose_folder(self, folder: str) -> None:
        """Take another folder for the group, and look what it has."""
        settings = self._practice.settings
        self._practice.save_settings(
            settings.model_copy(update={"practice": settings.practice.model_copy(update={"folder": folder})})
        )
        self.look()

    def _connect(self) -> None:
        progress, trainer = self._window.progress, self._window.trainer
        progress.share_wanted.connect(self.share)
        progress.print_wanted.connect(self.print)
        trainer.folder_chosen.connect(self.choose_folder)
        trainer.refresh_wanted.connect(self.look)
        trainer.form.assigned.connect(self.assign)
        self._folder.troubled.connect(self._window.tell_trouble)

    def _hand_over(self, progress: SharedProgress, folder: Path) -> None:
        def work(_files: PracticeFiles, _wanted: object) -> Path:
            file = share(progress, folder)
            self._handed_over.put((progress, file))
            return file

        self._folder.ask("share", work, self._show_shared, owed=True)

    def _note_handed_over(self) -> None:
        while not self._handed_over.empty():
            self._note(*self._handed_over.get())

    def _note(self, progress: SharedProgress, file: Path) -> None:
        self._results.desk.ask("share", lambda record, _wanted: note_shared(record, progress, file), _noted, owed=True)

    def _show_shared(self, file: Path) -> None:
        self._note_handed_over()
        if str(file.parent) != self._practice.settings.practice.folder:
            self.choose_folder(str(file.parent))
        self._window.progress.tell(tr("已分享：{file}。以后的成绩不会自己过去，要再分享一次。").format(file=file))
        self._read_group()

    def _show_assigned(self, told: str) -> None:
        self._window.trainer.tell(told)
        self.look()

    def _receive(self, read: tuple[tuple[Assignment, ...], tuple[str, ...]]) -> None:
        found, problems = read
        if problems:
            self._window.trainer.tell(tr("；").join(problems))
        self._results.desk.ask("receive", lambda record, _wanted: record.keep_assignments(found), self._show_received)

    def _show_received(self, new: int) -> None:
        if new:
            self._changed()

    def _read_group(self) -> None:
        folder = Path(self._practice.settings.practice.folder)
        names = self._known.known.names
        self._folder.ask(
            "group",
            lambda _files, _wanted: read_group(folder),
            lambda group: self._window.trainer.show_group(group, names),
        )


def _noted(_nothing: object) -> None:
    """It is kept; nobody waits for it."""
