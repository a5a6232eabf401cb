"""The home folder and its secrets."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from niangjia.kernel import home


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "deep" / "home"
    monkeypatch.setenv("NIANGJIA_HOME", str(path))
    return path


def test_without_a_name_the_home_is_var_in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NIANGJIA_HOME")
    assert home.home() == Path(home.__file__).resolve().parents[2] / "var"


def test_what_is_made_is_closed_to_others(own_home: Path) -> None:
    home.secret("one")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (own_home, *own_home.rglob("*"))}
    assert modes == {"home": 0o700, "keys": 0o700, "one": 0o600}


def test_the_mode_of_a_folder_that_was_there_stays(own_home: Path) -> None:
    own_home.mkdir(mode=0o755, parents=True)
    own_home.chmod(0o755)
    home.folder("log")
    assert stat.S_IMODE(own_home.stat().st_mode) == 0o755


def test_askers_at_once_get_the_same_secret() -> None:
    with ThreadPoolExecutor(16) as pool:
        values = set(pool.map(lambda _: home.secret("shared", 16), range(200)))
    assert len(values) == 1
    assert len(values.pop()) == 16


def test_a_secret_stays_and_another_name_is_another_secret() -> None:
    assert home.secret("one") == home.secret("one") != home.secret("two")


@pytest.mark.parametrize("text", ["", "00", "not hexadecimal"])
def test_a_damaged_secret_is_refused(own_home: Path, text: str) -> None:
    (home.folder("keys") / "broken").write_text(text)
    with pytest.raises(home.HomeError, match="broken"):
        home.secret("broken")


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NIANGJIA_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(home.HomeError, match="name another in NIANGJIA_HOME"):
        home.folder()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o601])
def test_a_secret_that_others_may_read_is_refused_and_it_is_said_how_to_mend_it(
    own_home: Path, mode: int
) -> None:
    home.secret("x")
    path = own_home / "keys" / "x"
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(mode)
    with pytest.raises(home.HomeError, match=f"{mode:03o}.*chmod 600 {path}"):
        home.secret("x")
    path.chmod(0o400)
    assert len(home.secret("x")) == 32
