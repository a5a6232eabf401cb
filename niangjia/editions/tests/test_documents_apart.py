"""What papers keep apart: projects from persons, one clause from several."""

from __future__ import annotations

from dataclasses import replace

from niangjia.editions.documents import papers
from niangjia.editions.documents.types import Paper
from niangjia.editions.tests.matters import POSTS, adjusted, county, matter, project_row, row
from niangjia.editions.tests.test_documents import said, tables
from niangjia.editions.types import PLANNED, Compared
from niangjia.staffing.types import PROJECT

OTHER = replace(POSTS, clause="四、人员条件")


def test_projects_are_no_persons_in_an_adjustment() -> None:
    of = adjusted()
    assert of.before is not None
    project = {**project_row().numbers, PLANNED: 2}
    more = Compared("GH9", "嘎洒镇总工会", "涪城区", project, {**project, PLANNED: 7}, PROJECT)
    of = replace(
        of,
        rows=[row(planned=4), replace(project_row(), numbers={**project, PLANNED: 7})],
        before=replace(of.before, differing=[*of.before.differing, more]),
    )
    notice = papers.write(Paper.NOTICE, of)
    assert "计划配备社会化工会工作者由2名调整为4名（+2名）" in said(notice)
    assert "计划实施服务项目由2个项目调整为7个项目（+5个项目）" in said(notice)
    persons, projects = tables(notice)
    assert (persons.total[-2], projects.total[-2]) == ("+2", "+5")
    assert (persons.unit, projects.unit) == ("单位：人、名", "单位：人、个项目")


def test_an_adjustment_that_lets_every_project_go_says_so() -> None:
    of = adjusted()
    assert of.before is not None
    gone = Compared("GH9", "嘎洒镇总工会", "涪城区", {**project_row().numbers, PLANNED: 2}, None, PROJECT)
    of = replace(of, rows=[], before=replace(of.before, differing=[gone]))
    assert "计划实施服务项目由2个项目调整为0个项目（−2个项目）。" in said(papers.write(Paper.NOTICE, of))
    of = replace(of, before=replace(of.before, differing=[]))
    assert "计划配备社会化工会工作者没有变化。" in said(papers.write(Paper.NOTICE, of))


def test_one_clause_alone_bears_no_number() -> None:
    one = papers.write(Paper.PLAN, county(bases=matter().bases[:1]))
    two = papers.write(
        Paper.PLAN, county(bases=[*matter().bases[:1], replace(matter().bases[1], citation=OTHER)])
    )
    assert ("1．" in said(one), "1．" in said(two)) == (False, True)
