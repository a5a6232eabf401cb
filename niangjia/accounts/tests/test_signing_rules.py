"""The rules of signing in: waits that grow, codes that open once, passwords, sessions, devices."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

import niangjia
from niangjia.accounts.middleware import UNATTENDED
from niangjia.accounts.signing.rules import codes, lockout, passwords, standing
from niangjia.accounts.signing.rules.devices import device_of
from niangjia.accounts.signing.rules.lockout import OF_ADDRESS, OF_NAME, delay_after, may_try, remembered
from niangjia.accounts.signing.types import Happening, PasswordFacts
from niangjia.kernel.roles import ADMINISTRATORS, Role

AT = datetime(2026, 6, 30, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NOW = 1_800_000_000


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (8, 8), (9, 16), (10, 32), (11, 60), (12, 60), (10**9, 60)],
)
def test_the_wait_begins_with_the_fifth_failure_and_doubles_to_an_hour(failures: int, minutes: int) -> None:
    assert delay_after(failures) == minutes * MINUTE


def test_an_address_waits_much_later_than_a_name() -> None:
    assert [delay_after(one, OF_ADDRESS) for one in (5, 29, 30, 31)] == [
        0 * MINUTE,
        0 * MINUTE,
        MINUTE,
        2 * MINUTE,
    ]


@given(st.integers(0, 10_000), st.sampled_from([OF_NAME, OF_ADDRESS]))
def test_one_more_failure_never_waits_less(failures: int, patience: lockout.Patience) -> None:
    assert timedelta(0) <= delay_after(failures, patience) <= delay_after(failures + 1, patience)
    assert delay_after(failures, patience) <= patience.longest


@given(st.integers(0, 200), st.integers(0, 10_000))
def test_a_try_is_refused_until_the_wait_is_over_and_no_longer(failures: int, seconds: int) -> None:
    at = AT + timedelta(seconds=seconds)
    assert may_try(failures, AT, at=at).allowed is (timedelta(seconds=seconds) >= delay_after(failures))


def test_the_refusal_says_when_again_and_not_whether_the_name_exists() -> None:
    refusal = may_try(7, AT, at=AT + timedelta(seconds=30))
    assert "4 分钟后（09:04 以后）" in refusal.reason.zh and "in 4 min (after 09:04)" in refusal.reason.en


@pytest.mark.parametrize(
    ("failures", "hours", "left"), [(4, 5, 4), (4, 6, 3), (4, 24, 0), (0, 100, 0), (11, 6, 11), (11, 7, 10)]
)
def test_failures_are_forgotten_one_by_one_once_the_wait_is_over(
    failures: int, hours: int, left: int
) -> None:
    assert remembered(failures, AT, at=AT + timedelta(hours=hours)) == left


def guesses(free_run: timedelta) -> int:
    """How many guesses somebody gets in a while who tries again as soon as that is allowed."""
    failures, last, at, made = 0, AT, AT, 0
    while at < AT + free_run:
        failures, last, made = remembered(failures, last, at=at) + 1, at, made + 1
        at = max(at, lockout.waits_until(failures, last))
    return made


def test_a_patient_guesser_gets_few_guesses_a_day() -> None:
    assert guesses(timedelta(days=1)) <= 35


def test_a_code_opens_within_a_step_of_the_clock_and_no_further() -> None:
    totp = pyotp.TOTP(SECRET)
    opened = {
        drift: codes.step_of(totp.at(NOW + 30 * drift), SECRET, now=NOW, last_step=None)
        for drift in range(-3, 4)
    }
    present = NOW // 30
    assert opened == {-3: None, -2: None, -1: present - 1, 0: present, 1: present + 1, 2: None, 3: None}


@given(st.integers(0, 2**33), st.integers(-1, 1))
def test_a_code_that_opened_opens_nothing_again(now: int, drift: int) -> None:
    code = pyotp.TOTP(SECRET).at(max(0, now + 30 * drift))
    step = codes.step_of(code, SECRET, now=now, last_step=None)
    assert step is not None
    assert codes.step_of(code, SECRET, now=now, last_step=step) in {None, *range(step + 1, step + 3)}
    assert codes.step_of(code, SECRET, now=now, last_step=now // 30 + 1) is None


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "１２３４５６", "000000 000000"])
def test_what_is_no_code_opens_nothing(typed: str) -> None:
    assert codes.step_of(typed, SECRET, now=NOW, last_step=None) is None


def test_a_code_may_be_typed_with_blanks() -> None:
    code = pyotp.TOTP(SECRET).at(NOW)
    assert codes.step_of(f" {code[:3]} {code[3:]} ", SECRET, now=NOW, last_step=None) == NOW // 30


def test_recovery_codes_are_ten_and_say_which_they_are() -> None:
    drawn = codes.new_codes()
    assert [codes.number_of(one) for one in drawn] == list(range(10)) and len(set(drawn)) == 10
    assert codes.number_of(f" {drawn[3].upper()} ") == 3
    assert {codes.number_of(one) for one in ("123456", "x-abcde-abcde", "3-abcd-abcde", "3-abcde", "")} == {
        None
    }


def test_the_phone_is_told_whose_secret_it_is() -> None:
    told = pyotp.parse_uri(codes.address_of_secret(SECRET, "clerk"))
    assert (told.name, told.issuer, told.secret) == ("clerk", codes.ISSUER, SECRET)
    assert len(codes.new_secret()) == 32 and codes.new_secret() != codes.new_secret()


NOTHING = PasswordFacts(("clerk", "王小丁", "GH510703"), used=False, common=False)


@pytest.mark.parametrize(
    ("password", "wrong"),
    [
        ("Abcdefgh12", 0),
        ("abcdefgh-1", 0),
        ("红旗-Abcdefg", 0),
        ("a long sentence without end", 0),
        ("abcdefghijklmnop", 0),
        ("Abcdefg12", 1),
        ("abcdefghijkl", 1),
        ("abc", 2),
        ("My-cLErk-2026", 1),
        ("王小丁-Abcde1", 1),
        ("gh510703-Abcde", 1),
        ("x" * 129, 1),
    ],
)
def test_what_is_wrong_with_a_password(password: str, wrong: int) -> None:
    verdict = passwords.may_use(password, NOTHING)
    assert (verdict.allowed, len(list(passwords.faults(password, NOTHING)))) == (wrong == 0, wrong)


def test_a_password_that_many_have_or_that_was_used_is_refused() -> None:
    facts = PasswordFacts(("ab", " ", ""), used=True, common=True)
    refused = passwords.may_use("Passw0rd-ab", facts)
    assert (
        "太常见" in refused.reason.zh
        and "最近用过的 5 个" in refused.reason.zh
        and "包含" not in refused.reason.zh
    )
    assert "soon guessed" in refused.reason.en and "last 5" in refused.reason.en


@pytest.mark.parametrize(
    ("since", "seen", "how"),
    [
        (0, 0, None),
        (29, 29, None),
        (30, 30, Happening.IDLE),
        (719, 0, None),
        (720, 0, Happening.OVER),
        (720, 30, Happening.OVER),
    ],
)
def test_a_session_ends_when_nobody_is_there_and_after_twelve_hours(
    since: int, seen: int, how: Happening | None
) -> None:
    begun, last = AT - since * MINUTE, AT - seen * MINUTE
    assert standing.ended(begun, last, at=AT, idle=30 * MINUTE) is how


@pytest.mark.parametrize("role", list(Role))
def test_administrators_are_given_less(role: Role) -> None:
    administers = role in ADMINISTRATORS
    assert standing.idle_after(role.value) == (15 if administers else 30) * MINUTE
    assert standing.idle_after(role.value, minutes=5) == 5 * MINUTE
    assert standing.may_go_without_factor(role.value).allowed is not administers
    due = [
        standing.must_renew_password(role.value, date(2026, 1, 1), on=date(2026, 6, day)) for day in (29, 30)
    ]
    assert due == [False, administers]


def test_it_is_told_once_a_minute_that_somebody_is_there() -> None:
    told = [standing.worth_telling(AT, at=AT + timedelta(seconds=one)) for one in (0, 59, 60)]
    assert told == [False, False, True]


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36",
            "Chrome · Windows",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge · Windows"),
        (
            "Mozilla/5.0 (Linux; Android 14) Chrome/99 Mobile Safari/537.36 MicroMessenger/8.0",
            "微信 · Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari · iPhone",
        ),
        ("<script>alert(1)</script>", ""),
        ("", ""),
    ],
)
def test_a_device_is_told_in_words_of_ours(agent: str, device: str) -> None:
    assert device_of(agent) == device


POLLED = re.compile(r'<[^>]*hx-trigger="every [^>]*>')


def test_whatever_a_page_asks_for_by_itself_says_so() -> None:
    polled = [
        tag
        for page in Path(niangjia.__file__).parent.rglob("*.html")
        for tag in POLLED.findall(page.read_text(encoding="utf-8"))
    ]
    assert len(polled) >= 3 and [tag for tag in polled if UNATTENDED not in tag] == []
