"""Qt's network module, of which a local socket is all that is used: without what reaches a network."""

import left_out
from PyInstaller.utils.hooks.qt import add_qt6_dependencies

hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
binaries = [(source, target) for source, target in binaries if left_out.is_wanted(source)]
