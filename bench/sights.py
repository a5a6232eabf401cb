"""The pages that are looked at, by whom, and what must stand on them."""

from __future__ import annotations

from dataclasses import dataclass

from bench.country import HOME
from niangjia.kernel.roles import Role

COUNTY = f"{HOME}03"
TWIG = '<li><div class="twig">'
ROW_HEAD = '<th scope="row">'
HIT = '<li><a href="'


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who is appointed over a division and all below it."""

    key: str
    role: Role
    division: str


NATION = Viewer("nation", Role.LEADER, "")
PREFECTURE = Viewer("prefecture", Role.PREFECTURE_OFFICER, HOME)
CLERK = Viewer("county", Role.COUNTY_CLERK, COUNTY)
VIEWERS = (NATION, PREFECTURE, CLERK)
EACH = (NATION, CLERK)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: how many rows it shows at most, behind which text, each known by which other; and a question to
    the database, asked in the viewer's scope, that says how many there are.

    `address` and `holds`, a text that must stand on it, may name {unit}, {person} and the like (`Known`).
    """

    what: str
    address: str
    truth: str = ""
    rows: int = 50
    row: str = ROW_HEAD
    behind: str = ""
    holds: str = ""
    fragment: bool = False
    viewers: tuple[Viewer, ...] = EACH


@dataclass(frozen=True, slots=True)
class Known:
    """A unit of the county, and somebody on its roster."""

    unit: str
    unit_name: str
    person: int
    person_name: str
    initials: str


KNOWN = f"""
    SELECT unit.code, unit.name, person.id, person.name, person.initials
      FROM organisations_unit county
      JOIN organisations_unit unit ON unit.parent_id = county.id
      JOIN workforce_person person ON person.unit_id = unit.id
     WHERE county.division_code = '{COUNTY}' ORDER BY unit.id, person.id LIMIT 1
"""
PEOPLE = "SELECT count(*) FROM workforce_engagement JOIN workforce_person person ON person.id = person_id"
UNITS = "SELECT count(*) FROM organisations_unit"
PRIMARY = f"{UNITS} WHERE kind NOT LIKE '%_federation'"
CHILDREN = (
    f"{UNITS} WHERE parent_id = (SELECT id FROM organisations_unit ORDER BY length(scope_path), id LIMIT 1)"
)
OF_COUNTY = f"{UNITS} WHERE parent_id = (SELECT id FROM organisations_unit WHERE division_code = '{COUNTY}')"
LEVEL = """EXISTS (
    SELECT FROM workforce_certificate held WHERE held.person_id = person.id AND level = 'assistant'
)"""

PAGES = (
    Page("roster", "/workforce/", PEOPLE),
    Page("roster: 王", "/workforce/?q=王", f"{PEOPLE} WHERE name LIKE '%王%'"),
    Page("roster: a whole name", "/workforce/?q={person_name}", f"{PEOPLE} WHERE name = {{person_name!r}}"),
    Page("roster: a form", "/workforce/?form=dispatch", f"{PEOPLE} WHERE form = 'dispatch'"),
    Page("roster: a level", "/workforce/?level=assistant", f"{PEOPLE} WHERE {LEVEL}"),
    Page("roster by name", "/workforce/?sort=name", PEOPLE),
    Page("numbers above the roster", "/workforce/statistics/", holds="stat-value", fragment=True),
    Page("statistics", "/workforce/statistics/"),
    Page("data quality", "/workforce/quality/"),
    Page("person", "/workforce/{person}/", holds="{person_name}"),
    Page("units of a kind", "/organisations/?kind=zone", f"{UNITS} WHERE kind = 'zone'"),
    Page("units: 镇总", "/organisations/?q=镇总", f"{UNITS} WHERE name LIKE '%镇总%'"),
    Page("units: a whole name", "/organisations/?q={unit_name}", f"{UNITS} WHERE name = {{unit_name!r}}"),
    Page("tree", "/organisations/", CHILDREN, rows=200, row=TWIG),
    Page(
        "branches of a county",
        f"/organisations/branches/?under={COUNTY}",
        OF_COUNTY,
        rows=200,
        row=TWIG,
        fragment=True,
    ),
    Page("unit", "/organisations/{unit}/", holds="{unit_name}"),
    Page("plan", "/staffing/", PRIMARY, rows=35, behind='id="units"', viewers=(NATION,)),
    Page("plan", "/staffing/", PRIMARY, behind='id="units"', viewers=(PREFECTURE, CLERK)),
    Page("plan of a county", f"/staffing/?under={COUNTY}", OF_COUNTY, behind='id="units"', viewers=(NATION,)),
    Page("search: a unit", "/search/?q={unit_name}", holds="{unit}"),
    Page("search: a person", "/search/?q={person_name}", holds="/workforce/{person}/"),
    Page("search: initials", "/search/?q={initials}", holds="/workforce/"),
    Page("desk", "/"),
    Page("numbers of the desk", "/desk/numbers/", fragment=True),
)
