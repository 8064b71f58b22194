import pytest

from desktop.audio.device import Device
from desktop.audio.output_choice import Output, output_for


def output(index, name, host="Windows WASAPI", default=False):
    return Output(index, name, host, 48_000, 2, default)


JABRA = output(4, "Headset Earphone (Jabra Link 380)")
SCREEN = output(5, "HDMI (Dell U2720Q)", default=True)
OTHER_HOST = output(6, "Headset Earphone (Jabra Link 380)", host="MME")
OUTPUTS = (SCREEN, OTHER_HOST, JABRA)


def microphone(name, default=False, host="Windows WASAPI"):
    return Device(name, host, default, 48_000)


def test_the_customer_is_heard_in_the_headset_that_is_spoken_into():
    assert output_for(microphone("Headset Microphone (Jabra Link 380)"), OUTPUTS, served=False) is JABRA


def test_one_device_for_both_is_found_by_its_name():
    card = output(7, "USB Audio: - (hw:1,0)", host="ALSA")
    alike = output(8, "USB Audio: #1 - (hw:2,0)", host="ALSA")
    agent = microphone("USB Audio: - (hw:1,0)", host="ALSA")
    assert output_for(agent, (SCREEN, alike, card), served=False) is card


@pytest.mark.parametrize("agent", [None, microphone("Mic", default=True), microphone("Realtek Microphone Array")])
def test_where_nothing_tells_it_is_the_default_output(agent):
    assert output_for(agent, OUTPUTS, served=False) is SCREEN


def test_a_sound_server_that_knows_is_asked_in_any_of_its_names():
    default, pulse = output(1, "default", "ALSA", default=True), output(2, "pulse", "ALSA")
    agent = microphone("Headset", host="ALSA")
    assert output_for(agent, (default, pulse), served=True) is pulse
    assert output_for(agent, (default,), served=True) is default


def test_without_a_default_it_is_any_and_without_any_none():
    assert output_for(None, (JABRA,), served=False) is JABRA
    assert output_for(None, (), served=False) is None
