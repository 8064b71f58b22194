"""Sharing, printing and assigning: what the pages of progress and of the trainer ask for is done here."""

import secrets
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop.core.practice.drill import Drill
from desktop.errors import PeitingError
from desktop.gui.history_desk import RecordDesk
from desktop.gui.language import tr
from desktop.gui.practice.assign_form import Wish
from desktop.gui.practice.handing_over import Received, hand_over, print_summary, receive, shared_of
from desktop.gui.practice.kept_results import KeptResults, Results
from desktop.gui.practice.practice_window import PracticeWindow
from desktop.gui.practice.share_dialog import ShareDialog
from desktop.gui.practice.shelf import Shelf
from desktop.gui.practice.shelf_loading import PracticeFiles
from desktop.gui.practice.trainer_page import assigned_words
from desktop.session.practice.sharing import SharedProgress, assign, read_group, text_of
from desktop.session.practice.summary import Offered
from desktop.storage.call_id import new_call_id
from desktop.storage.practice_record.kept import Assignment

if TYPE_CHECKING:
    from desktop.gui.practice.practice import Practice

_SEEDS = 1 << 31


class GroupWork(QObject):
    """Files and records are touched on threads beside the window."""

    def __init__(
        self,
        window: PracticeWindow,
        results: KeptResults,
        files: RecordDesk[PracticeFiles],
        practice: "Practice",
        changed: Callable[[], None],
    ) -> None:
        """`practice` has the settings and keeps changed ones; `changed` is called when there is something new to do."""
        super().__init__(window)
        self._window, self._results, self._files = window, results, files
        self._practice, self._changed = practice, changed
        self._shelf, self._known = Shelf(), Results()
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
            self._results.desk.ask(
                "receive", lambda record, _wanted: receive(record, Path(folder), agent), self._show_received
            )
            self._read_group()

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
        self._files.ask(
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

    def _hand_over(self, progress: SharedProgress, folder: Path) -> None:
        if str(folder) != self._practice.settings.practice.folder:
            self.choose_folder(str(folder))
        self._results.desk.ask(
            "share", lambda record, _wanted: hand_over(record, progress, folder), self._show_shared, owed=True
        )

    def _show_shared(self, file: Path) -> None:
        self._window.progress.tell(tr("已分享：{file}。以后的成绩不会自己过去，要再分享一次。").format(file=file))
        self._read_group()

    def _show_assigned(self, told: str) -> None:
        self._window.trainer.tell(told)
        self.look()

    def _show_received(self, received: Received) -> None:
        if received.problems:
            self._window.trainer.tell(tr("；").join(received.problems))
        if received.new:
            self._changed()

    def _read_group(self) -> None:
        folder = Path(self._practice.settings.practice.folder)
        names = self._known.known.names
        self._files.ask(
            "group",
            lambda _files, _wanted: read_group(folder),
            lambda group: self._window.trainer.show_group(group, names),
        )
