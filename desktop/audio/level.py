"""How loud a block is."""

from dataclasses import dataclass

import numpy as np

from desktop.audio.blocks import Samples

SILENCE_DBFS = -120.0
"""What digital silence measures; 16 bits end at -96 dB, so nothing else comes near."""


@dataclass(frozen=True, slots=True)
class Level:
    """Decibels below full scale."""

    dbfs: float
    """Root mean square."""
    peak_dbfs: float
    """The loudest sample."""


def measure(block: Samples) -> Level:
    """The level of a block (any length above zero)."""
    wide = block.astype(np.float64) / 32768.0
    return Level(_decibels(float(np.sqrt(np.mean(wide * wide)))), _decibels(float(np.max(np.abs(wide)))))


def _decibels(amplitude: float) -> float:
    return SILENCE_DBFS if amplitude <= 0.0 else float(20.0 * np.log10(amplitude))
