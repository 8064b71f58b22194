"""What came of practice: told, put on a page, shared with the trainer; and what the trainer gives to do."""

import argparse
import dataclasses
import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.one_sentence import one_line
from desktop.commands.practice_shelf import PracticeShelf, current_settings, load_shelf
from desktop.errors import PeitingError

if TYPE_CHECKING:
    from desktop.session.practice.sharing import SharedProgress
    from desktop.session.practice.summary import Offered
    from desktop.session.practice.today import Known, Today
    from desktop.storage.practice_record.kept import Assignment
    from desktop.storage.settings import Settings


def progress(args: argparse.Namespace) -> int:
    """Tell what came of practice and what comes next. Raises PeitingError."""
    settings = current_settings()
    shelf = load_shelf(args.pack or settings.library.pack)
    now = datetime.now()
    known, today = _known(settings, shelf, now)
    shown = _shared(settings, known, now)
    if args.html is not None:
        _write(args.html, shown, _offered(shelf, known))
    elif args.json:
        told = {"today": dataclasses.asdict(today), "assignments": [dataclasses.asdict(one) for one in known.open]}
        print(json.dumps(shown.model_dump(mode="json") | told, ensure_ascii=False))
    else:
        _print(shown, today, known, shelf)
    return 0


def share(args: argparse.Namespace) -> int:
    """Show what would be shared, or share it, and take what the trainer gives to do. Raises PeitingError."""
    from desktop.session.practice.kept_practice import kept_practice
    from desktop.session.practice.sharing import read_assignments, text_of
    from desktop.session.practice.sharing import share as write
    from desktop.storage.practice_record.kept import Shared

    settings = current_settings()
    shelf = load_shelf(args.pack or settings.library.pack)
    now = datetime.now()
    known, _ = _known(settings, shelf, now)
    shown = _shared(settings, known, now)
    if args.show:
        print(text_of(shown), end="")
        return 0
    file = write(shown, args.folder)
    received, problems = read_assignments(args.folder, settings.agent.name, settings.agent.number)
    with kept_practice(settings.record) as record:
        attempts, papers = tuple(one.id for one in shown.attempts), tuple(one.id for one in shown.papers)
        record.keep_shared(Shared(shown.at, str(file), attempts, papers))
        new = record.keep_assignments(received)
    print(f"已分享 {len(attempts)} 次演练和 {len(papers)} 份试卷的成绩到 {file}；不含说过的话，没有录音。")
    if new:
        print(f"收到 {new} 项新任务，见 peiting practice progress。")
    _complain(problems)
    return 0


def assign(args: argparse.Namespace) -> int:
    """Write a task for those who read the folder. Raises PeitingError."""
    from desktop.session.practice.sharing import assign as write
    from desktop.storage.call_id import new_call_id
    from desktop.storage.practice_record.kept import Assignment

    settings = current_settings()
    shelf = load_shelf(args.pack or settings.library.pack)
    kind, what = ("drill", shelf.drill(args.drill).id) if args.drill else ("paper", shelf.paper(args.paper).id)
    assignment = Assignment(
        id=new_call_id(),
        kind="drill" if kind == "drill" else "paper",
        what=what,
        mode=args.mode if kind == "drill" else "exam",
        due=_day(args.due),
        by=settings.agent.name or settings.agent.number,
        given=date.today().isoformat(),
        to=_recipients(args.to),
        seed=args.seed,
    )
    print(f"已布置：{write(args.folder, assignment)}")
    return 0


def group(args: argparse.Namespace) -> int:
    """Tell the progress of those who shared theirs. Raises PeitingError."""
    from desktop.session.practice.practice_words import TODAYS
    from desktop.session.practice.sharing import read_group

    found = read_group(args.folder)
    for one in found.trainees:
        passed = {attempt.drill for attempt in one.attempts if attempt.passed}
        papers = {paper.plan for paper in one.papers if paper.passed and paper.plan != TODAYS}
        if args.json:
            print(json.dumps(one.model_dump(mode="json"), ensure_ascii=False))
        else:
            who = " ".join(part for part in (one.name, one.number) if part)
            told = f"演练 {len(one.attempts)} 次，通过 {len(passed)} 个；试卷通过 {len(papers)} 份"
            print(one_line(f"{who}  {told}  {one.at[:10]}"))
    if not found.trainees and not args.json:
        print("这个文件夹里还没有人分享成绩。")
    _complain(found.problems)
    return 0


def _known(settings: "Settings", shelf: PracticeShelf, now: datetime) -> "tuple[Known, Today]":
    from desktop.session.practice.kept_practice import kept_practice
    from desktop.session.practice.known import known_of, latest_calls, named
    from desktop.session.practice.today import todays_practice

    drills = {drill.id: drill for drill in shelf.drills}
    questions = {question.id: question for question in shelf.questions}
    calls = latest_calls(settings.record, shelf.library.id)
    with kept_practice(settings.record) as record:
        known = named(known_of(record, drills, questions, calls, now), shelf.library.id)
    return known, todays_practice(shelf.drills, shelf.questions, known, now)


def _shared(settings: "Settings", known: "Known", now: datetime) -> "SharedProgress":
    from desktop.session.practice.sharing import progress_of

    who = (settings.agent.name, settings.agent.number)
    return progress_of(who, now.isoformat(timespec="seconds"), known.attempts, known.papers, known.mastery)


def _offered(shelf: PracticeShelf, known: "Known") -> "Offered":
    from desktop.session.practice.summary import Offered

    return Offered(shelf.drills, shelf.papers, known.names)


def _write(target: Path, shown: "SharedProgress", offered: "Offered") -> None:
    from desktop.session.practice.summary import summary_html, summary_page

    try:
        if target.suffix.lower() == ".pdf":
            from desktop.gui.report_pdf import write_report_pdf

            write_report_pdf(summary_page(shown, offered), target)
        else:
            target.write_text(summary_html(shown, offered), encoding="utf-8")
    except OSError as error:
        raise PeitingError(
            "report-unwritable", f"写不了 {target}（{error.strerror or error}）。", "请换一个能写的位置。"
        ) from error
    print(f"已写好：{target.resolve()}")


def _print(shown: "SharedProgress", today: "Today", known: "Known", shelf: PracticeShelf) -> None:
    from desktop.session.practice.practice_words import subject_name
    from desktop.session.practice.summary import mastery_words

    _print_assigned(known.open, shelf)
    passed = {one.drill for one in shown.attempts if one.passed}
    papers = {one.plan for one in shown.papers if one.passed}
    print(f"演练 {len(shown.attempts)} 次，通过 {len(passed)} 个；试卷 {len(shown.papers)} 份，通过 {len(papers)} 种。")
    for one in known.mastery:
        print(f"  {subject_name(one.subject, dict(known.names))}：{mastery_words(one)}")
    titles = {drill.id: drill.title for drill in shelf.drills}
    # What was assigned has been told above.
    own = [task for task in today.tasks if not task.assignment]
    if not own:
        print("今天没有别的要练。" if known.open else "今天没有要练的。")
        return
    print(f"今天练什么（约 {sum(task.seconds for task in own) / 60:.0f} 分钟）：")
    for task in own:
        what = f"{task.drill}  {titles[task.drill]}" if task.drill else f"{len(task.questions)} 道题"
        print(f"  {what}  ——{task.why}")


def _print_assigned(tasks: "Sequence[Assignment]", shelf: PracticeShelf) -> None:
    from desktop.session.practice.practice_words import MODE_NAMES
    from desktop.session.practice.today import due_words

    if tasks:
        print("还没有完成的任务：")
    titles = {("drill", drill.id): drill.title for drill in shelf.drills}
    titles |= {("paper", plan.id): plan.name for plan in shelf.papers}
    for one in tasks:
        title = titles.get((one.kind, one.what), "这个话术包里没有")
        print(one_line(f"  {one.what}  {title}（{MODE_NAMES[one.mode]}）  ——{due_words(one)}"))


def _complain(problems: Sequence[str]) -> None:
    for problem in problems:
        print(one_line(f"注意：{problem}"))


def _recipients(typed: Sequence[str]) -> tuple[str, ...]:
    from desktop.session.practice.sharing import recipients

    meant = recipients(*typed)
    if typed and not meant:
        raise PeitingError("assign-nobody", "--to 后面没有姓名或工号。", "不写 --to 就是布置给全组。")
    return meant


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise PeitingError("day-form", f"“--due {text}”不是日期。", "请写成 --due 2026-12-01。") from error
