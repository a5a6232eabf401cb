"""The pages of the policy library."""

from niangjia.policy.views.calculator import calculator, places
from niangjia.policy.views.document import document, download
from niangjia.policy.views.library import library
from niangjia.policy.views.provision import provision

__all__ = ["calculator", "document", "download", "library", "places", "provision"]
