"""Whether the keys in the folder are those this database was sealed with: asked at every start.

The database keeps a check value of each key, from which nothing of the key can be told. A key that is
missing, or is another, is said at once and by name, instead of failing in a page.
"""

from __future__ import annotations

import hmac

from cryptography.exceptions import InvalidTag
from django.db import connection

from niangjia.kernel.keys import ring as rings
from niangjia.kernel.keys.holding import KEY, holders
from niangjia.kernel.keys.ring import KeyMissing, Use, file_name, missing
from niangjia.kernel.models import KeyCheck


class KeyWrong(KeyMissing):
    """A key of that name lies in the folder, and is not the one this database was sealed with."""


def check() -> None:
    """Hold the keys against the database, and note the keys that it does not know yet.

    To be asked where everything may be read. Raises `KeyMissing`, `KeyWrong`.
    """
    ring, noted = rings.present(anew=True), list(KeyCheck.objects.all())
    for one in noted:
        use, key = Use(one.use), ring.of(Use(one.use)).get(one.number)
        if key is None:
            raise KeyMissing(missing(use, one.number))
        if not hmac.compare_digest(bytes(one.value), value(use, one.number, key)):
            raise KeyWrong(wrong(use, one.number))
    if not noted:
        _open_one()
    known = {(one.use, one.number) for one in noted}
    KeyCheck.objects.bulk_create(
        [
            KeyCheck(use=use.value, number=number, value=value(use, number, key))
            for use in Use
            for number, key in ring.of(use).items()
            if (use.value, number) not in known
        ],
        ignore_conflicts=True,
    )


def value(use: Use, number: int, key: bytes) -> bytes:
    """The check value of a key."""
    return hmac.digest(key, f"niangjia check value of {file_name(use, number)}".encode(), "sha256")


def wrong(use: Use, number: int) -> str:
    """What to do about a key that is not the right one."""
    return (
        f"密钥文件 {rings.path(use, number)} 不是加密这个数据库所用的密钥："
        "请从密钥备份中放回原来的文件，再启动"
    )


def there() -> bool:
    """Whether the database has the table of check values yet."""
    return KeyCheck._meta.db_table in connection.introspection.table_names()


def _open_one() -> None:
    """Before check values were kept: a row's key must open under the key that is there."""
    from niangjia.kernel.vault import master_of, vault

    for holder in holders():
        row = None
        if not holder.under:
            row = holder.model._default_manager.exclude(**{KEY: None}).values_list(KEY, flat=True).first()
        if row:
            try:
                vault().rewrapped(row)
            except InvalidTag:
                raise KeyWrong(wrong(Use.MASTER, master_of(row))) from None
