"""Which key does what in the main window."""

from functools import partial
from typing import TYPE_CHECKING

from desktop.gui import shortcuts
from desktop.gui.handbook_door import HandbookDoor
from desktop.gui.keys_dialog import KeysDialog
from desktop.gui.shortcuts import bind

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow


def bind_keys(window: "MainWindow") -> None:
    """Give every action of the window its key."""
    live, commands = window.live, window.live.commands
    handbook = HandbookDoor(window)

    def choose(number: int) -> None:
        # In a drill whose customer a trainer plays the numbers are for him.
        if not window.practice.choose_beat(number):
            live.card.foot.choices.choose(number)

    for key, slot in (
        (shortcuts.CALL, window.press_call),
        (shortcuts.CUSTOMER, window.edit_customer),
        (shortcuts.NEXT_LINE, partial(commands.step, 1)),
        (shortcuts.PREVIOUS_LINE, partial(commands.step, -1)),
        (shortcuts.MORE_SITUATIONS, live.chips.open_more),
        (shortcuts.FIND, commands.find),
        (shortcuts.CLOSE_SITUATION, commands.escape),
        (shortcuts.WHY, live.sheets.explain),
        (shortcuts.ACCEPT, live.offers.row.accept),
        (shortcuts.DECLINE, live.offers.row.decline),
        (shortcuts.ACKNOWLEDGE, partial(live.alert.answer, "acknowledged")),
        (shortcuts.FALSE_ALARM, partial(live.alert.answer, "false_alarm")),
        (shortcuts.MUTE, partial(live.alert.answer, "mute")),
        (shortcuts.WHY_ALERT, live.alert.explain),
        (shortcuts.TRANSCRIPT, live.transcript.fold_button.click),
        (shortcuts.COMPACT, window.toggle_compact),
        (shortcuts.DISMISS, window.notice.dismiss),
        (shortcuts.MEND, window.notice.mend),
        (shortcuts.SETTINGS, window.open_settings),
        (shortcuts.HISTORY, window.history.open),
        (shortcuts.PRACTICE, window.practice.open),
        (shortcuts.BREAK_OFF, window.practice.break_off),
        (shortcuts.HANDBOOK, handbook.open),
        (shortcuts.KEYS, lambda: KeysDialog(window).open()),
        (shortcuts.QUIT, window.close),
    ):
        bind(window, key, slot)
    for keys, act in (
        (shortcuts.CHOICES, choose),
        (shortcuts.STAGES, live.rail.choose),
        (shortcuts.SITUATIONS, live.chips.open_family),
        (shortcuts.ITEMS, live.checklist.toggle),
    ):
        for number, key in enumerate(keys):
            bind(window, key, partial(act, number))
