from scripted_listener import VoiceWriter

from desktop.audio.files import read_audio
from desktop.core.events import AudioLevel, FinalTranscript, VoiceStarted, VoiceStopped
from desktop.session.ears import Ears
from desktop.session.hearing import Hearing


def hear(path, offset=0.0):
    hearing = Hearing({"agent": VoiceWriter("agent", offset)}, offset)
    events = [event for blocks in read_audio(path).blocks() for event in hearing.accept(blocks)]
    return events + hearing.finish()


def test_every_block_has_its_level_and_every_voice_its_end(speech):
    events = hear(speech)
    levels = [event for event in events if isinstance(event, AudioLevel)]
    assert [round(level.time, 6) for level in levels] == [round((n + 1) / 10, 6) for n in range(70)]
    assert [event.time for event in events] == sorted(event.time for event in events)
    starts = sum(isinstance(event, VoiceStarted) for event in events)
    assert starts == sum(isinstance(event, VoiceStopped) for event in events) > 0
    assert starts == sum(isinstance(event, FinalTranscript) for event in events)


def test_an_offset_moves_everything(speech):
    for early, late in zip(hear(speech), hear(speech, offset=10.0), strict=True):
        assert type(early) is type(late)
        assert round(late.time - early.time, 6) == 10.0


def test_live_ears_give_the_same_levels_as_hearing_does(speech):
    ears, alone = Ears("agent"), []
    for (block,) in read_audio(speech).blocks():
        level, changes = ears.accept(block)
        alone += [*changes, level]
    alone += ears.finish()
    kinds = AudioLevel | VoiceStarted | VoiceStopped
    assert alone == [event for event in hear(speech) if isinstance(event, kinds)]
