"""Forms of privacy."""

from niangjia.privacy.forms.entries import (
    AnswerForm,
    CorrectionForm,
    EndForm,
    Entry,
    FindForm,
    HoldForm,
    OwnDataForm,
    RunForm,
)

__all__ = [
    "AnswerForm",
    "CorrectionForm",
    "EndForm",
    "Entry",
    "FindForm",
    "HoldForm",
    "OwnDataForm",
    "RunForm",
]
