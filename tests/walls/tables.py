"""Every table, function and right that stands outside the walls, with the reason why that is right.

A table without a wall and without a line here fails the suite; so does a line that is no longer needed.
"""

from __future__ import annotations

OPEN_TABLES = {
    "archive_publication": "public documents: which text an office published, and by what decision it ended",
    "archive_text": "public documents word for word; only ever added to",
    "auth_group": "Django's own, empty: powers stand in code",
    "auth_group_permissions": "Django's own, empty: powers stand in code",
    "auth_permission": "Django's own, names of models; read only",
    "django_content_type": "Django's own, names of models; read only",
    "django_migrations": "which migrations ran; read only",
    "kernel_keycheck": "whether the keys beside the database are the right ones: a fingerprint of each",
    "kernel_apart": "which two steps of a flow no one may take both; only ever added to",
    "pghistory_context": "empty: who and why stand in each row of history; read only",
    "proof_unsealed": "numbers of events that wait for their seal, nothing of what they tell",
    "staffing_planbasis": "the documents and the terms that stored plans rest on, no unit's figures",
}
"""Tables without a wall: what is in them that everybody may see."""

READ_ONLY = {
    *("auth_group", "auth_group_permissions", "auth_permission"),
    *("django_content_type", "django_migrations", "pghistory_context"),
}
"""What the application reads and never writes."""

BROAD_INSERTS = {
    "kernel_mark": "whoever changes a fact marks the units above whose sums it changes; only marks in scope "
    "are read and removed",
}
"""Tables into which more may be put than is seen."""

WALLED_OTHERWISE = "accounts_"
"""What is read before there is a scope stands behind walls of its own: by account, by the secret that is
tried, by where the account was opened. `accounts/signing/tests` prove them."""

TELLING = {
    "accounts_administrators_at_and_above": "names of the administrators over a unit in scope",
    "accounts_stood_in_for": "numbers of the appointments somebody stands in for, for their own wall",
    "editions_that_froze": "titles of the plans above that hold a unit of one's own",
    "workforce_persons_elsewhere": "of a number one knows: that it is on another roster, not where",
}
"""Functions that tell something of rows out of scope: each says how much."""

SUMMING = {
    "funding_add_up": "refuses a reply that does not sum; answers nothing",
    "funding_count_allotted": "a trigger: keeps the sum on the reply",
    "funding_show_face": "a trigger: copies a reply's heading to its allotments",
    "organisations_move_subtree": "a trigger: takes a subtree's rows along, within the walls of who moves it",
    "privacy_forget_sign_ins": "removes sign-ins past their time, for the whole house only; answers a number",
    "proof_wait": "a trigger: an event waits for its seal; answers nothing",
    "workforce_mark_postings": "marks units to be counted anew; answers nothing",
}
"""Functions that look at rows out of scope and tell nothing of them."""
