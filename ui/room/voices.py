"""Who has been heard in the analysis, in a line below the fishbone; never a name."""

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.words import Stage, VoiceState
from ui import theme
from ui.pages.case.voices import voices_of

_MOST_DOTS = 20
_NOT_YET = {VoiceState.INVITED: "invited", VoiceState.MISSING: "not heard yet"}


def voice_strip(file: CaseFile) -> str:
    """Who has been heard in the analysis, by perspective, and who has not; never a name."""
    colors, said = theme.tokens(), list[str]()
    for perspective, voice in voices_of(file, Stage.NEEDS).items():
        if voice.state is VoiceState.HEARD:
            count = voice.count or 1
            dots = "●" * count if count <= _MOST_DOTS else f"● {count}"
            heard = f'<span style="color:{colors.accent}">{dots}</span>'
        else:
            words = _NOT_YET[voice.state]
            heard = f'<span style="color:{colors.warn};font-weight:600">{_unbroken(words)}</span>'
        said.append(f"{_unbroken(perspective.words)}&nbsp;{heard}")
    return " &nbsp; ".join(said)


def _unbroken(words: str) -> str:
    """Words that stay on one line, so that nobody's state stands apart from the role."""
    return words.replace(" ", "&nbsp;")


def spoken_strip(file: CaseFile) -> str:
    """The same as one would say it."""
    said: list[str] = []
    for perspective, voice in voices_of(file, Stage.NEEDS).items():
        heard = f"{voice.count or 1} heard" if voice.state is VoiceState.HEARD else ""
        said.append(f"{perspective.words} {heard or _NOT_YET[voice.state]}")
    return ", ".join(said)
