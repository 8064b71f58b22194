"""Between which limits the agent's pace belongs now.

The limits of the settings are the start. Where the agent's usual pace is known they are moved up with it, never down:
the notice to `above_usual` times the usual pace if that is more, the warning in proportion. They come down while the
customer writes down what is said, and for the rest of the call once he asked to go slower.
"""

import re

from desktop.core.events import Event, FinalTranscript, PartialTranscript, Severity, SituationEntered, SituationLeft
from desktop.core.limits import PaceLimits

_CUSTOMER_ASKS = re.compile(
    "(?<![师他她们人个课])(?:慢一?[点些]儿?(?:说|讲|念|报)|(?:说|讲|念|报)(?:得|话)?(?:再)?慢一?[点些]|[您你](?:能|可以)?(?:再)?慢一?[点些]|语速[^，。]{0,4}慢"
    "|(?:说|讲|念|报)(?:得|话)?(?:也)?太快|[您你](?:语速)?太快|语速(?:有点|太)快|太快了[，。]?(?:我)?(?:没|听|记)"
    "|^(?:哎|喂|等等|等一下|那个|你好)?[，]?(?:慢一?[点些]|太快了|慢慢说|慢着点))"
)
"""By the very words: 快 and 慢 stand in too many sentences about parcels and networks to go by their sound."""
_AGENT_AGREES = re.compile(
    "我(?:会|就|再|这边)?(?:说|讲|念)?慢一?[点些]|我(?:说|讲|念)(?:得)?慢一?[点些]|我慢慢(?:说|讲|念)|我放慢"
)
"""What the agent answers; all that a microphone alone hears of the request."""


class PaceBounds:
    """Follows one call; asked for the limits that hold now."""

    def __init__(self, limits: PaceLimits) -> None:
        self._limits = limits
        self.dictating = False
        """Whether the customer writes."""
        self.asked_slower = False
        """Whether the customer asked to go slower."""
        self.dictated_at = float("-inf")
        """When he last wrote, seconds."""

    def feed(self, event: Event) -> None:
        """Learn from an event."""
        match event:
            case SituationEntered(situation="dictation"):
                self.dictating = True
            case SituationLeft(situation="dictation"):
                self.dictating = False
                self.dictated_at = event.time
            case PartialTranscript() | FinalTranscript() if not self.asked_slower:
                asks = _CUSTOMER_ASKS if event.channel == "customer" else _AGENT_AGREES
                self.asked_slower = bool(asks.search(event.text))

    def limit(self, severity: Severity) -> float:
        """Characters a minute beyond which it is too fast."""
        own = self._limits.warning if severity == "warning" else self._limits.notice
        usual = self._limits.usual * self._limits.above_usual
        return own * max(1.0, usual / self._limits.notice) * self._factor

    @property
    def because(self) -> str:
        """Why the limits are not those of the settings; empty when they are."""
        if self.dictating:
            return "，客户正在记录"
        if self.asked_slower:
            return "，客户请您说慢一点"
        return "，按您平时的语速" if self._limits.usual * self._limits.above_usual > self._limits.notice else ""

    @property
    def _factor(self) -> float:
        dictation = self._limits.dictation if self.dictating else 1.0
        return min(dictation, self._limits.asked_slower if self.asked_slower else 1.0)
