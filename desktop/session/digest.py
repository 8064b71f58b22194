"""What a whole call came to, gathered from its events: for a page at the end of a demonstration."""

import json
from dataclasses import asdict, dataclass, field, replace

from desktop.core import events
from desktop.core.events import Event
from desktop.core.masking import mask
from desktop.session.narration import Narrator, clock


@dataclass(frozen=True, slots=True)
class AlertLife:
    """One alert from its first sign to its end."""

    time: float
    """Seconds from the start of the call, when it was raised."""
    alert: str
    title: str
    severity: str
    shown: bool
    cleared: str
    """Why it went; empty while it stood to the end."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A stage or a situation and when it began, or a promise and when it was made, in seconds."""

    time: float
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class HeardWith:
    """How the call was heard."""

    engine: str
    model: str
    load_seconds: float
    """From nothing to a recogniser that is ready."""
    processing_seconds: float
    """Time that the call took from its first block to its last event, pictures not counted."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The page itself. Times in seconds from the start of the call."""

    duration: float
    hearing: HeardWith
    real_time_factor: float
    """Processing time over duration: below 1 keeps up with a call. Both channels together."""
    stages: tuple[Entered, ...]
    situations: tuple[Entered, ...]
    alerts: tuple[AlertLife, ...]
    promises: tuple[Entered, ...]
    """What has to be kept after the call, as it was noted."""
    files: tuple[str, ...]

    def as_json(self) -> str:
        """For programs: the fields as they stand, indented."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"

    def as_text(self) -> str:
        """For people, in Chinese."""
        hearing = self.hearing
        lines = [
            f"通话时长：{clock(self.duration)}",
            f"识别引擎：{hearing.engine}（{hearing.model}），加载 {hearing.load_seconds:.1f} 秒",
            f"处理用时：{hearing.processing_seconds:.1f} 秒，实时率 {self.real_time_factor:.2f}",
            *_section("阶段", [f"{clock(item.time)}  {item.name}" for item in self.stages]),
            *_section("情形", [f"{clock(item.time)}  {item.name}" for item in self.situations]),
            *_section("提醒", [_alert_line(alert) for alert in self.alerts]),
            *_section("承诺", [f"{clock(item.time)}  {item.name}" for item in self.promises]),
            *_section("文件", list(self.files)),
        ]
        return "\n".join(lines) + "\n"


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", f"{title}：", *(f"  {line}" for line in lines or ["（没有）"])]


def _alert_line(alert: AlertLife) -> str:
    return f"{clock(alert.time)}  {alert.title}" + ("" if alert.shown else "（没有显示给坐席）")


@dataclass(slots=True)
class DigestBuilder:
    """Takes the events of one call as they come."""

    names: Narrator
    _duration: float = 0.0
    _stages: list[Entered] = field(default_factory=list)
    _situations: list[Entered] = field(default_factory=list)
    _alerts: dict[str, events.AlertRaised] = field(default_factory=dict)
    _cleared: dict[str, str] = field(default_factory=dict)
    _promises: list[Entered] = field(default_factory=list)

    def feed(self, event: Event) -> None:
        """Take the next event."""
        self._duration = max(self._duration, event.time)
        match event:
            case events.StageEntered():
                self._stages.append(Entered(event.time, event.stage, self.names.stage_name(event.stage)))
            case events.SituationEntered():
                name = self.names.situation_name(event.situation)
                self._situations.append(Entered(event.time, event.situation, name))
            case events.PromiseNoted():
                self._promises.append(Entered(event.time, event.promise, event.name))
            case events.AlertRaised():
                self._alerts[event.id] = event
            case events.AlertShown() if event.id in self._alerts:
                self._alerts[event.id] = replace(self._alerts[event.id], shown=True, suppressed="")
            case events.AlertCleared():
                self._cleared[event.id] = event.reason
            case _:
                pass

    def digest(self, hearing: HeardWith, files: tuple[str, ...]) -> Digest:
        """The page, once the call is over."""
        return Digest(
            duration=round(self._duration, 3),
            hearing=hearing,
            real_time_factor=round(hearing.processing_seconds / self._duration, 3) if self._duration else 0.0,
            stages=tuple(self._stages),
            situations=tuple(self._situations),
            alerts=tuple(self._life(alert) for alert in self._alerts.values()),
            promises=tuple(self._promises),
            files=files,
        )

    def _life(self, alert: events.AlertRaised) -> AlertLife:
        return AlertLife(
            time=round(alert.time, 3),
            alert=alert.alert,
            title=mask(alert.title),
            severity=alert.severity,
            shown=alert.shown,
            cleared=self._cleared.get(alert.id, ""),
        )
