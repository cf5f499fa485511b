"""Where a chain begins: the results that led here, each as an aim one can take."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.improvement.aim_offers import AimOffer
from ui.widgets.basics import button, clear, label

_MOST = 8


class ChainStart(QFrame):
    """Offers aims where there is none yet.

    Signals:
        taken: The offer that is to become an aim.
    """

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.offers: tuple[AimOffer, ...] = ()
        self._file: CaseFile | None = None
        self._wanted = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 8)
        box.setSpacing(4)
        self.title = label("No aim yet", "heading")
        self.words = label("", tone="muted", wrap=True)
        self.list = QVBoxLayout()
        self.list.setSpacing(2)
        box.addWidget(self.title)
        box.addWidget(self.words)
        box.addLayout(self.list)
        box.addStretch(1)
        self.buttons: list[QPushButton] = []

    def show_for(self, file: CaseFile) -> None:
        """Stand where a case has no aim yet."""
        if self._file is not None and self._file.case.id != file.case.id:
            self._wanted = False
            self.show_offers(())
        self._file = file
        self.title.setText("Aims from results" if file.aims else "No aim yet")
        self.setVisible(not file.aims or self._wanted)

    def offer_again(self) -> None:
        """Stand beside aims that are there, because a result is not answered yet."""
        if self.offers:
            self._wanted = True
            self.show()
            self.buttons[0].setFocus()

    def away(self) -> None:
        """An offer was taken."""
        self._wanted = False

    def show_offers(self, offers: Sequence[AimOffer]) -> None:
        """Offer these aims."""
        self.offers = tuple(offers)
        clear(self.list)
        self.buttons = []
        self.words.setText(
            "Take one of the results that led here, with the way to its next color as a first "
            "target, or write the district's own aim below."
            if offers
            else "Write below what will be better, for whom, by how much and by when."
        )
        for offer in self.offers[:_MOST]:
            made = button(offer.words, role="line", icon_name="plus")
            made.setToolTip(offer.aim.text)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.clicked.connect(lambda _on=False, offer=offer: self.taken.emit(offer))
            self.buttons.append(made)
            self.list.addWidget(made)
