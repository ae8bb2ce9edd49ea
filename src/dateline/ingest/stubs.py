"""Pages that are no whole article: cookie walls, paywall teasers, and what has hardly any words."""

import re

_TAIL_CHARS = 600
_HEAD_CHARS = 600
_TEASER_WORDS = 250  # with more words before it, an invitation to subscribe stands below a whole article
_WALL_WORDS = 200
_PAYWALL = re.compile(
    r"(?:subscribe|sign up|register|log ?in|sign ?in|become a (?:member|subscriber))\b.{0,40}\b(?:to|and) "
    r"(?:continue|keep|read|access|unlock|view|see)\b"
    r"|(?:continue|keep) reading (?:this article )?(?:with|by|for)\b.{0,40}\b(?:subscri|account|trial|free)"
    r"|(?:this|the) (?:article|story|content) is (?:only |exclusively )?(?:available |reserved )?(?:for|to) "
    r"(?:our )?(?:paying |registered )?(?:subscribers|members)"
    r"|already (?:a )?(?:subscriber|subscribed|have a subscription|a member)\b"
    r"|to (?:read|continue reading) (?:the (?:full|rest of the)|this|more)\b.{0,60}\b(?:subscri|register|log ?in|sign)"
    r"|you have (?:reached|used) (?:your|all (?:of )?your)\b.{0,30}\b(?:free|monthly)\b.{0,20}\barticles?\b",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\b(?:we|our partners|this (?:web)?site)\b.{0,80}\bcookies\b|\b(?:accept|reject|manage)\b.{0,20}\bcookies\b"
    r"|\byour privacy (?:choices|settings)\b|before you continue to\b",
    re.IGNORECASE,
)
_BLOCKED = re.compile(
    r"\b(?:enable|turn on) javascript\b|\bare you a (?:robot|human)\b|\bverify (?:that )?you are (?:a )?human\b"
    r"|\bchecking your browser\b|\baccess denied\b|\bunusual traffic\b",
    re.IGNORECASE,
)


def find_stub(text: str, *, min_words: int) -> str | None:
    """Why `text` is not a whole article, as a sentence; null when nothing speaks against it.

    Misses teasers that do not say so, and walls in other languages than English.
    """
    words = len(text[: 40 * _TEASER_WORDS].split())
    if words <= _WALL_WORDS:
        for pattern, what in ((_COOKIES, "a cookie notice"), (_BLOCKED, "a page that lets no reader in")):
            met = pattern.search(text[:_HEAD_CHARS])
            if met is not None:
                return f"This looks like {what}, not an article: it says {_shorten(met[0])!r} and has {words} words."
    if words <= _TEASER_WORDS:
        met = _PAYWALL.search(text[-_TAIL_CHARS:])
        if met is not None:
            return f"This looks like the beginning of an article for subscribers: it ends with {_shorten(met[0])!r}."
    if words < min_words:
        counted = "1 word" if words == 1 else f"{words} words"
        return f"The text has {counted}, fewer than min_complete_words ({min_words})."
    return None


def _shorten(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 80 else words[:79] + "…"
