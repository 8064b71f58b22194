from desktop.audio.watchdog import Backoff, DeadMicrophone, is_known_to_gate


def feed(watch, seconds, dbfs, speech=False):
    return [watch.accept(dbfs, speech, 0.1) for _ in range(round(seconds * 10))]


def test_the_waits_grow_and_start_over():
    waits = Backoff()
    assert [waits.next() for _ in range(6)] == [0.5, 1.0, 2.0, 3.0, 3.0, 3.0]
    waits.reset()
    assert waits.next() == 0.5


def test_ten_steady_seconds_are_a_dead_microphone_and_sound_brings_it_back():
    watch = DeadMicrophone()
    assert not any(feed(watch, 9.9, -60.0))
    assert feed(watch, 0.1, -60.0) == [True]
    assert watch.dead
    assert not any(feed(watch, 30, -60.0))
    assert feed(watch, 0.1, -40.0) == [True]
    assert not watch.dead


def test_ten_seconds_of_nothing_from_the_beginning_are_a_dead_microphone():
    watch = DeadMicrophone()
    assert not any(feed(watch, 9.9, -120.0))
    assert feed(watch, 0.1, -120.0) == [True]


def test_quiet_that_moves_is_given_longer():
    watch = DeadMicrophone()
    assert not any(feed(watch, 5, -64.0) + feed(watch, 14.9, -58.0))
    assert feed(watch, 0.1, -64.0) == [True]


def test_a_gating_headset_is_not_dead():
    watch = DeadMicrophone()
    for _ in range(100):
        feed(watch, 1.5, -25.0, speech=True)
        assert not any(feed(watch, 15, -120.0))
    assert watch.gates


def test_a_headset_that_gated_before_may_wait_for_the_customer():
    watch = DeadMicrophone(gates=True)
    assert not any(feed(watch, 59.9, -120.0))
    assert feed(watch, 0.1, -120.0) == [True]


def test_bluetooth_is_known_by_its_names():
    assert is_known_to_gate("耳机 (WH-1000XM4 Hands-Free AG Audio)")
    assert is_known_to_gate("bluez_input.00_11_22.0")
    assert not is_known_to_gate("USB Headset: Audio")


def test_who_listens_in_a_quiet_room_for_minutes_is_not_dead():
    watch = DeadMicrophone()
    feed(watch, 2, -25.0, speech=True)
    assert not any(feed(watch, 1800, -62.0))


def test_another_program_that_takes_the_microphone_in_mid_call_is_noticed():
    watch = DeadMicrophone()
    feed(watch, 2, -25.0, speech=True)
    feed(watch, 3, -52.0)
    assert not any(feed(watch, 9.9, -96.5))
    assert feed(watch, 0.1, -96.5) == [True]


def test_zeros_after_a_voice_that_was_never_silent_may_be_a_gate():
    watch = DeadMicrophone()
    feed(watch, 2, -25.0, speech=True)
    assert not any(feed(watch, 59.9, -96.5))
    assert feed(watch, 0.1, -96.5) == [True]
