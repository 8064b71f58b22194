"""Ids, and the sides of a stereo feed."""

import numpy as np
import pytest

from desktop.audio.device import Device, as_mono, opened_side, other_side, sides, split_side

FEED = Device(name="混音器", host="ALSA", default=True, rate=48000, channels=2)


def test_a_stereo_feed_has_two_sides_with_ids_of_their_own():
    assert [(side.id, side.title, side.kind, side.default) for side in sides(FEED)] == [
        ("ALSA: 混音器#left", "混音器（左声道）", "side", False),
        ("ALSA: 混音器#right", "混音器（右声道）", "side", False),
    ]


@pytest.mark.parametrize("channels", [1, 4, 32])
def test_nothing_but_stereo_has_sides(channels):
    assert sides(Device(name="麦克风", host="ALSA", default=False, rate=48000, channels=channels)) == []


@pytest.mark.parametrize("side", sides(FEED))
def test_a_side_is_found_again_by_its_id(side):
    whole, channel = split_side(side.id)
    assert whole == FEED.id
    assert opened_side(FEED, channel) == side


def test_each_side_is_the_other_of_the_other():
    left, right = sides(FEED)
    assert other_side(left) == right
    assert other_side(right) == left


def test_a_whole_device_stays_whole():
    assert split_side("ALSA: 麦克风 #3") == ("ALSA: 麦克风 #3", None)
    assert opened_side(FEED, None) is FEED


def test_each_side_has_its_own_samples():
    frames = np.array([[1, -1], [2, -2], [3, -3]], np.int16).tobytes()
    assert as_mono(frames, 2, 0).tolist() == [1, 2, 3]
    assert as_mono(frames, 2, 1).tolist() == [-1, -2, -3]
    assert as_mono(frames, 2, None).tolist() == [1, 2, 3]
