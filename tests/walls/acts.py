"""Every act of the house: on what kind of record its events lie, and which tables it writes.

An act that has no line, writes another table or records on another kind fails the test that runs it
(`tests.walls.watching`). What is written is told before → after on the auditor's page of the event, by the
history of that kind, or stands below with the reason why not.
"""

from __future__ import annotations

from typing import NamedTuple

ANY = "*"
"""Whatever kind of record papers are attached to."""


class Line(NamedTuple):
    """What one act does; a table of the act's own app stands without the app's name."""

    kinds: frozenset[str]
    tables: frozenset[str]


def on(kinds: str, tables: str = "") -> Line:
    """A line, in words apart."""
    return Line(frozenset(kinds.split()), frozenset(tables.split()))


def tables_of(act: str) -> frozenset[str]:
    """The tables that an act writes, by their whole names."""
    app = act.partition(".")[0]
    return frozenset(one if "_" in one else f"{app}_{one}" for one in ACTS[act].tables)


SECRET = "a secret, a session or what is counted at the door: the event says that it began, changed or ended"
ADDED = "only added, and ended once: the event says which, and its page shows who ended it"
ON_ITS_WAY = "a workbook on its way, sealed: its own events are its history, its counts stand on them"
UNTOLD = {
    "accounts_apitoken": ADDED,
    "accounts_recoverycode": SECRET,
    "accounts_secondfactor": SECRET,
    "accounts_signin": SECRET,
    "accounts_signinnote": "what happened at the door, only added to: shown to auditors as a list of its own",
    "accounts_tries": SECRET,
    "accounts_usedpassword": SECRET,
    "archive_publication": ADDED,
    "archive_text": "documents word for word, public, only added to",
    "imports_import": ON_ITS_WAY,
    "imports_officeform": "how a form's headings are read: shown and corrected with each workbook",
    "imports_sidepage": ON_ITS_WAY,
    "kernel_flowstep": "the steps of a flow, only added to: shown on the record, the event says the same",
    "kernel_job": "work that waits: what it does is an act of its own",
    "kernel_keycheck": "fingerprints of keys; the event says which was drawn or retired",
    "papers_paper": "a file, sealed and never changed: attached, and its content destroyed once",
    "scenarios_allotment": "worked out by a job from the scenario, which tells what it was asked",
    "workforce_persongram": "made of the name, for searching",
}
"""Tables of which no event tells before → after, whoever writes them, and why."""

MANY = "many records at once: the event counts them, and each record tells its own before → after"
FOLLOW = "the unit tells its own; who is posted there follows it, and each person's record tells that"
GONE = "the record is gone: its versions can be read by nobody, or stand as they were taken back"
OTHERWISE = {
    "organisations.abolish_unit": FOLLOW,
    "organisations.merge_units": FOLLOW,
    "organisations.split_unit": FOLLOW,
    "organisations.undo_units_import": MANY,
    "privacy.sweep": MANY,
    "workforce.delete_person": GONE,
    "workforce.import_roster": MANY,
    "workforce.undo_roster_import": MANY,
}
"""Acts that write records of other kinds than their event lies on, and where these are told."""

ACTS: dict[str, Line] = {
    "accounts.appoint": on("account", "account appointment appointmentunit"),
    "accounts.begin_administration": on("account"),
    "accounts.choose_appointment": on("account"),
    "accounts.choose_password": on("account", "account signin signinnote usedpassword"),
    "accounts.close_account": on("account", "account"),
    "accounts.drop_factor": on("account", "recoverycode secondfactor signinnote"),
    "accounts.end_appointment": on("account", "appointment"),
    "accounts.end_others": on("account", "signin signinnote"),
    "accounts.end_own": on("account", "signin signinnote"),
    "accounts.end_sessions": on("account", "signin signinnote"),
    "accounts.export_accounts": on("account"),
    "accounts.give": on("account", "appointment appointmentunit"),
    "accounts.give_one_time_password": on("account", "account"),
    "accounts.let_stand_in": on("account", "appointment"),
    "accounts.make_token": on("account", "apitoken"),
    "accounts.open_account": on("account", "account"),
    "accounts.propose_factor": on("account", "secondfactor"),
    "accounts.prove_factor": on("account", "recoverycode secondfactor signin signinnote"),
    "accounts.remove_second_factor": on("account", "recoverycode secondfactor signin signinnote"),
    "accounts.renew_codes": on("account", "recoverycode signinnote"),
    "accounts.reopen_account": on("account", "account"),
    "accounts.revoke_token": on("account", "apitoken"),
    "accounts.unlock": on("account", "signinnote tries"),
    "archive.keep": on("library", "text"),
    "archive.publish": on("publication", "publication text"),
    "archive.withdraw": on("publication", "publication"),
    "authoring.add_provision": on("draft", "draft"),
    "authoring.begin": on("draft", "draft"),
    "authoring.discard": on("draft", "draft kernel_flowstep"),
    "authoring.publish": on("draft", "draft kernel_flowstep"),
    "authoring.recall": on("draft", "draft kernel_flowstep"),
    "authoring.remove_provision": on("draft", "draft"),
    "authoring.send_back": on("draft", "draft kernel_flowstep"),
    "authoring.submit": on("draft", "draft kernel_flowstep"),
    "authoring.withdraw": on("draft", "draft kernel_flowstep"),
    "authoring.write_cases": on("draft", "draft"),
    "authoring.write_header": on("draft", "draft"),
    "authoring.write_provision": on("draft", "draft"),
    "editions.approve": on("edition", "edition kernel_flowstep"),
    "editions.countersign": on("edition", "edition kernel_flowstep"),
    "editions.describe": on("edition", "edition"),
    "editions.draft": on("edition", "edition editionline kernel_job"),
    "editions.export_edition": on("edition"),
    "editions.freeze": on("edition", "edition editionline"),
    "editions.give_back": on("edition", "edition kernel_flowstep"),
    "editions.plan_posts": on("edition", "editionline"),
    "editions.publish": on("edition", "edition kernel_flowstep"),
    "editions.recall": on("edition", "edition kernel_flowstep"),
    "editions.request": on("edition", "edition kernel_flowstep"),
    "editions.retake": on("edition", "edition editionline"),
    "editions.send_back": on("edition", "edition kernel_flowstep"),
    "editions.submit": on("edition", "edition kernel_flowstep"),
    "editions.transcribe": on("edition", "edition kernel_flowstep"),
    "editions.withdraw": on("edition", "edition kernel_flowstep"),
    "editions.write": on("edition"),
    "editions.write_poster": on("unit"),
    "editions.write_quotas": on("edition"),
    "funding.allot": on("reply", "replyallotment"),
    "funding.correct_reply": on("reply", "budgetreply replyshare"),
    "funding.enter_reply": on("reply", "budgetreply replyshare"),
    "funding.export_replies": on("reply"),
    "funding.revoke_reply": on("reply", "budgetreply"),
    "imports.answer_absent": on("workbook", "import"),
    "imports.ask_for_commit": on("workbook", "import kernel_job"),
    "imports.ask_for_undo": on("workbook", "import kernel_job"),
    "imports.commit": on("workbook", "import sidepage"),
    "imports.correct_headings": on("workbook", "import officeform sidepage kernel_job"),
    "imports.discard": on("workbook", "import sidepage"),
    "imports.download_problems": on("workbook"),
    "imports.drop": on("workbook", "import kernel_job"),
    "imports.drop_and_read": on("workbook", "import sidepage"),
    "imports.expire_workbooks": on("retention workbook", "import sidepage"),
    "imports.give_default": on("workbook", "import sidepage kernel_job"),
    "imports.look_again": on("workbook", "import sidepage kernel_job"),
    "imports.read": on("workbook", "import sidepage"),
    "imports.retry": on("workbook", "import kernel_job"),
    "imports.undo": on("workbook", "import"),
    "kernel.draw_key": on("key", "keycheck"),
    "kernel.note_rotation": on("key"),
    "kernel.retire_keys": on("key", "keycheck"),
    "organisations.abolish_unit": on(
        "unit",
        "affiliation succession territory unit "
        "workforce_certificate workforce_engagement workforce_person workforce_persongram",
    ),
    "organisations.change_territory": on("unit", "territory"),
    "organisations.correct_unit": on("unit", "unit"),
    "organisations.edit_contact": on("unit", "unitcontact"),
    "organisations.ensure_federation": on("unit", "affiliation territory unit"),
    "organisations.enter_counts": on("unit", "headcount"),
    "organisations.export_units": on("scope"),
    "organisations.found_unit": on("unit", "affiliation territory unit"),
    "organisations.import_units": on("unit", "affiliation headcount territory unit unitcontact"),
    "organisations.load_divisions": on("unit", "affiliation territory unit"),
    "organisations.merge_units": on(
        "unit",
        "affiliation headcount succession territory unit "
        "workforce_certificate workforce_engagement workforce_person workforce_persongram workforce_spell",
    ),
    "organisations.move_unit": on("unit", "affiliation unit"),
    "organisations.rename_unit": on("unit", "unit unitname"),
    "organisations.split_unit": on(
        "unit",
        "affiliation succession territory unit "
        "workforce_certificate workforce_engagement workforce_person workforce_persongram",
    ),
    "organisations.undo_units_import": on(
        "import",
        "affiliation headcount territory unit unitcontact unitname",
    ),
    "papers.attach": on("*", "paper"),
    "papers.destroy": on("*", "paper"),
    "papers.download": on("*"),
    "papers.remove": on("*", "paper"),
    "privacy.answer_request": on("person", "ownrequest"),
    "privacy.ask_for_removal": on("retention", "kernel_job"),
    "privacy.end_hold": on("person", "hold"),
    "privacy.export_readers": on("person"),
    "privacy.give_own_data": on("person"),
    "privacy.note_run": on("retention"),
    "privacy.put_off": on("person", "hold"),
    "privacy.remove": on("retention"),
    "privacy.sweep": on("retention", "accounts_signinnote hold ownrequest"),
    "privacy.take_request": on("person", "ownrequest"),
    "proof.export_events": on("scope"),
    "scenarios.ask_for_shares": on("scenario", "kernel_job scenario"),
    "scenarios.change_scenario": on("scenario", "allotment scenario"),
    "scenarios.copy_scenario": on("scenario", "scenario"),
    "scenarios.export_comparison": on("unit"),
    "scenarios.find_shares": on("scenario", "allotment scenario"),
    "scenarios.keep_scenario": on("scenario", "scenario"),
    "scenarios.remove_scenario": on("scenario", "scenario"),
    "scenarios.restore_scenario": on("scenario", "scenario"),
    "site.record_backup": on("house"),
    "site.record_restore": on("house"),
    "staffing.export_plan": on("unit"),
    "workforce.anonymise_person": on("person", "certificate engagement person persongram spell"),
    "workforce.begin_engagement": on("person", "certificate engagement person persongram"),
    "workforce.change_engagement": on("person", "engagement"),
    "workforce.come_back": on("person", "spell"),
    "workforce.correct_id_number": on("person roster", "person"),
    "workforce.delete_person": on("person", "certificate engagement person persongram spell"),
    "workforce.edit_person": on("person", "person persongram"),
    "workforce.end_engagement": on("person", "engagement spell"),
    "workforce.enter_person": on("person roster", "certificate engagement person persongram"),
    "workforce.export_people": on("unit"),
    "workforce.extend_contract": on("person", "engagement"),
    "workforce.go_away": on("person", "spell"),
    "workforce.import_roster": on("unit", "certificate engagement person persongram spell"),
    "workforce.keep_certificate": on("person", "certificate"),
    "workforce.notice_people": on("unit"),
    "workforce.read_person": on("person"),
    "workforce.renew_certificate": on("person", "certificate"),
    "workforce.transfer": on("person", "certificate engagement papers_paper person persongram spell"),
    "workforce.undo_roster_import": on("import", "certificate engagement person persongram spell"),
    "workforce.unmask": on("person"),
}
