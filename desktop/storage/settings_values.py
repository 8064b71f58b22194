"""The settings that there are, one section an owner, and what of written values can be used as such."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, StringConstraints, ValidationError

from desktop.core.limits import (
    AlertLimits,
    DeadAirLimits,
    HoldLimits,
    LineLimits,
    PaceLimits,
    SilenceLimits,
    TalkLimits,
    VolumeLimits,
    WordingLimits,
)
from desktop.storage.desk_settings import CallsSettings, DeskSettings
from desktop.storage.record_settings import RecordSettings
from desktop.storage.settings_bounds import BOUNDS
from desktop.storage.settings_section import Section

PRESETS = ("novice", "standard", "quiet", "all")

Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]
Long = Annotated[str, StringConstraints(max_length=300)]


def _as_list(value: object) -> object:
    """One folder may be written without brackets."""
    return [value] if isinstance(value, str) and value else value or ()


def _as_number(value: object) -> object:
    """A number may come as it was typed."""
    return int(value) if isinstance(value, str) and value.isdecimal() else value


class AgentSettings(Section):
    """Who speaks; the placeholders of the lines are filled with it."""

    name: Short = ""
    number: Short = ""
    company: Short = ""


class AudioSettings(Section):
    """What is heard: the agent's microphone, and where it was switched on the customer too."""

    device: Long = ""
    """The microphone; empty is the system's default."""
    hear_customer: bool = False
    """Off until somebody switches it on: a customer's voice is never taken in by itself."""
    customer: Long = ""
    """Where the customer is heard; empty: what the agent's headset plays, found by the program."""


class RecognitionSettings(Section):
    """Which recogniser; an empty model leaves the choice to the engine."""

    engine: Literal["auto", "vosk", "whisper"] = "auto"
    model: Long = ""


class LibrarySettings(Section):
    """Which pack, and where more packs are than this computer has."""

    pack: Short = "inbound"
    folders: Annotated[tuple[Long, ...], BeforeValidator(_as_list)] = ()
    """Folders of packs on a share; they lie over the shipped packs and below the user's own, the last one uppermost."""


class ModelsSettings(Section):
    """Where recogniser models come from in a network that does not let everything through."""

    mirror: Long = ""
    """An address or a folder with the archives under their published names; empty: where each model is published."""
    proxy: Long = ""
    """E.g. http://proxy:3128; empty: what the system says."""


class PracticeSettings(Section):
    """Where a group practises together."""

    folder: Long = ""
    """The folder that trainer and trainees reach; empty: nothing is shared."""


class WindowSettings(Section):
    """How the window looks and stands."""

    theme: Literal["system", "light", "dark", "contrast"] = "system"
    text_size: Annotated[Literal[100, 125, 150, 200], BeforeValidator(_as_number)] = 100
    """Per cent."""
    language: Literal["system", "zh", "en"] = "system"
    on_top: bool = True
    transcript_open: bool = False


class Settings(Section):
    """All settings, one section an owner."""

    agent: AgentSettings = AgentSettings()
    audio: AudioSettings = AudioSettings()
    recognition: RecognitionSettings = RecognitionSettings()
    library: LibrarySettings = LibrarySettings()
    models: ModelsSettings = ModelsSettings()
    practice: PracticeSettings = PracticeSettings()
    alerts: AlertLimits = AlertLimits()
    pace: PaceLimits = PaceLimits()
    silence: SilenceLimits = SilenceLimits()
    dead_air: DeadAirLimits = DeadAirLimits()
    talk: TalkLimits = TalkLimits()
    line: LineLimits = LineLimits()
    hold: HoldLimits = HoldLimits()
    volume: VolumeLimits = VolumeLimits()
    wording: WordingLimits = WordingLimits()
    window: WindowSettings = WindowSettings()
    calls: CallsSettings = CallsSettings()
    desk: DeskSettings = DeskSettings()
    record: RecordSettings = RecordSettings()
    setup_done: bool = False


def usable(raw: Mapping[str, Any], below: Settings) -> tuple[Settings, list[str]]:
    """What holds of `raw` laid over `below`, and the keys that do not hold; those are as `below` has them."""
    refused: list[str] = []
    try:
        settings = Settings.model_validate(_laid(below, raw))
    except ValidationError as error:
        refused = [".".join(str(part) for part in detail["loc"][:2]) for detail in error.errors()]
        settings = Settings.model_validate(_laid(below, without(raw, refused)))
    beyond = _beyond(settings)
    if beyond:
        settings = Settings.model_validate(_laid(below, without(raw, [*refused, *beyond])))
    return settings, list(dict.fromkeys([*refused, *beyond]))


def flat(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each value with its key as a person writes it, e.g. `alerts.preset`."""
    for section, value in values.items():
        if isinstance(value, dict):
            yield from ((f"{section}.{name}", inner) for name, inner in value.items())
        else:
            yield section, value


def without(raw: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """The values but those at `keys`; a section that is no section goes whole."""
    sections = {name: dict(value) if isinstance(value, dict) else value for name, value in raw.items()}
    for key in keys:
        section, _, name = key.partition(".")
        if name and isinstance(sections.get(section), dict):
            sections[section].pop(name, None)
        else:
            sections.pop(section, None)
    return sections


def changed_from(below: Settings, settings: Settings) -> dict[str, Any]:
    """Only what differs from `below`, as JSON values by section."""
    own: dict[str, Any] = {}
    lower = dict(flat(below.model_dump(mode="json")))
    for key, value in flat(settings.model_dump(mode="json")):
        section, _, name = key.rpartition(".")
        if value != lower[key]:
            (own.setdefault(section, {}) if section else own)[name] = value
    return own


def _laid(below: Settings, raw: Mapping[str, Any]) -> dict[str, Any]:
    values = below.model_dump()
    for name, value in raw.items():
        both = isinstance(value, dict) and isinstance(values.get(name), dict)
        values[name] = {**values[name], **value} if both else value
    return values


def _beyond(settings: Settings) -> list[str]:
    values = dict(flat(settings.model_dump()))
    beyond = [key for key, (low, high) in BOUNDS.items() if not low <= values[key] <= high]
    return beyond if settings.alerts.preset in PRESETS else [*beyond, "alerts.preset"]
