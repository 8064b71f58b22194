"""Puts the report of one call together; `call_report` makes a web page of it, `gui.report_pdf` a print."""

from desktop import __version__
from desktop.core.score_sheet import ScoreSheet
from desktop.core.script import Library
from desktop.session.alert_lives import alert_lives
from desktop.session.report_alerts import alerts_section
from desktop.session.report_duties import duties_sections
from desktop.session.report_head import about, head_section, measured_section
from desktop.session.report_page import ReportPage, Section
from desktop.session.report_score import score_sections
from desktop.session.report_words import words_section
from desktop.session.rule_names import RuleNames
from desktop.session.time_line import time_line
from desktop.storage.kept_call import KeptCall


def report_page(call: KeptCall, library: Library, sheet: ScoreSheet) -> ReportPage:
    """The whole report. `library` and `sheet` give the names; what the call scored is kept with it."""
    line = time_line(call.events, library)
    lives = alert_lives(call.events)
    names = RuleNames(library)
    told = {life.alert.id: life.alert for life in lives if not life.withdrawn}
    sections = (
        head_section(call, library, line, len(told)),
        Section("time-line", "时间线", (line,)),
        *score_sections(call, sheet, names, told),
        alerts_section(lives, names),
        words_section(call, line, lives, names),
        *duties_sections(call.events, library),
        measured_section(call.events, line),
    )
    return ReportPage(
        "通话报告", about(call.summary, library), sections, f"陪听 {__version__} · 通话 {call.summary.id}"
    )
