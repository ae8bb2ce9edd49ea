"""How deep a page is nested, counted in one pass over its tags before any parser builds a tree of it."""

import re

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
_RAW = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}


def measure_depth(source: str, *, limit: int) -> int:
    """How deep the elements of `source` are nested, or `limit` + 1 when it is more than that.

    Counts like a parser, but roughly: an element that is never closed holds all that follows.
    """
    stack: list[str] = []
    deepest, position = 0, 0
    open_now: dict[str, int] = {}
    while (match := _PARTS.search(source, position)) is not None:
        position = match.end()
        if match[1]:
            end = source.find("-->", position)
            position = len(source) if end < 0 else end + 3
            continue
        name = match[3].lower()
        if match[2]:
            if open_now.get(name, 0) > 0:  # each element is popped once: the pass stays linear
                while (last := stack.pop()) != name:
                    open_now[last] -= 1
                open_now[name] -= 1
            continue
        if name in _VOID:
            continue
        if name in _RAW:
            close = _RAW[name].search(source, position)
            position = len(source) if close is None else close.start()
            continue
        closed = _CLOSES.get(name, frozenset())
        while stack and stack[-1] in closed:
            open_now[stack.pop()] -= 1
        stack.append(name)
        open_now[name] = open_now.get(name, 0) + 1
        deepest = max(deepest, len(stack))
        if deepest > limit:
            return deepest
    return deepest
