"""The one way for text to get into HTML."""

from collections.abc import Iterable
from html import escape

from dateline.report.visible import make_visible


def esc(text: str) -> str:
    """`text` as HTML text or the value of a quoted attribute, with control characters made visible."""
    return escape(make_visible(text), quote=True)


def bdi(text: str) -> str:
    """`text` in an element of its own direction, so that right-to-left text does not reorder what stands around it."""
    return f"<bdi>{esc(text)}</bdi>"


def items(texts: Iterable[str]) -> str:
    """The texts as list items."""
    return "".join(f"<li>{bdi(text)}</li>" for text in texts)


def link(url: str) -> str:
    """An address as a link when it is one of the web, else as text: no other scheme is ever followed."""
    if url.lower().startswith(("http://", "https://")):
        return f'<a href="{esc(url)}" rel="noreferrer noopener nofollow">{bdi(url)}</a>'
    return bdi(url)
