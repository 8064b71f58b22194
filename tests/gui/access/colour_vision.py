"""How colours look to people who see two of three primaries, and how far two of them stand apart.

The matrices are those of Viénot, Brettel and Mollon (1999), "Digital video colourmaps for checking the legibility of
displays by dichromats", in linear RGB.
"""

import numpy as np

_SEEN = {
    "all": np.eye(3),
    "deuteranopia": np.array([[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]]),
    "protanopia": np.array([[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]]),
}
VISIONS = tuple(_SEEN)
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


def seen(colour: str, vision: str) -> np.ndarray:
    """#rrggbb as that eye sees it: three linear shares of 1."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return np.clip(_SEEN[vision] @ linear, 0.0, 1.0)


def contrast(one: str, other: str, vision: str = "all") -> float:
    """WCAG's ratio, 1 … 21."""
    dark, light = sorted(float(seen(colour, vision) @ _LUMINANCE) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)
