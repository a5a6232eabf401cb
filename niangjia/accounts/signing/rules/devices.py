"""What a browser says of itself, in words. Pure.

Only names of this list are ever kept or shown: what a program sends as its name is not.
"""

from __future__ import annotations

SYSTEMS = (
    *(("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad")),
    *(("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")),
)
BROWSERS = (
    *(("MicroMessenger", "微信"), ("DingTalk", "钉钉"), ("Edg", "Edge"), ("OPR", "Opera")),
    *(("Firefox", "Firefox"), ("QQBrowser", "QQ 浏览器"), ("360SE", "360 浏览器")),
    *(("HeadlessChrome", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"), ("curl", "curl")),
)
"""What stands in the text, and its name; the first that fits, for many claim to be others as well."""


def device_of(agent: str) -> str:
    """The device in words, as Chrome · Windows; empty for one that is not known."""
    found = (next((word for sign, word in signs if sign in agent[:512]), "") for signs in (BROWSERS, SYSTEMS))
    return " · ".join(word for word in found if word)
