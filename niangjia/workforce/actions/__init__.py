"""Writes of persons and engagements."""

from niangjia.workforce.actions.certificates import keep_certificate, renew_certificate
from niangjia.workforce.actions.engagements import (
    begin_engagement,
    change_engagement,
    end_engagement,
    extend_contract,
    transfer,
)
from niangjia.workforce.actions.forgetting import anonymise_person
from niangjia.workforce.actions.importing import import_roster
from niangjia.workforce.actions.persons import correct_id_number, edit_person, enter_person
from niangjia.workforce.actions.removing import delete_person
from niangjia.workforce.actions.spells import come_back, go_away
from niangjia.workforce.actions.undoing import undo_roster_import
from niangjia.workforce.actions.unmasking import read_person, unmask

__all__ = [
    "anonymise_person",
    "begin_engagement",
    "change_engagement",
    "come_back",
    "correct_id_number",
    "delete_person",
    "edit_person",
    "end_engagement",
    "enter_person",
    "extend_contract",
    "go_away",
    "import_roster",
    "keep_certificate",
    "read_person",
    "renew_certificate",
    "transfer",
    "undo_roster_import",
    "unmask",
]
