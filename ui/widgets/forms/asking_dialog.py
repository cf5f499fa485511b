"""A form whose saving may be answered with a question, before anything is kept."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.changes import Changes
from ui.context import AppContext
from ui.widgets.forms.form import R
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import AnyField
from ui.widgets.forms.question_bar import Answer, QuestionBar


class AskingDialog(FormDialog[R]):
    """Saving is tried once without leave; what was asked is forgotten when the form is edited.

    Attributes:
        question: The bar with the question; hidden until something is asked.
        page: Where other entries open.
    """

    def __init__(
        self,
        context: AppContext,
        title: str,
        fields: Sequence[AnyField],
        record: R,
        save: Callable[[R, bool], Changes],
        *,
        parent: QWidget,
        explanation: str = "",
    ) -> None:
        """Make it; `save` is told whether the person agreed, and runs on the worker."""
        self._agreed = False
        self.page = parent
        super().__init__(
            context,
            title,
            fields,
            record,
            lambda edited: save(edited, self._agreed),
            parent=parent,
            explanation=explanation,
        )
        self.question = QuestionBar()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.problem), self.question)
        self.form.edited.connect(self._forget)

    def answers(self, error: BaseException) -> Sequence[Answer]:
        """What can be answered to an error that is a question; nothing for any other error."""
        return ()

    def agree(self) -> None:
        """Save in spite of it."""
        self._agreed = True
        self.submit()

    def give_way(self, other: Callable[[], FormDialog[R]]) -> None:
        """Open another entry; what was typed here is given up only when that is agreed to."""
        self.reject()
        if not self.isVisible():
            other().open()

    def _failed(self, error: BaseException) -> None:
        answers = self.answers(error)
        if not answers:
            super()._failed(error)
            return
        self.save_button.setEnabled(True)
        self.question.ask(str(error), answers)

    def _forget(self) -> None:
        self._agreed = False
        self.question.hide()
