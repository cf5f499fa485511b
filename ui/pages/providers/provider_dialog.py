"""One provider of the register: the form, and what is asked when another has its name."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.registers import Provider
from sos_desktop.services.people import providers
from sos_desktop.services.people.providers import SameName
from ui.context import AppContext
from ui.pages.providers.forms import PROVIDER
from ui.widgets.form_dialog import FormDialog
from ui.widgets.question_bar import QuestionBar


class ProviderDialog(FormDialog):
    """Adds or edits a provider; a name another one has is never kept silently."""

    def __init__(
        self, context: AppContext, provider: Provider, title: str, *, parent: QWidget
    ) -> None:
        self._share = False
        self._page = parent
        county = context.county
        super().__init__(
            context, title, PROVIDER, provider,
            lambda edited: providers.save_provider(county, edited, share_name=self._share),
            parent=parent,
        )  # fmt: skip
        self.same = QuestionBar()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.problem), self.same)
        self.form.edited.connect(self._forget_same)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, SameName):
            super()._failed(error)
            return
        self.save_button.setEnabled(True)
        other = error.other
        self.same.ask(
            error.message,
            [
                ("Keep both", "", self._keep_both),
                ("Open the other entry", f"Open the other entry, {providers.described(other)}",
                 lambda: self._open_other(other)),
            ],
        )  # fmt: skip

    def _forget_same(self) -> None:
        self._share = False
        self.same.hide()

    def _keep_both(self) -> None:
        self._share = True
        self.submit()

    def _open_other(self, other: Provider) -> None:
        """Go to the other entry; what was typed here is given up only when that is agreed to."""
        page, context = self._page, self._context
        self.reject()
        if not self.isVisible():
            ProviderDialog(context, other, f"Edit {other.name}", parent=page).open()
