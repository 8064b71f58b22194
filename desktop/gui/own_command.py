"""Runs one of the program's own commands beside the window and reads its JSON as it comes.

Devices and downloads are other processes' work: the window loads neither PortAudio nor a recogniser.
"""

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from desktop.gui.language import tr
from desktop.own_command import own_command, own_environment


class OwnCommand(QObject):
    """One command, run once; start another for another try."""

    line = Signal(str)
    """One line of its standard output."""
    said = Signal(str)
    """One line of its standard error: words for people."""
    finished = Signal(bool, str)
    """Whether it went well, all of standard output; on failure the last words of standard error."""

    def __init__(self, words: list[str], parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._lines: list[str] = []
        self._rest = {"out": b"", "err": b""}
        self._last_words = ""
        self._over = False
        self._process = QProcess(self)
        environment = QProcessEnvironment()
        for name, value in (own_environment() | {"PYTHONUTF8": "1"}).items():
            environment.insert(name, value)
        self._process.setProcessEnvironment(environment)
        self._process.readyReadStandardOutput.connect(self._read_out)
        self._process.readyReadStandardError.connect(self._read_err)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._fail)

    def start(self) -> None:
        """Run it; the signals tell the rest."""
        program, *words = own_command(*self._words)
        self._process.start(program, words)

    def stop(self) -> None:
        """End it without another word, e.g. when the dialog is closed."""
        self._over = True
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(2000)

    def _read_out(self) -> None:
        for line in self._whole_lines("out", bytes(self._process.readAllStandardOutput().data())):
            self._lines.append(line)
            self.line.emit(line)

    def _read_err(self) -> None:
        for line in self._whole_lines("err", bytes(self._process.readAllStandardError().data())):
            if line.strip():
                self._last_words = line.strip()
                self.said.emit(self._last_words)

    def _whole_lines(self, stream: str, data: bytes) -> list[str]:
        *whole, self._rest[stream] = (self._rest[stream] + data).replace(b"\r\n", b"\n").split(b"\n")
        return [line.decode("utf-8", errors="replace") for line in whole]

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._over:
            return
        self._over = True
        if self._rest["out"]:
            self._lines.append(self._rest["out"].decode("utf-8", errors="replace"))
        if self._rest["err"].strip():
            self._last_words = self._rest["err"].decode("utf-8", errors="replace").strip()
        good = status == QProcess.ExitStatus.NormalExit and code == 0
        words = "\n".join(self._lines) if good else self._last_words.removeprefix("peiting: ")
        self.finished.emit(good, words if good else words or tr("命令意外结束，没有说明原因。请重试。"))

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and not self._over:
            self._over = True
            self.finished.emit(
                False,
                tr("无法启动 {executable}：{errorstring}").format(
                    executable=self._process.program(), errorstring=self._process.errorString()
                ),
            )
