"""How deep a page is nested and how full its tags are, counted in one pass before any parser builds a tree of it."""

import re
from dataclasses import dataclass

# What never holds anything, and what the next element closes (HTML Standard, 13.1.2 and 13.1.2.4).
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSES = {
    **dict.fromkeys(("p", "ul", "ol", "dl", "table", "div", "h1", "h2", "h3"), frozenset({"p"})),
    "li": frozenset({"li", "p"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd", "p"})),
    **dict.fromkeys(("td", "th"), frozenset({"td", "th", "p"})),
    "tr": frozenset({"tr", "td", "th", "p"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "p"})),
    **dict.fromkeys(("option", "optgroup"), frozenset({"option"})),
}
_PARTS = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/>]{0,40}))")
# A tag to its end as the tokenizer of the HTML Standard sees it; nothing is tried twice, so that it stays linear.
_TAG_REST = re.compile(r"""(?:[^"'>]++|(?<==)"[^"]*+"|(?<==)'[^']*+'|["'])*+>""")
_QUOTED = re.compile(r"""(?<==)(?:"[^"]*+"|'[^']*+')""")
_SPACES = re.compile(r"\s+")
_LONG_TAG = 20_000  # characters from which the attributes of a tag are counted
_RAW = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What makes a page dear to parse."""

    depth: int  # of the deepest element; counting stops one past the limit
    elements: int  # how many there are; counting stops one past the limit
    attributes: int  # in the fullest of the long tags, about: a parser compares each with each


def measure_shape(source: str, *, max_depth: int, max_elements: int) -> Shape:
    """The shape of a page. An element that is never closed holds all that follows, as it does for a parser."""
    stack: list[str] = []
    deepest, elements, position, attributes = 0, 0, 0, 0
    open_now: dict[str, int] = {}
    while (match := _PARTS.search(source, position)) is not None:
        name = (match[3] or "").lower()
        if match[1]:
            position = _find_end(source.find("-->", match.end()), source)
            continue
        rest = _TAG_REST.match(source, match.end())
        position = rest.end() if rest else len(source)
        if position - match.end() > _LONG_TAG:
            attributes = max(attributes, len(_SPACES.findall(_QUOTED.sub("", source[match.end() : position]))))
        elements += not match[2]
        if match[2]:
            _close(name, stack, open_now)
        elif name in _RAW:
            close = _RAW[name].search(source, position)
            position = close.start() if close else len(source)
        elif name not in _VOID:
            closed = _CLOSES.get(name, frozenset())
            while stack and stack[-1] in closed:
                open_now[stack.pop()] -= 1
            stack.append(name)
            open_now[name] = open_now.get(name, 0) + 1
            deepest = max(deepest, len(stack))
        if deepest > max_depth or elements > max_elements:
            break
    return Shape(depth=deepest, elements=elements, attributes=attributes)


def _close(name: str, stack: list[str], open_now: dict[str, int]) -> None:
    """Take elements from the stack up to the last one called `name`, if there is one: each is taken once."""
    if open_now.get(name, 0) == 0:
        return
    while (last := stack.pop()) != name:
        open_now[last] -= 1
    open_now[name] -= 1


def _find_end(found: int, source: str) -> int:
    return len(source) if found < 0 else found + 3
