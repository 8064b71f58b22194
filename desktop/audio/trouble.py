"""What PortAudio's errors mean to the person who wears the headset."""

from typing import Literal, get_args

from desktop.errors import PeitingError

TroubleCode = Literal["missing", "busy", "denied", "stalled", "dead", "gone", "unusable"]
"""What can be wrong with a device; the codes of `DeviceTrouble`."""

_BUSY = {-16, -2004287478}
"""EBUSY; AUDCLNT_E_DEVICE_IN_USE of WASAPI."""
_DENIED = {-13, -2147024891}
"""EACCES; E_ACCESSDENIED, the privacy switch of Windows."""
_GONE = {-2, -5, -6, -19, -2004287484}
"""ENOENT, EIO (PulseAudio without the source), ENXIO, ENODEV; AUDCLNT_E_DEVICE_INVALIDATED."""
_PA_INVALID_DEVICE = -9996
_PA_DEVICE_UNAVAILABLE = -9985

_WORDS: dict[TroubleCode, tuple[str, str]] = {
    "missing": ("找不到麦克风“{}”。", "请检查耳机是否插好，或者在设置中换一个麦克风。"),
    "busy": ("麦克风“{}”正被其他程序独占。", "请在软电话的音频设置中关闭“独占模式”，或者换一个麦克风。"),
    "denied": ("系统不允许使用麦克风“{}”。", "请在系统的隐私设置中允许本程序使用麦克风，然后重试。"),
    "unusable": ("麦克风“{}”无法打开：{}。", "请拔下耳机重新插好；仍不行时换一个麦克风。"),
    "stalled": ("麦克风“{}”没有声音送来。", "正在重新连接；请检查耳机的插头或蓝牙连接。"),
    "gone": ("麦克风“{}”断开了。", "请把耳机重新插好，插好后会自动继续。"),
    "dead": ("麦克风“{}”一直没有声音。", "请检查耳机上的静音键、系统音量，以及是否选对了麦克风。"),
}


def words(code: TroubleCode, device: str, detail: str = "") -> tuple[str, str]:
    """Message and remedy for one of the codes of `DeviceTrouble`."""
    message, remedy = _WORDS[code]
    return message.format(device or "系统默认", detail), remedy


_CUSTOMER: dict[TroubleCode, str] = {
    "missing": "找不到听客户声音的设备“{}”。",
    "busy": "听客户声音的设备“{}”正被其他程序独占。",
    "denied": "系统不允许听“{}”里客户的声音。",
    "unusable": "听客户声音的设备“{}”无法打开。",
    "stalled": "听客户声音的设备“{}”没有声音送来。",
    "gone": "听客户声音的设备“{}”断开了。",
    "dead": "听客户声音的设备“{}”一直没有声音。",
}


def customer_words(code: TroubleCode, device: str) -> tuple[str, str]:
    """The same for the device that the customer is heard by: the agent's own side goes on."""
    message = _CUSTOMER[code].format(device or "自动选择")
    return message, "您这一方照常在听；设备恢复后会自动继续，也可以在设置中另选一个。"


def trouble_code(error: PeitingError) -> TroubleCode:
    """The code of an error of opening a device; anything else makes the device unusable."""
    return next((code for code in get_args(TroubleCode) if code == error.code), "unusable")


def device_error(device: str, error: Exception) -> PeitingError:
    """What sounddevice.PortAudioError says about opening `device`: args are (text, code, (host api, code, text))."""
    code = error.args[1] if len(error.args) > 1 else 0
    host_code = error.args[2][1] if len(error.args) > 2 else 0
    kind: TroubleCode = "unusable"
    if host_code in _BUSY or (code == _PA_DEVICE_UNAVAILABLE and host_code not in _GONE):
        kind = "busy"
    elif host_code in _DENIED:
        kind = "denied"
    elif code == _PA_INVALID_DEVICE or host_code in _GONE:
        kind = "missing"
    return PeitingError(kind, *words(kind, device, str(error.args[0]) if error.args else "未知错误"))


def missing_device(wanted: str, available: list[str]) -> PeitingError:
    """A device that was chosen once and is not there now."""
    return PeitingError("missing", words("missing", wanted)[0], f"现有的麦克风：{'、'.join(available)}。")


def no_device() -> PeitingError:
    """Not one input device."""
    return PeitingError("missing", "这台电脑上没有麦克风。", "请插上耳机，然后重试。")


def missing_portaudio() -> PeitingError:
    """The wheel for Linux comes without PortAudio."""
    return PeitingError("no_portaudio", "缺少系统库 PortAudio，无法录音。", "请运行 sudo apt install libportaudio2。")


def missing_source(wanted: str, available: list[str]) -> PeitingError:
    """Where the customer was heard once is nothing now."""
    known = f"现有的声音来源：{'、'.join(available)}。" if available else "这台电脑上没有可以听到客户的声音来源。"
    return PeitingError("missing", f"找不到客户的声音来源“{wanted}”。", known)


def source_error(source: str, detail: str) -> PeitingError:
    """The system has the sound that the customer is heard by, and does not give it."""
    return PeitingError(
        "unusable",
        f"无法听到“{source}”：{detail}。",
        "请检查耳机是否插好，或者用 peiting devices --pair 选择客户的声音来源。",
    )


def no_sound_server(detail: str) -> PeitingError:
    """What plays can only be asked of the sound server, and it does not answer."""
    return PeitingError(
        "unusable",
        f"连不上这台电脑的声音服务（PulseAudio 或 PipeWire）：{detail}。",
        "请重新登录桌面，或者运行 systemctl --user restart pipewire-pulse（旧系统是 pulseaudio），然后重试。",
    )


def no_counterpart(agent: str) -> PeitingError:
    """Nobody can tell where the sound of the agent's headset comes out."""
    return PeitingError(
        "missing",
        f"找不到与麦克风“{agent or '系统默认'}”成对的耳机，听不到客户。",
        "请用 peiting devices --all 查看可以听到客户的声音来源，然后在设置中选择一个。",
    )
