"""Learns how fast an agent usually speaks from his first calls, and puts it into the limits of the later ones."""

from dataclasses import replace
from statistics import median

from desktop.core.events import CallEnded, CallStarted, Event, PaceMeasured
from desktop.core.limits import Limits
from desktop.storage.usual import UsualPaces

LEAST_MEASURES = 20
"""Measures, one a second of speech, below which a call says nothing of anybody's pace."""


class UsualPace:
    """Hears the events of one call after another."""

    def __init__(self, paces: UsualPaces) -> None:
        self._paces = paces
        self._agent = ""
        self._measures: list[float] = []

    def applied_to(self, limits: Limits, agent: str) -> Limits:
        """The limits for that agent; those of somebody whose pace was set by hand stay as they are."""
        if limits.pace.usual:
            return limits
        return replace(limits, pace=replace(limits.pace, usual=self._paces.usual(agent)))

    def hear(self, event: Event) -> None:
        """Take in what happens. Raises PeitingError when the figure of a call cannot be written down."""
        match event:
            case CallStarted():
                self._agent = event.agent_number
                self._measures = []
            case PaceMeasured(channel="agent"):
                self._measures.append(event.articulation)
            case CallEnded() if len(self._measures) >= LEAST_MEASURES:
                self._paces.keep(self._agent, median(self._measures))
