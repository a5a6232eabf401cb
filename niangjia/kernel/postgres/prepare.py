"""What a database must have before the first migration: two roles, two extensions, closed doors."""

from __future__ import annotations

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier, Literal

from niangjia.kernel.postgres.urls import DATABASE, PostgresError, Urls

EXTENSIONS = ("btree_gist", "pg_trgm")
LOCK = 0x6E6A  # "nj": two commands that prepare at once must not disturb each other


def role(url: str) -> str:
    """The role an address logs in as."""
    return str(conninfo_to_dict(url).get("user") or "")


def create_roles_and_database(superuser_url: str, urls: Urls) -> None:
    """On the embedded server only: the roles with the passwords of this home, and the owner's database."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        for url, powers in (
            (urls.owner, "createdb nobypassrls"),
            (urls.application, "nocreatedb nobypassrls"),
            (urls.backup, "nocreatedb bypassrls"),
        ):
            name = Identifier(role(url))
            if not _one(connection, "select true from pg_roles where rolname = %s", role(url)):
                connection.execute(SQL("create role {}").format(name))
            connection.execute(
                SQL("alter role {} login nosuperuser nocreaterole {} password {}").format(
                    name, SQL(powers), Literal(conninfo_to_dict(url)["password"])
                )
            )
        if not _one(connection, "select true from pg_database where datname = %s", DATABASE):
            connection.execute(
                SQL("create database {} owner {}").format(Identifier(DATABASE), Identifier(role(urls.owner)))
            )
        backup = {"database": Identifier(DATABASE), "backup": Identifier(role(urls.backup))}
        connection.execute(SQL("grant pg_read_all_data to {backup}").format(**backup))
        connection.execute(SQL("grant connect on database {database} to {backup}").format(**backup))


def prepare(urls: Urls) -> None:
    """Bring the database to where migrations can begin; again, it changes nothing. Raises PostgresError."""
    application = role(urls.application)
    try:
        with psycopg.connect(urls.application, connect_timeout=10) as connection:
            _refuse_strong_application_role(connection, urls)
        with psycopg.connect(urls.owner, connect_timeout=10) as connection:
            connection.execute("select pg_advisory_xact_lock(%s)", [LOCK])
            if not _is_prepared(connection, application):
                close_doors(connection, application)
    except psycopg.Error as problem:
        reason = str(problem).strip().replace("\n", " ")
        raise PostgresError(
            f"the database is not ready ({reason}): see 'A server of your own' in docs/operations.md"
        ) from problem


def close_doors(connection: psycopg.Connection, application: str) -> None:
    """Make the extensions, close the database to everyone, open to the application what its rows need."""
    for extension in EXTENSIONS:
        connection.execute(SQL("create extension if not exists {}").format(Identifier(extension)))
    names = {"database": Identifier(connection.info.dbname), "application": Identifier(application)}
    for statement in (
        "revoke all on database {database} from public",
        "grant connect on database {database} to {application}",
        "revoke all on schema public from public",
        "grant usage on schema public to {application}",
        "alter default privileges grant select, insert, update, delete on tables to {application}",
        "alter default privileges grant usage on sequences to {application}",
        "alter default privileges revoke execute on functions from public",
        "alter default privileges grant execute on functions to {application}",
    ):
        connection.execute(SQL(statement).format(**names))


def _is_prepared(connection: psycopg.Connection, application: str) -> bool:
    return _one(
        connection,
        """select (select count(*) from pg_extension where extname = any(%s)) = %s
              and has_schema_privilege(%s, 'public', 'usage')
              and (select count(*) from pg_default_acl a
                    where defaclrole = current_user::regrole and defaclnamespace = 0
                      and defaclacl::text like '%%' || quote_ident(%s) || '=%%') = 3""",
        list(EXTENSIONS),
        len(EXTENSIONS),
        application,
        application,
    )


def _refuse_strong_application_role(connection: psycopg.Connection, urls: Urls) -> None:
    strong = _one(
        connection,
        """select rolsuper or rolbypassrls or pg_has_role(current_user, %s, 'member')
             from pg_roles where rolname = current_user""",
        role(urls.owner),
    )
    if strong:
        raise PostgresError(
            "DATABASE_URL logs in as a role that can pass the walls (superuser, bypassrls, or the owner): "
            "give the application a plain role of its own"
        )


def _one(connection: psycopg.Connection, query: str, *parameters: object) -> bool:
    row = connection.execute(query, parameters).fetchone()
    return bool(row and row[0])
