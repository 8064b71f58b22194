"""The trial of a draft library as pictures: `python tests/gui/gallery_trial.py OUTDIR`."""

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from desktop.session.trial_result import Altered, Found, RuleTrial, Trial, Unusable

FOUND = Found(
    call="20261120-7k3qf2mh",
    time=194.2,
    title="忌语：“这个不归我管”",
    severity="warning",
    heard="这个不归我管",
    sentence="这个不归我管，您要不打别的电话问一问，我们这里只负责查询余额和办理挂失，别的业务都不在这里办。",
    say="我帮您联系负责的同事，请您稍等。",
    shown=True,
    called_wrong=False,
)
OURS = Found(
    call="20261121-p2w8d5ra",
    time=12.0,
    title="还没有说：感谢选择本公司",
    severity="notice",
    heard="20 秒内没有说到（已过 20 秒）",
    sentence="",
    say="感谢您选择晨光公司",
    shown=False,
    called_wrong=False,
)


def trial() -> Trial:
    """One that has everything."""
    wrong = replace(
        FOUND, sentence="您是说您不知道怎么操作吗？", heard="不知道", called_wrong=True, say="我帮您查一下。"
    )
    milder = replace(FOUND, severity="notice", say="我马上帮您问。")
    many = tuple(replace(FOUND, time=10.0 + 7 * nth, shown=nth % 3 == 0) for nth in range(34))
    rules = (
        RuleTrial("not_my_job", "忌语“这个不归我管”", many, (), (), 0),
        RuleTrial("not_know", "忌语“不知道”", (), (wrong, wrong), (Altered(FOUND, milder),), 41),
        RuleTrial("say_company_thanks", "必说项“感谢选择本公司”", (OURS,), (), (), 0),
        RuleTrial("long", "忌语“您自己上网查一下不就知道了吗为什么一定要打电话来问呢”", (FOUND,), (), (), 3),
    )
    unusable = (Unusable("20261119-aaaa2222", "只记了结果，没有记下说过的话"),)
    return Trial(212, 63_400.0, 14, unusable, rules, 388, ("too_loud", "too_soft"))


def main(folder: Path) -> None:
    """Ready, running, done and failed, in both themes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop.gui.library_trial import TrialDialog
    from desktop.gui.library_trial_rows import TrialRows
    from desktop.gui.offscreen import picture_of
    from desktop.gui.theme import Theme

    app = QApplication.instance() or QApplication([])
    theme = Theme()
    for name in ("light", "dark"):
        theme.wear(name)
        dialog = TrialDialog("inbound", None)
        dialog.show()
        app.processEvents()
        picture_of(dialog, folder / f"{name}-trial-1-ready.png")
        dialog.use_folder("/home/trainer/our-hotline-new")
        dialog._show_state(running=True)
        dialog._began = time.monotonic() - 200.0
        dialog._progress(83, 212)
        app.processEvents()
        picture_of(dialog, folder / f"{name}-trial-2-running.png")
        dialog._show_state(running=False)
        dialog.show_trial(trial())
        app.processEvents()
        picture_of(dialog, folder / f"{name}-trial-3-done.png")
        rows = dialog.area.widget()
        assert isinstance(rows, TrialRows)
        rows.rows[1].name.click()
        rows.rows[2].name.click()
        for _ in range(3):
            app.processEvents()
        picture_of(dialog, folder / f"{name}-trial-4-open.png")
        dialog.show_trial(replace(trial(), rules=(), unusable=()))
        app.processEvents()
        picture_of(dialog, folder / f"{name}-trial-5-same.png")
        dialog.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery-out"))
