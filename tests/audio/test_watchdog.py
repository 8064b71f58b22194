from desktop.audio.watchdog import Backoff, DeadMicrophone


def feed(watch, seconds, dbfs, speech=False):
    return [watch.accept(dbfs, speech, 0.1) for _ in range(round(seconds * 10))]


def test_the_waits_grow_and_start_over():
    waits = Backoff()
    assert [waits.next() for _ in range(7)] == [0.5, 1.0, 2.0, 5.0, 10.0, 10.0, 10.0]
    waits.reset()
    assert waits.next() == 0.5


def test_twenty_quiet_seconds_are_a_dead_microphone_and_sound_brings_it_back():
    watch = DeadMicrophone()
    assert not any(feed(watch, 19.9, -70.0))
    assert feed(watch, 0.1, -70.0) == [True]
    assert watch.dead
    assert not any(feed(watch, 30, -70.0))
    assert feed(watch, 0.1, -40.0) == [True]
    assert not watch.dead


def test_a_gating_headset_is_not_dead():
    watch = DeadMicrophone()
    for _ in range(100):
        feed(watch, 1.5, -25.0, speech=True)
        assert not any(feed(watch, 15, -120.0))


def test_who_listens_in_a_quiet_room_for_minutes_is_not_dead():
    watch = DeadMicrophone()
    feed(watch, 2, -25.0, speech=True)
    assert not any(feed(watch, 1800, -62.0))


def test_another_program_that_takes_the_microphone_in_mid_call_is_noticed():
    watch = DeadMicrophone()
    feed(watch, 2, -25.0, speech=True)
    assert not any(feed(watch, 59.9, -96.5))
    assert feed(watch, 0.1, -96.5) == [True]
