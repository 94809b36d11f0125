from tests.desktop.start.test_start import *
from PySide6.QtWidgets import QWidget
def walk(w, depth=0):
    for c in w.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        h = c.minimumSizeHint().height()
        if c.isVisibleTo(w) and h > 40:
            print("  " * depth, type(c).__name__, c.objectName(), c.minimumSizeHint().height(), c.sizeHint().height(), c.height())
            if depth < 7: walk(c, depth + 1)
from PySide6.QtCore import Qt
def test_mins(window, qtbot):
    window.start._on_example()
    opened(qtbot, window)
    window.shell.go("prepare")
    print("MIN", window.shell.minimumSizeHint())
    for name in ("prepare","aftercare","evening"):
        window.shell.go(name); print("ROOM", name, window.shell.minimumSizeHint(), window.shell.room(name).minimumSizeHint())
    r=window.shell.room("aftercare"); pages=r.findChild(QWidget,"pages")
    for i in range(pages.count()):
        pages.setCurrentIndex(i); w=pages.widget(i); window.shell.go("aftercare"); print("PAGE", type(w).__name__, w.minimumSizeHint()); window.shell.grab().save(f"/tmp/sweep/after{i}.png")
    pass
    window.shell.room("prepare").window().grab().save("/tmp/sweep/prep.png")
