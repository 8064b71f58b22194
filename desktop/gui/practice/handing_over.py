"""Takes results out of the trainee's hands when he says so, and what the trainer gives to do into them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import PeitingError
from desktop.gui.language import tr
from desktop.session.practice.sharing import SharedProgress, progress_of, read_assignments, share
from desktop.session.practice.summary import Offered, summary_html, summary_page
from desktop.session.practice.today import Known
from desktop.storage.practice_record.kept import Shared
from desktop.storage.settings import AgentSettings

if TYPE_CHECKING:
    from desktop.storage.practice_record.record import PracticeRecord


@dataclass(frozen=True, slots=True)
class Received:
    """What came of looking into the group's folder."""

    new: int
    """Assignments that were not known before."""
    problems: tuple[str, ...] = ()
    """One sentence for each file that could not be read."""


def shared_of(agent: AgentSettings, known: Known) -> SharedProgress:
    """What would be shared, as of now."""
    at = datetime.now().isoformat(timespec="seconds")
    return progress_of((agent.name, agent.number), at, known.attempts, known.papers, known.mastery)


def hand_over(record: "PracticeRecord", progress: SharedProgress, folder: Path) -> Path:
    """Write the trainee's file and note that it was. Raises PeitingError."""
    file = share(progress, folder)
    attempts, papers = tuple(one.id for one in progress.attempts), tuple(one.id for one in progress.papers)
    record.keep_shared(Shared(progress.at, str(file), attempts, papers))
    return file


def receive(record: "PracticeRecord", folder: Path, agent: AgentSettings) -> Received:
    """Take what the folder gives this trainee to do. Raises PeitingError when there is no such folder."""
    found, problems = read_assignments(folder, agent.name, agent.number)
    return Received(record.keep_assignments(found), problems)


def print_summary(progress: SharedProgress, offered: Offered, target: Path) -> None:
    """Write the summary as PDF, or as a web page where the name ends so. Raises PeitingError."""
    try:
        if target.suffix.lower() in (".html", ".htm"):
            target.write_text(summary_html(progress, offered), encoding="utf-8")
        else:
            from desktop.gui.report_pdf import write_report_pdf

            write_report_pdf(summary_page(progress, offered), target)
    except OSError as error:
        raise PeitingError(
            "report-unwritable",
            tr("写不了 {target}（{strerror}）。").format(target=target, strerror=error.strerror or error),
            tr("请换一个能写的位置。"),
        ) from error
