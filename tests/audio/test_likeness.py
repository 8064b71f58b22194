"""The two names of one headset, as systems really write them."""

import pytest

from desktop.audio.likeness import likeness


@pytest.mark.parametrize(
    ("microphone", "output"),
    [
        ("麦克风 (Jabra Link 380)", "耳机 (Jabra Link 380)"),
        ("Headset Microphone (2- Plantronics Blackwire 3220 Series)", "Speakers (Plantronics Blackwire 3220 Series)"),
        ("Headset Microphone (Plantronics", "Headset Earphone (Plantronics Blackwire 3220)"),
        (
            "alsa_input.usb-Jabra_Link_380_745C4B-00.mono-fallback",
            "alsa_output.usb-Jabra_Link_380_745C4B-00.analog-stereo",
        ),
        ("bluez_input.74:5C:4B:12:34:56", "bluez_output.74_5C_4B_12_34_56.1"),
        ("麦克风阵列 (Realtek(R) Audio)", "扬声器 (Realtek(R) Audio)"),
        ("缤特力耳麦 模拟单声道", "缤特力耳麦 模拟立体声"),
    ],
)
def test_one_headset(microphone, output):
    assert likeness(microphone, output) >= 0.5


@pytest.mark.parametrize(
    ("microphone", "output"),
    [
        ("麦克风 (Jabra Link 380)", "扬声器 (Realtek(R) Audio)"),
        ("麦克风 (USB Audio Device)", "耳机 (USB Audio Device)"),
        ("alsa_input.usb-C-Media_Webcam-00.mono-fallback", "alsa_output.pci-0000_00_1f.3.analog-stereo"),
        ("Remapped Monitor of 空输出", "空输出"),
        ("内置音频 模拟立体声", "内置音频 数字立体声 (HDMI)"),
        ("Built-in Audio Analog Stereo", "Built-in Audio Digital Stereo (HDMI)"),
        ("", "扬声器"),
    ],
)
def test_two_things_or_nobody_knows(microphone, output):
    assert likeness(microphone, output) < 0.5
