"""What the tests of this folder share."""

from headset_fixtures import room, speech

__all__ = ["room", "speech"]
