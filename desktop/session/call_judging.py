"""A trainer's judgements of one kept call: each is kept at once, and the call scored anew."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.core.call_score import CallScore, Contest, Judgement
from desktop.core.score_sheet import ScoreSheet
from desktop.core.scoring import score_call
from desktop.core.script import Library
from desktop.session.call_scored import CallScored

if TYPE_CHECKING:
    # For types only: SQLAlchemy takes a third of a second to import.
    from desktop.storage.record import CallRecord


class CallJudging:
    """One call that is being judged."""

    def __init__(self, record: "CallRecord", call_id: str, sheet: ScoreSheet, library: Library) -> None:
        """Raises PeitingError (`record-…`) when there is no such call or it cannot be read."""
        self._record = record
        self.kept = record.call(call_id)
        self.sheet = sheet
        self.library = library
        self._judgements = list(self.kept.judgements)
        self.score = self._score_anew()

    @property
    def judgements(self) -> Mapping[str, Judgement]:
        """The last one on each item."""
        return {judgement.item: judgement for judgement in self._judgements}

    @property
    def contests(self) -> Mapping[str, Contest]:
        """What the agent disagrees with: the last word on each item, but a reason is not lost by asking again."""
        contests: dict[str, Contest] = {}
        for contest in self.kept.contests:
            before = contests.get(contest.item)
            if before is None or contest.note or not before.note:
                contests[contest.item] = contest
        return contests

    @property
    def scored(self) -> CallScored:
        """The score as the window takes it."""
        time = self.kept.events[-1].time if self.kept.events else 0.0
        return CallScored(time=time, call=self.kept.summary.id, score=self.score, sheet=self.sheet)

    def judge(self, judgement: Judgement) -> CallScore:
        """Keep the judgement and what the call scores with it. Raises PeitingError when it cannot be kept."""
        self._record.judge(self.kept.summary.id, judgement)
        self._judgements.append(judgement)
        self.score = self._score_anew()
        self._record.keep_score(self.kept.summary.id, self.score)
        return self.score

    def _score_anew(self) -> CallScore:
        return score_call(self.kept.events, self.sheet, self.library, self._judgements)
