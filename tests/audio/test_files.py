import numpy as np
import pytest
import soundfile

from desktop.audio.blocks import BLOCK, RATE
from desktop.audio.files import read_audio
from desktop.errors import PeitingError


def tone(rate, seconds=2.0, frequency=440):
    return (12_000 * np.sin(2 * np.pi * frequency * np.arange(int(rate * seconds)) / rate)).astype(np.int16)


def write(path, samples, rate, **options):
    soundfile.write(path, samples, rate, **options)
    return path


def refusal(path):
    with pytest.raises(PeitingError) as caught:
        for _ in read_audio(path).blocks():
            pass
    assert str(path) in caught.value.message
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "rate", "options"),
    [
        ("a.wav", 16_000, {}),
        ("a.wav", 8_000, {"subtype": "ULAW"}),
        ("a.wav", 44_100, {"subtype": "PCM_24"}),
        ("a.wav", 48_000, {"subtype": "FLOAT"}),
        ("a.flac", 22_050, {}),
        ("a.ogg", 48_000, {}),
    ],
)
def test_every_kind_comes_out_as_blocks_of_16_khz(tmp_path, name, rate, options):
    audio = read_audio(write(tmp_path / name, tone(rate), rate, **options))
    assert (audio.channels, audio.rate) == (1, rate)
    assert audio.seconds == pytest.approx(2.0)
    blocks = [block for (block,) in audio.blocks()]
    assert {len(block) for block in blocks} == {BLOCK}
    assert len(blocks) in (20, 21)
    spectrum = np.abs(np.fft.rfft(np.concatenate(blocks)[:RATE].astype(float)))
    assert np.argmax(spectrum) == pytest.approx(440, abs=2)


def test_a_stereo_file_has_the_agent_left_and_the_customer_right(tmp_path):
    both = np.stack((tone(16_000), np.zeros(32_000, np.int16)), axis=1)
    blocks = list(read_audio(write(tmp_path / "a.wav", both, 16_000)).blocks())
    assert all(left.any() and not right.any() for left, right in blocks)


def test_a_file_can_be_read_twice(tmp_path):
    audio = read_audio(write(tmp_path / "a.flac", tone(8_000), 8_000))
    first, second = list(audio.blocks()), list(audio.blocks())
    assert all(np.array_equal(a, b) for (a,), (b,) in zip(first, second, strict=True))


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.ogg"])
def test_a_file_that_was_cut_off_is_refused(tmp_path, name):
    noise = (3000 * np.random.default_rng(2).standard_normal(48_000)).astype(np.int16)
    path = write(tmp_path / name, noise, 16_000)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    assert refusal(path) == "audio-truncated"


@pytest.mark.parametrize("content", [b"", b"RIFF", b"RIFF" + bytes(500), b"not audio at all" * 100])
def test_what_is_no_audio_is_refused(tmp_path, content):
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    assert refusal(path) == "audio-damaged"


def test_damage_inside_is_refused(tmp_path):
    path = write(
        tmp_path / "a.flac", (3000 * np.random.default_rng(3).standard_normal(160_000)).astype(np.int16), 16_000
    )
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 3000] = bytes(3000)
    path.write_bytes(raw)
    assert refusal(path) == "audio-damaged"


def test_a_header_that_promises_gigabytes_is_refused_at_once(tmp_path):
    path = write(tmp_path / "a.wav", tone(16_000), 16_000)
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"data") + 4 : raw.index(b"data") + 8] = b"\xf0\xff\xff\xff"
    path.write_bytes(raw)
    assert refusal(path) in ("audio-truncated", "audio-long")


@pytest.mark.parametrize(
    ("samples", "rate", "code"),
    [
        (np.zeros(0, np.int16), 16_000, "audio-empty"),
        (np.zeros((100, 3), np.int16), 16_000, "audio-channels"),
        (np.zeros(100, np.int16), 4_000, "audio-rate"),
        (np.zeros(100, np.int16), 384_000, "audio-rate"),
    ],
)
def test_what_no_call_looks_like_is_refused(tmp_path, samples, rate, code):
    assert refusal(write(tmp_path / "a.wav", samples, rate)) == code


def test_other_formats_and_missing_files_are_named(tmp_path):
    assert refusal(write(tmp_path / "a.aiff", tone(16_000), 16_000)) == "audio-format"
    assert refusal(tmp_path / "none.wav") == "audio-missing"
    assert refusal(tmp_path) == "audio-missing"
