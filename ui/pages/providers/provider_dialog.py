"""One provider of the register: the form, and what is asked when another has its name."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.records import Provider
from sos_desktop.services.people import providers
from sos_desktop.services.people.providers import SameName
from ui.context import AppContext
from ui.pages.providers.forms import PROVIDER
from ui.widgets.forms.asking_dialog import AskingDialog
from ui.widgets.forms.question_bar import Answer


class ProviderDialog(AskingDialog[Provider]):
    """Adds or edits a provider; a name another one has is never kept silently."""

    def __init__(
        self, context: AppContext, provider: Provider, title: str, *, parent: QWidget
    ) -> None:
        county = context.county
        super().__init__(
            context,
            title,
            PROVIDER,
            provider,
            lambda edited, agreed: providers.save_provider(county, edited, share_name=agreed),
            parent=parent,
        )

    def answers(self, error: BaseException) -> Sequence[Answer]:
        if not isinstance(error, SameName):
            return ()
        other, context, page = error.other, self._context, self.page

        def dialog() -> ProviderDialog:
            return ProviderDialog(context, other, f"Edit {other.name}", parent=page)

        return [
            ("Keep both", "", self.agree),
            (
                "Open the other entry",
                f"Open the other entry, {providers.described(other)}",
                lambda: self.give_way(dialog),
            ),
        ]
