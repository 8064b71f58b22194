"""What PortAudio's errors of an output mean to the person who wears the headset."""

from desktop.audio.trouble import device_error
from desktop.errors import PeitingError

_WORDS = {
    "busy": "耳机“{}”正被其他程序独占，听不到客户的声音。",
    "denied": "系统不允许使用耳机“{}”，听不到客户的声音。",
    "missing": "找不到耳机“{}”，听不到客户的声音。",
}
_REMEDY = "请检查耳机是否插好；客户的话仍会显示在窗口里。"


def output_error(device: str, error: Exception) -> PeitingError:
    """What sounddevice.PortAudioError says about opening `device`; the code begins with `output_`."""
    kind = device_error(device, error).code
    unusable = "耳机“{}”无法打开，听不到客户的声音。"
    return PeitingError(f"output_{kind}", _WORDS.get(kind, unusable).format(device), _REMEDY)


def output_lost(device: str) -> PeitingError:
    """The device went while it played."""
    return PeitingError(
        "output_gone", f"耳机“{device}”断开了，听不到客户的声音。", "请把耳机重新插好，插好后会自动继续。"
    )


def no_output() -> PeitingError:
    """Not one output."""
    return PeitingError("output_missing", "这台电脑上没有可以播放声音的耳机或音箱。", _REMEDY)


def unreadable_clip(name: str) -> PeitingError:
    """A clip that ships, or that a company made, cannot be decoded."""
    return PeitingError("clip_unreadable", f"客户的录音“{name}”无法播放。", "这句话会显示在窗口里；请重新安装本程序。")
