from headset_fixtures import room

__all__ = ["room"]
