"""Qt's plug-ins, as PyInstaller finds them, less those whose libraries would come along for nothing."""

import left_out
from PyInstaller.utils.hooks.qt import add_qt6_dependencies

hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
binaries = [(source, target) for source, target in binaries if left_out.is_wanted(source)]
