"""A trainer tries a draft in the window: the real command runs beside it, on real kept calls."""

from pathlib import Path

import pytest
from gui import gallery_trial
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.cli import main
from desktop.gui.library_trial import TrialDialog
from desktop.gui.library_trial_rows import MOST, TrialRows
from desktop.gui.main_window import MainWindow
from desktop.gui.settings_dialog import SettingsDialog

LEFT = Qt.MouseButton.LeftButton
CALLS = Path(__file__).parents[1] / "data" / "calls"
PHRASE = '[[phrase]]\nid = "details"\ntext = "详细情况"\nsay = "请您慢慢说。"\ngroup = "推诿"\nseverity = "warning"\n'


@pytest.fixture
def dialog(qtbot: QtBot) -> TrialDialog:
    made = TrialDialog("inbound", None)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    folder = tmp_path / "our-hotline-new"
    folder.mkdir()
    (folder / "pack.toml").write_text('[pack]\nid = "inbound"\n', encoding="utf-8")
    (folder / "ours.toml").write_text(PHRASE, encoding="utf-8")
    return folder


@pytest.fixture
def kept_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(CALLS / "complaint.jsonl"), "--record", "--set", "record.privacy=transcript"]) == 0
    capsys.readouterr()


def _wait_for_the_end(qtbot: QtBot, dialog: TrialDialog) -> None:
    dialog.span.setCurrentIndex(dialog.span.count() - 1)
    qtbot.mouseClick(dialog.start_button, LEFT)
    assert dialog.start_button.text() == "停止"
    qtbot.waitUntil(lambda: dialog.start_button.text() == "试运行", timeout=60_000)


@pytest.mark.usefixtures("kept_call")
def test_a_draft_is_tried_on_the_calls_that_were_kept(qtbot: QtBot, dialog: TrialDialog, draft: Path) -> None:
    assert not dialog.start_button.isEnabled()
    dialog.use_folder(str(draft))

    _wait_for_the_end(qtbot, dialog)

    assert dialog.trial is not None
    assert (dialog.trial.calls, dialog.trial.new, dialog.trial.gone) == (1, 1, 0)
    assert dialog.words.text().startswith("新增 1 处")
    rows = dialog.area.widget()
    assert isinstance(rows, TrialRows)
    qtbot.mouseClick(rows.rows[0].name, LEFT)
    assert rows.rows[0].name.text() == "▾ 忌语“详细情况”"
    shown = [label.text() for label in rows.rows[0]._details.findChildren(QLabel)]
    assert "“非常抱歉给您添麻烦了，您是否能将详细情况告诉我？”" in shown
    assert "请改说：请您慢慢说。" in shown


@pytest.mark.usefixtures("kept_call")
def test_what_is_wrong_in_a_draft_is_told_beside_the_result(qtbot: QtBot, dialog: TrialDialog, draft: Path) -> None:
    (draft / "more.toml").write_text('[[item]]\nid = "thanks"\nname = "致谢"\nstag = "closing"\n', encoding="utf-8")
    dialog.use_folder(str(draft))

    _wait_for_the_end(qtbot, dialog)

    assert dialog.trial is not None
    assert dialog.trial.new == 1
    told = " ".join(label.text() for label in dialog.area.widget().findChildren(QLabel))
    assert "more.toml 第 4 行" in told


def test_a_folder_that_is_no_pack_is_told(qtbot: QtBot, dialog: TrialDialog, tmp_path: Path) -> None:
    dialog.use_folder(str(tmp_path))

    _wait_for_the_end(qtbot, dialog)

    assert dialog.trial is None
    assert "pack.toml" in dialog.words.text()
    assert dialog.words.property("tone") == "bad"


def test_it_can_be_stopped_and_closed(qtbot: QtBot, window: MainWindow, draft: Path) -> None:
    dialog = TrialDialog("inbound", window)
    dialog.use_folder(str(draft))
    dialog.start()
    dialog.stop()

    assert dialog.words.text() == "已停止。"
    assert dialog.start_button.isEnabled()
    dialog.start()
    with qtbot.waitSignal(dialog.destroyed, timeout=5000):
        dialog.reject()


def test_a_long_list_says_how_much_it_leaves_out(qtbot: QtBot) -> None:
    rows = TrialRows(gallery_trial.trial())
    qtbot.addWidget(rows)
    rows.show()

    rows.rows[0].name.click()

    told = [label.text() for label in rows.rows[0]._details.findChildren(QLabel)]
    assert sum("这个不归我管" in words for words in told) == MOST
    assert f"新增还有 {34 - MOST} 处" in told[-1]


def test_the_settings_lead_to_it(qtbot: QtBot, window: MainWindow) -> None:
    window.open_settings()
    settings = window.findChild(SettingsDialog)
    button = next(one for one in settings.findChildren(QPushButton) if "试运行" in one.text())

    button.click()

    opened = window.findChild(TrialDialog)
    assert opened is not None
    assert not opened.isModal()
    opened.close()
    settings.close()
