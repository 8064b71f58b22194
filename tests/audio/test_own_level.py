from desktop.audio.own_level import OwnLevel


def spoken(own, level, windows, *, his=True):
    """Whether each of so many windows of a voice may be the customer's."""
    return [own.accept(level, voice=True, his=his) for _ in range(windows)]


def test_the_first_voice_counts_however_soft_it_is():
    assert all(spoken(OwnLevel(), -70.0, 50, his=False))


def test_a_voice_far_below_his_own_is_not_his():
    own = OwnLevel()
    spoken(own, -26.0, 100)
    assert not any(spoken(own, -46.0, 100, his=False)[12:])


def test_soft_syllables_between_loud_ones_are_his():
    own = OwnLevel()
    spoken(own, -26.0, 100)
    assert all(own.accept(-26.0 if at % 10 == 0 else -50.0, voice=True, his=True) for at in range(100))


def test_he_is_found_again_when_he_stays_softer():
    own = OwnLevel()
    spoken(own, -26.0, 100)
    softer = spoken(own, -41.0, 1000, his=False)
    assert not softer[100]
    assert softer[-1]


def test_a_noise_that_is_no_voice_changes_nothing():
    own = OwnLevel()
    spoken(own, -40.0, 100)
    for _ in range(1000):
        own.accept(-10.0, voice=False, his=False)
    assert all(spoken(own, -45.0, 50))


def test_what_leads_up_to_a_word_may_be_softer_than_the_word():
    own = OwnLevel()
    spoken(own, -26.0, 100)
    own.accept(-42.0, voice=True, his=True)
    assert own.leads_up()
    own.accept(-50.0, voice=True, his=True)
    assert not own.leads_up()
