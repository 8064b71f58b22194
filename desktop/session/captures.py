"""The devices of one call or preview: the agent's, and where he is heard too the customer's."""

from desktop.session.capture import Capture
from desktop.session.device_state import DeviceState
from desktop.session.listener_protocol import Listen, Preview
from desktop.session.live_sides import AgentSide
from desktop.session.outlet import Outlet
from desktop.session.sides import Channels
from desktop.session.streams import Plug, Streams


def channels_of(wanted: Listen | Preview) -> Channels:
    """Who is to be heard."""
    return ("agent", "customer") if wanted.hear_customer else ("agent",)


class Captures:
    """Started once, stopped once."""

    def __init__(
        self,
        wanted: Listen | Preview,
        inlet: AgentSide,
        streams: Streams,
        outlet: Outlet,
        since: float | None = None,
    ) -> None:
        """`since`: see `Capture`."""
        state = DeviceState("agent", wanted.device, outlet, streams.gating)
        inlet.judge = state.hears
        self._agent = Capture(Plug(streams, wanted.device), state, inlet, outlet, since)
        self._all = [self._agent]
        if inlet.customer is not None:
            state = DeviceState("customer", wanted.customer, outlet)
            self._all.append(
                Capture(Plug(streams, wanted.customer, headset_of=wanted.device), state, inlet.customer, outlet, since)
            )

    @property
    def lost_seconds(self) -> float:
        """Sound that was replaced by silence so far, of all sides together."""
        return sum(capture.lost_seconds for capture in self._all)

    def start(self) -> None:
        """Open the devices, each in its thread."""
        for capture in self._all:
            capture.start()

    def wait_open(self, seconds: float) -> None:
        """Return when opening the agent's microphone was tried, well or not, or after `seconds`."""
        self._agent.wait_open(seconds)

    def stop(self) -> None:
        """Close the devices; returns when the last block has been heard."""
        # The agent's first: he still waits for what the customer's device is about to bring.
        for capture in self._all:
            capture.stop()
