"""Qt's dialog for files remembers folders in the profile, and nowhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_OPEN_A_DIALOG = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from desktop.gui.qt_settings import keep_qt_settings_in
application = QApplication([])
keep_qt_settings_in(Path(sys.argv[1]))
QTimer.singleShot(200, lambda: QApplication.activeModalWidget().reject())
QFileDialog.getSaveFileName(None, "", "all.zip", "", "", QFileDialog.Option.DontUseNativeDialog)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt keeps its settings where no path is asked for")
def test_folders_are_remembered_in_the_profile(tmp_path: Path) -> None:
    home, profile = tmp_path / "home", tmp_path / "profile"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": "", "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", _OPEN_A_DIALOG, str(profile)]
    subprocess.run(words, cwd=ROOT, env=environment, check=True, timeout=60, capture_output=True)
    assert [path.name for path in profile.rglob("*") if path.is_file()] == ["QtProject.conf"]
    assert [path for path in home.rglob("*.conf")] == []
