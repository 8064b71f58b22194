"""Takes results out of the trainee's hands when he says so: what is shared, and what is printed."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import PeitingError
from desktop.gui.language import tr
from desktop.session.practice.sharing import SharedProgress, progress_of
from desktop.session.practice.summary import Offered, summary_html, summary_page
from desktop.session.practice.today import Known
from desktop.storage.practice_record.kept import Shared
from desktop.storage.settings import AgentSettings

if TYPE_CHECKING:
    from desktop.storage.practice_record.record import PracticeRecord


def shared_of(agent: AgentSettings, known: Known) -> SharedProgress:
    """What would be shared, as of now."""
    at = datetime.now().isoformat(timespec="seconds")
    return progress_of((agent.name, agent.number), at, known.attempts, known.papers, known.mastery)


def note_shared(record: "PracticeRecord", progress: SharedProgress, file: Path) -> None:
    """Note that the trainee's file was written. Raises PeitingError."""
    attempts, papers = tuple(one.id for one in progress.attempts), tuple(one.id for one in progress.papers)
    record.keep_shared(Shared(progress.at, str(file), attempts, papers))


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
