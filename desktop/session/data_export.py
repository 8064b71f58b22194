"""Everything that is kept of calls and persons on this machine, readable, in one ZIP file."""

import dataclasses
import json
import zipfile
from pathlib import Path

from desktop import paths
from desktop.core.call_score import Contest, Judgement
from desktop.core.events import to_json
from desktop.errors import PeitingError
from desktop.session.kept_record import open_kept_record
from desktop.session.practice.kept_practice import kept_practice
from desktop.storage.call_query import CallQuery
from desktop.storage.kept_call import KeptCall, Remark
from desktop.storage.kept_data import kept_files
from desktop.storage.practice_record.kept import Assignment, KeptAttempt, KeptCard, KeptPaper, Shared
from desktop.storage.record_settings import RecordSettings

_COPIED = ("settings", "false_alarms", "usual_pace", "logs")
_PAGE = 500

Kept = KeptAttempt | KeptPaper | KeptCard | Assignment | Shared


@dataclasses.dataclass(frozen=True, slots=True)
class Exported:
    """What the file holds."""

    calls: int
    files: int
    bytes: int
    practice: int
    """Rehearsals and papers."""
    unreadable: int
    """Events whose words could not be read any more."""


def export_data(wanted: RecordSettings, target: Path) -> Exported:
    """Write `target`, never over another file: a folder of calls as JSON lines, and copies of the small files.

    Words are in clear in it. Raises PeitingError when it cannot be written or the record cannot be read.
    """
    try:
        with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
            calls, unreadable = _calls(wanted, archive)
            practice = _practice(wanted, archive)
            files = _files(archive)
        target.chmod(0o600)
    except OSError as error:
        reason = "已经存在" if isinstance(error, FileExistsError) else f"不能写入（{error.strerror}）"
        raise PeitingError("export-unwritable", f"{target} {reason}。", "请换一个文件名或文件夹。") from error
    return Exported(calls, files, target.stat().st_size, practice, unreadable)


def _calls(wanted: RecordSettings, archive: zipfile.ZipFile) -> tuple[int, int]:
    if not wanted.url and not paths.record_database().exists():
        return 0, 0
    record = open_kept_record(wanted)
    count = unreadable = 0
    try:
        while page := record.find(CallQuery(limit=_PAGE, offset=count)):
            for summary in page:
                call = record.call(summary.id)
                archive.writestr(f"calls/{summary.id}.jsonl", _lines(call))
                unreadable += call.unreadable
            count += len(page)
    finally:
        record.close()
    return count, unreadable


def _practice(wanted: RecordSettings, archive: zipfile.ZipFile) -> int:
    """Rehearsals, papers, what is to come again, assignments and what was shared, one JSON object a line."""
    if not paths.practice_database().exists():
        return 0
    with kept_practice(wanted) as record:
        attempts, papers = record.attempts(), record.papers()
        kept: list[tuple[str, Kept]] = [("attempt", one) for one in attempts]
        kept += [("paper", one) for one in papers]
        kept += [("card", one) for one in record.cards()]
        kept += [("assignment", one) for one in record.assignments()]
        kept += [("shared", one) for one in record.shared()]
    lines = [json.dumps({name: dataclasses.asdict(one)}, ensure_ascii=False) for name, one in kept]
    archive.writestr("practice.jsonl", "".join(f"{line}\n" for line in lines))
    return len(attempts) + len(papers)


def _lines(call: KeptCall) -> str:
    """The call's own line, then its events; what people said of it, last."""
    said: tuple[tuple[str, Judgement | Contest | Remark], ...] = (
        *(("judgement", one) for one in call.judgements),
        *(("contest", one) for one in call.contests),
        *(("remark", one) for one in call.remarks),
    )
    lines = [
        json.dumps({"call": dataclasses.asdict(call.summary)}, ensure_ascii=False),
        *(to_json(event) for event in call.events),
        *(json.dumps({name: dataclasses.asdict(one)}, ensure_ascii=False) for name, one in said),
    ]
    if call.score is not None:
        lines.append(json.dumps({"score": dataclasses.asdict(call.score)}, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def _files(archive: zipfile.ZipFile) -> int:
    copied = [file for file in kept_files() if file.kind in _COPIED]
    for file in copied:
        archive.write(file.path, f"{file.kind}/{file.path.name}")
    return len(copied)
