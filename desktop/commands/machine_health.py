"""What the administrator has set for this computer, and whether it works: the lines of `peiting doctor` about it."""

import datetime
from collections.abc import Iterator

from desktop import paths
from desktop.commands.health import Finding
from desktop.storage.machine_settings import machine_settings
from desktop.storage.share_copy import copy_name


def machine_findings() -> Iterator[Finding]:
    """Of the settings of the machine; nothing where there are none."""
    path = paths.machine_settings()
    if path is None:
        return
    machine = machine_settings()
    if machine.notice:
        yield Finding("全机设置", "poor", machine.notice, "请管理员改正这个文件，再重新打开程序。")
    else:
        yield Finding("全机设置", "good", f"{path}，锁定 {len(machine.locked)} 项")


def share_findings(folders: tuple[str, ...]) -> Iterator[Finding]:
    """Of the copies of packs on a share; the share itself is not asked, for it might hang."""
    for number, folder in enumerate(folders, 1):
        copy = paths.shared_library() / copy_name(number, folder)
        if copy.is_dir():
            since = datetime.datetime.fromtimestamp(copy.stat().st_mtime)
            yield Finding("共享话术", "good", f"{folder}，副本 {since:%Y-%m-%d %H:%M}")
        else:
            remedy = "打开一次窗口就会复制；还不行，请检查网络和文件夹权限。"
            yield Finding("共享话术", "poor", f"{folder} 还没有复制到这台电脑。", remedy)
