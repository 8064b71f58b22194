"""Times of events are sums of tenths: floating point may leave one a hair below the limit that it reached."""

HAIR = 1e-6
"""Seconds; so little below a limit is the limit."""
