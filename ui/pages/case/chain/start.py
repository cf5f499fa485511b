"""Where a chain begins: results that led here and local data, each as an aim one can take."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.support_words import MeasureSource
from sos_desktop.domain.improvement.aim_offers import AimOffer
from ui.widgets.basics import button, clear, label

_MOST, _OF_LOCAL = 7, 2
"""Offers that are shown before one asks for all, and how many of them local data may have."""


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
        self._wanted = self._whole = False
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
        self.more: QPushButton | None = None

    def show_for(self, file: CaseFile) -> None:
        """Stand where a case has no aim yet."""
        if self._file is not None and self._file.case.id != file.case.id:
            self._wanted = False
            self.show_offers(())
        self._file = file
        self.title.setText("Aims from results" if file.aims else "No aim yet")
        self.setVisible(not file.aims or self._wanted)

    def offer_again(self) -> None:
        """Stand beside aims that are there: a result is not answered yet, or somebody asks."""
        if self.offers:
            self._wanted = True
            self.show()
            self.buttons[0].setFocus()

    def away(self) -> None:
        """An offer was taken."""
        self._wanted = False

    def show_offers(self, offers: Sequence[AimOffer]) -> None:
        """Offer these aims."""
        self._whole = self._whole and self.offers == tuple(offers)
        self.offers = tuple(offers)
        clear(self.list)
        self.buttons, self.more = [], None
        self.words.setText(
            "Take a result that led here, with the way to its next color as a first target, or a "
            "figure of the district's own; or write an aim below."
            if offers
            else "Write below what will be better, for whom, by how much and by when."
        )
        for offer in self._shown():
            made = button(offer.words, role="line", icon_name="plus")
            made.setToolTip(offer.aim.text)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.clicked.connect(lambda _on=False, offer=offer: self.taken.emit(offer))
            self.buttons.append(made)
            self.list.addWidget(made)
        if more := len(self.offers) - len(self.buttons):
            made = button(
                f"Show {more} more", self._show_all, role="line", icon_name="chevron-down"
            )
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.list.addWidget(made)
            self.more = made
        self._order()

    def _order(self) -> None:
        """What is made later would be the last that Tab comes to, and stands first."""
        before: QWidget = self
        for made in (*self.buttons, *([self.more] if self.more is not None else [])):
            QWidget.setTabOrder(before, made)
            before = made

    def _shown(self) -> Sequence[AimOffer]:
        """The first results, and local data even where results alone would fill the place."""
        if self._whole or len(self.offers) <= _MOST + 1:
            return self.offers
        local = [one for one in self.offers if one.measure.source is MeasureSource.LOCAL]
        local = local[:_OF_LOCAL]
        results = [one for one in self.offers if one.measure.source is not MeasureSource.LOCAL]
        return (*results[: _MOST - len(local)], *local)

    def _show_all(self) -> None:
        self._whole, before = True, len(self.buttons)
        self.show_offers(self.offers)
        self.buttons[before].setFocus()
