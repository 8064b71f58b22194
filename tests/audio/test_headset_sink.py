"""The output that goes with a microphone, on machines as they are; their lists are written down from such."""

import pytest

from desktop.audio.device import Device
from desktop.audio.headset_sink import sink_of
from desktop.audio.pulse import Defaults, Endpoint

JABRA = "usb-0b0e_Jabra_Link_380_745C4B12-00"
ONBOARD = "pci-0000_00_1f.3"
EARPHONES = "bluez_output.74_5C_4B_12_34_56.1"


def source(name, description, card=None, alsa_card="", monitors=""):
    return Endpoint(name, description, 48_000, 1, card, alsa_card, monitors)


def sink(name, description, card=None, alsa_card=""):
    return Endpoint(name, description, 48_000, 2, card, alsa_card, f"{name}.monitor")


HDMI = sink(f"alsa_output.{ONBOARD}.hdmi-stereo", "内置音频 数字立体声 (HDMI)", 46, "0")
SPEAKERS = sink(f"alsa_output.{ONBOARD}.analog-stereo", "内置音频 模拟立体声", 46, "0")
HEADSET = sink(f"alsa_output.{JABRA}.analog-stereo", "Jabra Link 380 Analog Stereo", 57, "1")
BLUETOOTH = sink(EARPHONES, "Jabra Evolve2 65", 61)
SINKS = (HDMI, SPEAKERS, HEADSET, BLUETOOTH)
SOURCES = (
    source(HEADSET.partner, "Monitor of Jabra Link 380 Analog Stereo", 57, "1", HEADSET.name),
    source(f"alsa_input.{ONBOARD}.analog-stereo", "内置音频 模拟立体声", 46, "0"),
    source(f"alsa_input.{JABRA}.mono-fallback", "Jabra Link 380 Mono", 57, "1"),
    source("bluez_input.74:5C:4B:12:34:56", "Jabra Evolve2 65", 61),
)
ON_BOARD = Defaults(source=SOURCES[1].name, sink=SPEAKERS.name)


def goes_with(name, defaults=ON_BOARD, default=False, sources=SOURCES, sinks=SINKS):
    return sink_of(Device(name=name, host="ALSA", default=default, rate=48_000), sources, sinks, defaults)


@pytest.mark.parametrize("name", ["default", "pulse", "pipewire", "sysdefault", "default#left", SOURCES[1].name])
def test_the_default_microphone_goes_with_the_default_output(name):
    assert goes_with(name) is SPEAKERS
    assert goes_with(name, Defaults(SOURCES[1].name, BLUETOOTH.name)) is BLUETOOTH


def test_so_does_what_portaudio_calls_the_default():
    assert goes_with("Jabra Link 380: USB Audio (hw:1,0)", default=True) is SPEAKERS


@pytest.mark.parametrize(
    "name", ["Jabra Link 380: USB Audio (hw:1,0)", "Jabra Link 380 Mono", f"alsa_input.{JABRA}.mono-fallback"]
)
def test_a_headset_goes_with_its_own_card_however_it_is_named(name):
    assert goes_with(name) is HEADSET


def test_a_bluetooth_headset_goes_with_its_own_output():
    assert goes_with("bluez_input.74:5C:4B:12:34:56") is BLUETOOTH


@pytest.mark.parametrize(("default", "meant"), [(HDMI, HDMI), (SPEAKERS, SPEAKERS), (HEADSET, SPEAKERS)])
def test_of_a_cards_outputs_the_default_one_is_meant_or_the_analog_one(default, meant):
    assert goes_with("HDA Intel PCH: ALC257 Analog (hw:0,0)", Defaults(SOURCES[2].name, default.name)) is meant


def test_where_no_card_is_known_the_name_tells():
    bare = [Endpoint(e.name, e.description, e.rate, e.channels, None, "", e.partner) for e in (*SOURCES, *SINKS)]
    found = goes_with(f"alsa_input.{JABRA}.mono-fallback", sources=bare[:4], sinks=bare[4:])
    assert found.name == HEADSET.name


@pytest.mark.parametrize("name", ["网络摄像头", "HD Webcam C270: USB Audio (hw:3,0)"])
def test_a_microphone_that_nothing_goes_with_has_no_output(name):
    assert goes_with(name) is None


def test_without_outputs_there_is_none():
    assert goes_with("default", sinks=()) is None
    assert goes_with("Jabra Link 380 Mono", sinks=()) is None
