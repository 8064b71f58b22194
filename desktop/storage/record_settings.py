"""What the user has set about the record of his calls."""

from typing import Annotated

from pydantic import StringConstraints

from desktop.storage.privacy_levels import Privacy
from desktop.storage.settings_section import Section


class RecordSettings(Section):
    """How much of a call is kept, and for how long."""

    url: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""
    """A database that a team shares, e.g. postgresql://name:password@server/calls; empty: a file of this machine."""
    privacy: Privacy = "summary"
    """The level that was asked for; `level` is the one that counts."""
    full_agreed: bool = False
    """Whether somebody has read what `full` means, and said yes. Without it nothing is kept unmasked."""
    hide_names: bool = False
    """Whether names of customers are hidden in what is kept, as numbers are."""
    keep_days: int = 90
    """Days until a call is erased: a quarter, over which scores are compared and a month's result is contested."""
    keep_words_days: int = 30
    """Days until what was said is erased: the month in which a trainer listens in and answers what is contested."""

    @property
    def level(self) -> Privacy:
        """What is kept: `full` only after an explicit yes, until then as `transcript`."""
        return "transcript" if self.privacy == "full" and not self.full_agreed else self.privacy
