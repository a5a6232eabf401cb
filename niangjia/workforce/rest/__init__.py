"""Persons and engagements over the API, a noun a file."""

from ninja import Router

from niangjia.workforce.rest.engagements import router as engagements
from niangjia.workforce.rest.moves import router as moves
from niangjia.workforce.rest.persons import router as persons
from niangjia.workforce.rest.unmasking import router as unmasking

router = Router()
router.add_router("", persons)
router.add_router("", engagements)
router.add_router("", moves)
router.add_router("", unmasking)

__all__ = ["router"]
