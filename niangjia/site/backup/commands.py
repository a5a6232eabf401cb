"""`niangjia backup` and `niangjia restore`."""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from niangjia.kernel import postgres
from niangjia.kernel.command import SETTINGS_MODULE, Fault, house


def add_to(commands: Any) -> None:
    """Declare the commands."""
    backup = commands.add_parser("backup", help="the whole house in one sealed file")
    backup.add_argument("--to", type=Path, metavar="PATH", help="a new file, or a folder that is there")
    backup.add_argument(
        "--keep", type=int, metavar="N", help="with a folder: keep the newest N, remove the others"
    )
    backup.add_argument(
        "--with-keys", action="store_true", help="the secrets of the home as well, sealed with it"
    )
    backup.add_argument(
        "--keygen", type=Path, metavar="FILE", help="make the pair of keys; the private one goes here"
    )
    backup.add_argument(
        "--passphrase", action="store_true", help="with --keygen: the private key needs a passphrase"
    )
    backup.set_defaults(run=_backup)

    restore = commands.add_parser(
        "restore", help="bring a backup back where there is no house yet, or try it"
    )
    restore.add_argument("file", type=Path)
    restore.add_argument("--identity", type=Path, metavar="FILE", help="the private key of the backup")
    restore.add_argument("--verify", action="store_true", help="restore beside, compare, and drop it again")
    restore.set_defaults(run=_restore)


def _backup(chosen: argparse.Namespace) -> int:
    if chosen.keygen is not None:
        return _keygen(chosen.keygen, protected=chosen.passphrase)
    if chosen.to is None:
        raise Fault("请用 --to 写明备份放在哪里，或用 --keygen 先生成密钥")
    if chosen.keep is not None and (chosen.keep < 1 or not chosen.to.is_dir()):
        raise Fault("--keep 须至少为 1，并且 --to 是一个文件夹")
    with house(migrated=False):
        from niangjia.site.backup import keeping, writing

        urls = _present_urls()
        _refuse_pending()
        began = datetime.now().astimezone()
        written = writing.write(chosen.to, urls=urls, with_keys=chosen.with_keys, at=began)
        gone = keeping.thin(chosen.to, keep=chosen.keep) if chosen.keep else []
    seconds = (datetime.now().astimezone() - began).total_seconds()
    manifest = written.manifest
    print(f"已备份到 {written.path}（{written.size:,} 字节，{seconds:.1f} 秒）")
    print(
        f"内容：{len(manifest.tables)} 张表 {manifest.rows:,} 行，{written.files} 个文件；"
        f"数据取自 {manifest.taken_at}"
    )
    if manifest.with_keys:
        print("密钥已一并加密放入：这份备份连同私钥可以打开全部个人信息，请分开保管。")
    else:
        print("密钥不在其中：没有 keys/，身份证号、电话等谁也打不开。请把它另外保管一份。")
    for path in gone:
        print(f"已删除旧备份 {path.name}")
    return 0


def _keygen(private: Path, *, protected: bool) -> int:
    from niangjia.site.backup import recipients

    public = recipients.draw(private, protected=protected)
    print(f"公钥已写入 {recipients.recipients_file()}：{public}")
    print(f"私钥在 {private}。请移到本机以外（例如两张U盘，分人保管）；没有它，备份谁也打不开。")
    return 0


def _restore(chosen: argparse.Namespace) -> int:
    from niangjia.site.backup import recipients, restoring

    identities = recipients.identities(chosen.identity)
    with postgres.running() as urls:
        known = _known_migrations(urls)
        if chosen.verify:
            _tell(restoring.verify(chosen.file, urls=urls, identities=identities, known=known))
            print("核对无误：临时恢复的数据库已删除，现有数据没有改动。")
            return 0
        restored = restoring.restore(chosen.file, urls=urls, identities=identities, known=known)
        _tell(restored)
        _record(chosen.file.name, restored)
    print("恢复完成。接着运行：niangjia audit verify，再 niangjia serve")
    return 0


def _record(name: str, restored: Any) -> None:
    """Leave the event. Tables of an earlier version are brought up to date first, which needs the keys:
    without them that waits for the next start, and the event is told as missing."""
    with house(migrated=not restored.missing_keys):
        from niangjia.kernel.command import operator
        from niangjia.kernel.scope import acting
        from niangjia.site.backup.actions import record_restore

        if _pending():
            print("备份的表结构是较早版本的：放回密钥后首次启动时升级；这次恢复没有写入审计记录。")
            return
        manifest = restored.manifest
        with acting(by := operator()):
            record_restore(by=by, name=name, taken_at=manifest.taken_at, rows=manifest.rows)


def _tell(restored: Any) -> None:
    manifest = restored.manifest
    print(
        f"备份取自 {manifest.taken_at}：{len(manifest.tables)} 张表 {manifest.rows:,} 行，"
        "行数、内容、结构、授权逐表一致。"
    )
    if restored.files:
        print(f"文件：{restored.files} 个。")
    if restored.opened is None:
        print("没有试开加密内容：这里没有密钥。")
    else:
        opened = restored.opened
        print(f"试开加密内容：{opened.keys} 行的密钥、{opened.values} 个值打开，{opened.failed} 行打不开。")
    if restored.missing_keys:
        print(
            f"这里缺少备份时的密钥：{'、'.join(restored.missing_keys)}。"
            "请从密钥备份放回 keys/（权限 600），否则加密内容打不开。"
        )


def _present_urls() -> postgres.Urls:
    from niangjia.kernel.postgres.urls import from_environment

    urls = from_environment()  # the house has written there what it found
    assert urls is not None
    return urls


def _known_migrations(urls: postgres.Urls) -> set[str]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS_MODULE)
    os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = urls.application, urls.owner
    import django

    django.setup()
    from django.db.migrations.loader import MigrationLoader

    return {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}


def _refuse_pending() -> None:
    if _pending():
        raise Fault("数据库结构还不是本版本的：请用原来的版本备份，或先运行 niangjia migrate")


def _pending() -> bool:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
