"""What is painted by hand and tells something: for who cannot see it, a text that changes with the picture.

Qt gives a plain widget the role of a mere container, which screen readers pass over; a label is read.
`setAccessibleName` says what the picture shows now, `setAccessibleDescription` what there is to know beside it.
"""

from PySide6.QtWidgets import QLabel


class ToldPicture(QLabel):
    """A label without words of its own; whoever derives from it paints."""
