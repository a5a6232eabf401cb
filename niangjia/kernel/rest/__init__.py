"""The API's ground: routes that name their power, answers in JSON, refusals as problems.

    router = Router(tags=["units"])

    @get(router, "/units/{code}/", Permission.UNIT_VIEW, answer=UnitOut)
    def unit(request: Request, code: Code) -> UnitOut: ...

An app's `rest.py` is thin like its views: parse, one call, answer. `site/rest.py` mounts the routers.
"""

from niangjia.kernel.rest.answers import CitationOut, FigureOut, Sentence, VerdictOut, plain
from niangjia.kernel.rest.asking import Body, Code, Day, Key, Paging, Search
from niangjia.kernel.rest.paging import Paged, listed
from niangjia.kernel.rest.problems import PREFIX, Problem, problem, speak_in_problems
from niangjia.kernel.rest.routes import get, post, power_of

__all__ = [
    "PREFIX",
    "Body",
    "CitationOut",
    "Code",
    "Day",
    "FigureOut",
    "Key",
    "Paged",
    "Paging",
    "Problem",
    "Search",
    "Sentence",
    "VerdictOut",
    "get",
    "listed",
    "plain",
    "post",
    "power_of",
    "problem",
    "speak_in_problems",
]
