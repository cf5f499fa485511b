"""What stands beside a file wherever its figures are shown."""

import json

from db.models.dashboard import ImportBatchRow
from sos_desktop.importers.contract import Severity
from sos_desktop.services.dashboard.import_views import marked

_UNFIT = f'"severity": {json.dumps(str(Severity.UNFIT))}'


def is_unfit(batch: ImportBatchRow) -> bool:
    """Whether a person loaded the file although its columns do not fit; its remarks say so."""
    return _UNFIT in batch.issues_json


def source_name(batch: ImportBatchRow) -> str:
    """A file as a source of figures: its name, and the mark when its columns do not fit."""
    return marked(batch.file_name, unfit=is_unfit(batch))
