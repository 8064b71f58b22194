"""The rules that watch a call, one a file, in the order in which each event is put to them."""

from collections.abc import Iterable
from typing import Protocol

from desktop.core.events import Event
from desktop.core.limits import Limits
from desktop.core.rules.course.call_stage import CallStageRule
from desktop.core.rules.course.customer_name import CustomerNameRule
from desktop.core.rules.duties.apology_first import ApologyFirstRule
from desktop.core.rules.duties.checklist import ChecklistRule
from desktop.core.rules.duties.due_items import DueItemsRule
from desktop.core.rules.duties.early_goodbye import EarlyGoodbyeRule
from desktop.core.rules.duties.promise_without_time import PromiseWithoutTimeRule
from desktop.core.rules.duties.push_after_refusals import PushAfterRefusalsRule
from desktop.core.rules.procedures.customer_level import CustomerLevelRule
from desktop.core.rules.procedures.line_offers import LineOffersRule
from desktop.core.rules.procedures.promises import PromiseRule
from desktop.core.rules.procedures.prompts import PromptRule
from desktop.core.rules.procedures.read_back import ReadBackRule
from desktop.core.rules.procedures.way_out import WayOutRule
from desktop.core.rules.sound.dead_air import DeadAirRule
from desktop.core.rules.sound.hold import HoldRule
from desktop.core.rules.sound.hurried_ending import HurriedEndingRule
from desktop.core.rules.sound.microphone import MicrophoneRule
from desktop.core.rules.sound.monologue import MonologueRule
from desktop.core.rules.sound.pace import PaceRule
from desktop.core.rules.sound.silence import SilenceRule
from desktop.core.rules.sound.speaking_up import SpeakingUpRule
from desktop.core.rules.sound.talk_over import TalkOverRule
from desktop.core.rules.sound.talk_shares import TalkSharesRule
from desktop.core.rules.sound.too_slow import TooSlowRule
from desktop.core.rules.sound.volume import VolumeRule
from desktop.core.rules.words.fillers import FillersRule
from desktop.core.rules.words.forbidden import ForbiddenRule
from desktop.core.rules.words.polite_characters import PoliteCharactersRule
from desktop.core.rules.words.privacy import PrivacyRule
from desktop.core.rules.words.wording import WordingRule
from desktop.core.rules.words.wording_kinds import WORDING_KINDS
from desktop.core.script import Library


class Rule(Protocol):
    """Something that watches a call. It knows nothing but the events, and the time from nothing else."""

    def feed(self, event: Event) -> Iterable[Event]:
        """What follows from `event`; the answers are put to all rules as well."""
        ...


def default_rules(library: Library, limits: Limits) -> list[Rule]:
    """Every rule of the program. The stage comes first: the others see a call that has already moved on."""
    return [
        CallStageRule(library),
        CustomerNameRule(library),
        PromptRule(library),
        WayOutRule(library),
        PromiseRule(library),
        CustomerLevelRule(library),
        LineOffersRule(limits.line, library),
        ReadBackRule(library),
        ChecklistRule(library),
        DueItemsRule(library),
        ApologyFirstRule(),
        PushAfterRefusalsRule(),
        EarlyGoodbyeRule(),
        PromiseWithoutTimeRule(library),
        ForbiddenRule(library),
        PrivacyRule(),
        *(WordingRule(kind) for kind in WORDING_KINDS),
        FillersRule(limits.wording),
        PoliteCharactersRule(),
        PaceRule(limits.pace),
        TooSlowRule(limits.pace),
        HurriedEndingRule(limits.pace, library),
        SilenceRule(limits.silence, library),
        DeadAirRule(limits.dead_air, library),
        TalkOverRule(limits.talk),
        MonologueRule(limits.talk),
        TalkSharesRule(),
        HoldRule(limits.hold, library),
        VolumeRule(limits.volume),
        MicrophoneRule(limits.volume),
        SpeakingUpRule(limits.volume),
    ]
