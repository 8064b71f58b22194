"""The window of practice: today's five minutes, every drill, papers, what was done so far. Beside the main window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.core.practice.question import PaperPlan, Question
from desktop.errors import PeitingError
from desktop.gui import shortcuts
from desktop.gui.cards import words
from desktop.gui.glyph import application_icon
from desktop.gui.language import tr, tr_noop
from desktop.gui.page_tabs import PageTabs, Tab
from desktop.gui.practice.debrief import Debrief
from desktop.gui.practice.drills_page import DrillsPage, Player
from desktop.gui.practice.papers_page import PapersPage
from desktop.gui.practice.progress_page import ProgressPage
from desktop.gui.practice.shelf import Proposal, Shelf
from desktop.gui.practice.today_page import TodayPage
from desktop.gui.practice.trainer_page import TrainerPage
from desktop.session.practice.rehearsal_ended import RehearsalEnded

TODAY, DRILLS, PAPERS, PROGRESS, TRAINER = range(5)
_PAGES = (
    (tr_noop("今日"), tr_noop("今日五分钟")),
    (tr_noop("练习"), tr_noop("练习")),
    (tr_noop("试题"), tr_noop("试题")),
    (tr_noop("进展"), tr_noop("进展")),
    (tr_noop("培训师"), tr_noop("培训师：布置任务，看全组的进展")),
)


class PracticeWindow(QWidget):
    """Shows what it is given; whoever opened it starts what is wanted."""

    start_wanted = Signal(object, str)
    """A Drill and the mode."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("陪听：练习"))
        self.setWindowIcon(application_icon())
        # The program ends with the main window.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setObjectName("page")
        self.today = TodayPage()
        self.drills = DrillsPage()
        self.papers = PapersPage()
        self.progress = ProgressPage()
        self.trainer = TrainerPage()
        self.result = Debrief()
        self.trouble = words("", "bad")
        self.trouble.setContentsMargins(14, 8, 14, 0)
        self.trouble.hide()
        self.pages = QStackedWidget()
        self.tabs = PageTabs((Tab(tr(shown), tr(name), tr(name)) for shown, name in _PAGES), self)
        self._lay_out()
        self.tabs.idClicked.connect(self.show_page)
        self.today.start_wanted.connect(self.start_wanted)
        self.today.paper_wanted.connect(self.ask_questions)
        self.today.exam_wanted.connect(self.ask_paper)
        self.drills.start_wanted.connect(self.start_wanted)
        self.papers.refused.connect(lambda: self.tell_trouble(_exam_goes_on()))
        self.result.again.connect(self.start_wanted)
        self.result.done.connect(lambda: self.show_page(TODAY))
        self.pages.currentChanged.connect(self._leave_result)
        self.show_page(TODAY)

    def show_shelf(self, shelf: Shelf) -> None:
        """Show what there is to practise."""
        self.today.show_proposals(shelf.proposals, bool(shelf.drills))
        self.drills.show_shelf(shelf)
        self.papers.show_papers(shelf.papers, shelf.questions)

    def show_page(self, number: int) -> None:
        """Turn to a page: 0 today, 1 drills, 2 papers, 3 progress, 4 the trainer's."""
        self.tell_trouble(None)
        self.pages.setCurrentIndex(number)
        self.tabs.mark(number)
        self._focus(number)

    def show_result(self, ended: RehearsalEnded, hints: int = 0) -> None:
        """Show what came of a drill."""
        self.tell_trouble(None)
        self.drills.select(ended.play.drill.id)
        self.result.show_rehearsal(ended, hints)
        self.pages.setCurrentWidget(self.result)
        self.tabs.mark(None)

    @property
    def proposed(self) -> Proposal | None:
        """What today's page proposes, while it is shown."""
        return self.today.shown if self.pages.currentWidget() is self.today else None

    @property
    def player(self) -> Player:
        """Who plays the customer; a trainer only where the list of drills was asked for him."""
        return self.drills.player if self.pages.currentWidget() is self.drills else "program"

    def ask_questions(self, plan: PaperPlan, questions: Sequence[Question]) -> None:
        """Have today's questions answered."""
        self.show_page(PAPERS)
        self.papers.ask_questions(plan, questions)

    def ask_paper(self, assigned: Proposal) -> None:
        """Have a trainer's paper answered."""
        self.show_page(PAPERS)
        self.papers.ask_paper(assigned)

    def tell_trouble(self, error: PeitingError | None) -> None:
        """Say above the page what went wrong; None takes it away."""
        self.trouble.setText(f"{error.message}{error.remedy}" if error else "")
        self.trouble.setVisible(error is not None)

    def step_back(self) -> None:
        """From a brief to the list, else close."""
        if self.pages.currentWidget() is not self.drills or not self.drills.back():
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.result.forget()
        super().closeEvent(event)

    def _leave_result(self) -> None:
        if self.pages.currentWidget() is not self.result:
            # A trainee's voice is there as long as he looks at what he said, and no longer.
            self.result.forget()

    def _focus(self, number: int) -> None:
        (self.today.start, self.drills.view, self.papers.list, self.progress, self.trainer)[number].setFocus()

    def _lay_out(self) -> None:
        for page in (self.today, self.drills, self.papers, self.progress, self.trainer, self.result):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.tabs.row)
        column.addWidget(self.trouble)
        column.addWidget(self.pages, 1)
        shortcuts.bind(self, shortcuts.CLOSE_WINDOW, self.step_back)
        self.setMinimumSize(340, 420)
        self.resize(560, 640)


def _exam_goes_on() -> PeitingError:
    return PeitingError("practice-in-exam", tr("这份试卷还在考，不能开始别的。"), tr("请先交卷。"))
