"""What a page says of itself in its head, in its times and in its address: title, publisher, language and dates."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from dateline.ingest.contents import DateClue
from dateline.ingest.days import find_day, read_day
from dateline.ingest.decoding import scrub_surrogates
from dateline.ingest.plain import read_language
from dateline.ingest.structured import Structured, read_structured

_CHANGED = "it is the day of the last change"
# Names of meta elements that tell the day of publication, the most exact first; collected from the documentation of
# Open Graph, Dublin Core, Parse.ly, Sailthru, Chartbeat, Highwire Press and rNews.
_PUBLISHED_META = {
    name: rank
    for rank, name in enumerate(
        """article:published_time og:article:published_time og:published_time article:published article.published
        parsely-pub-date sailthru.date cxenseparse:recs:publishtime bt:pubdate publish-date publish_date publishdate
        published-date published_date published pubdate publication_date publication-date datepublished date_published
        rnews:datepublished citation_online_date citation_publication_date prism.publicationdate dc.date.issued
        dcterms.issued dc.issued dcterms.created dc.date.created dc.created article:created datecreated dc.date
        dcterms.date citation_date date created pub_date originalpublicationdate displaydate""".split()
    )
}
_CHANGED_META = frozenset(
    """article:modified_time og:article:modified_time og:updated_time og:modified_time last-modified lastmod modified
    dcterms.modified dc.date.modified dc.modified datemodified date_modified rnews:datemodified updated
    article:updated_time revision_date""".split()
)
_META_KEYS = ("property", "name", "itemprop", "http-equiv")
_PUBLISHED_CLASS = re.compile(r"publi|entry-date|post-?date|posted|dateline|pubdate|timestamp|article-date", re.I)
_CHANGED_CLASS = re.compile(r"updat|modif|edited|revis", re.I)
_DATE_CLASS = re.compile(r"(?:^|[\s_-])(?:date|time|byline|dateline|posted|published|pubdate|timestamp)", re.I)
_ELSEWHERE = re.compile(r"comment|related|sidebar|recirc|promo|teaser|footer|recommend|trending|widget|most-read", re.I)
_ELSEWHERE_TAGS = frozenset({"aside", "footer", "nav"})
_CHANGED_WORDS = re.compile(r"\b(?:updated|modified|edited|revised|reviewed|changed)\b", re.I)
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:/(\d\d?)/(\d\d?)(?=[/.]|$)|([-_])(\d\d)\4(\d\d)(?!\d)|(?<=/\d{4})(\d\d)(\d\d)(?=[/._-]|$))"
)
_SAYS_PUBLISHED = re.compile(r"\s*(?:first\s+)?(?:published|posted|date|created|issued)\b", re.I)
_MAX_TIMES = 40
_MAX_BYLINE_CHARS = 160  # a longer element is no byline
_MAX_BYLINES = 40
_CAPTURED = (
    re.compile(r"FILE ARCHIVED ON [\d:]{8} (\w{3} \d{1,2}, \d{4})"),  # Internet Archive
    re.compile(r"saved date: \w{3} (\w{3} \d{2} \d{4})"),  # SingleFile
    re.compile(r"by HTTrack[^\n]{0,80}?, \w{3}, (\d{2} \w{3} \d{4})"),  # HTTrack
    re.compile(r"web\.archive\.org/web/(\d{8})\d{6}"),
)
_CAPTURE_REACH = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says of itself."""

    title: str | None
    publisher: str | None
    url: str | None
    language: str | None
    retrieved: date | None
    clues: tuple[DateClue, ...]


def describe_page(tree: HtmlElement, source: str) -> Page:
    """The title, publisher, address, language, day of capture and dates of a page."""
    metas = _read_metas(tree)
    structured = read_structured(tree)
    url = _find_url(tree, metas, structured)
    return Page(
        title=_find_title(tree, metas, structured),
        publisher=structured.publisher or _first(metas, "og:site_name", "application-name", "dc.publisher"),
        url=url,
        language=_find_language(tree, metas, structured),
        retrieved=_find_capture(source),
        clues=(
            *structured.clues,
            *_find_meta_clues(metas),
            *_find_time_clues(tree),
            *_find_url_clues(url),
            *_find_byline_clues(tree),
        ),
    )


def _read_metas(tree: HtmlElement) -> list[tuple[str, str]]:
    """Name in small letters and content of each meta element, in order."""
    metas: list[tuple[str, str]] = []
    for element in tree.iter("meta"):
        content = element.get("content")
        for key in _META_KEYS:
            name = element.get(key)
            if name and content and content.strip():
                metas.append((name.strip().lower(), _clean(content[:2000])))
    return metas


def _first(metas: list[tuple[str, str]], *wanted: str) -> str | None:
    for name in wanted:
        for met, content in metas:
            if met == name:
                return content
    return None


def _find_title(tree: HtmlElement, metas: list[tuple[str, str]], structured: Structured) -> str | None:
    given = structured.title or _first(metas, "og:title", "twitter:title", "dc.title", "citation_title")
    if given is not None:
        return _clean(html.unescape(given))
    shown, named = (_read_element(tree, path) for path in (".//h1", ".//title"))
    # The first heading of some pages is that of a menu; a title that repeats it vouches for it.
    return (shown if shown in named or not named else named) or None


def _read_element(tree: HtmlElement, path: str) -> str:
    element = tree.find(path)
    return "" if element is None else _clean(element.text_content()[:2000])


def _find_url(tree: HtmlElement, metas: list[tuple[str, str]], structured: Structured) -> str | None:
    canonical = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    given = [*canonical, _first(metas, "og:url", "twitter:url") or "", structured.url or ""]
    return next((_clean(url) for url in given if re.match(r"https?://\S+$", url.strip())), None)


def _find_language(tree: HtmlElement, metas: list[tuple[str, str]], structured: Structured) -> str | None:
    root = tree.getroottree().getroot()
    declared = (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), structured.language)
    meta = _first(metas, "content-language", "og:locale", "dc.language", "language")
    return next((code for code in map(read_language, (*declared, meta)) if code), None)


def _find_capture(source: str) -> date | None:
    for part in (source[:_CAPTURE_REACH], source[-_CAPTURE_REACH:]):
        for pattern in _CAPTURED:
            match = pattern.search(part)
            day = _read_capture(match[1]) if match else None
            if day is not None:
                return day
    return None


def _read_capture(words: str) -> date | None:
    if words.isdigit():
        words = f"{words[:4]}-{words[4:6]}-{words[6:]}"
    return read_day(words)


def _find_meta_clues(metas: list[tuple[str, str]]) -> Iterator[DateClue]:
    for name, content in metas:
        if name in _PUBLISHED_META:
            yield DateClue(basis="meta", where=name, words=content, rank=_PUBLISHED_META[name])
        elif name in _CHANGED_META:
            yield DateClue(basis="meta", where=name, words=content, against=_CHANGED)


def _find_time_clues(tree: HtmlElement) -> Iterator[DateClue]:
    """Time elements and what is marked as datePublished; those beside the article come last."""
    count = 0
    for element in tree.iter("time", "abbr", "span", "div", "p", "a", "li"):
        itemprop = (element.get("itemprop") or "").lower()
        classes = f"{element.get('class') or ''} {element.get('id') or ''}"
        marked = "datepublished" in itemprop or "datemodified" in itemprop
        if not (element.tag == "time" or marked or (element.tag == "abbr" and "published" in classes)):
            continue
        words = element.get("datetime") or element.get("content") or element.get("title") or element.text_content()
        changed = "datemodified" in itemprop or _CHANGED_CLASS.search(classes) or _says_changed(element)
        said = "datepublished" in itemprop or element.get("pubdate") is not None or _PUBLISHED_CLASS.search(classes)
        yield DateClue(
            basis="time",
            where=_show_element(element),
            words=_clean(words[:200]),
            rank=count + (0 if said else 100) + (1000 if _stands_elsewhere(element) else 0),
            against=_CHANGED if changed and not said else None,
        )
        count += 1
        if count == _MAX_TIMES:
            return


def _find_url_clues(url: str | None) -> Iterator[DateClue]:
    match = _URL_DAY.search(url or "")
    if match is not None:
        year, *rest = (group for group in match.groups() if group is not None)
        month, day = (group for group in rest if group.isdigit())
        yield DateClue(basis="url", where=url or "", words=f"{year}-{month}-{day}")


def _find_byline_clues(tree: HtmlElement) -> Iterator[DateClue]:
    """Days in short elements whose class, or whose first word, speaks of a date, beside or above the article."""
    count = 0
    for element in tree.iter("span", "div", "p", "li", "td", "h6", "small", "em", "address"):
        classes = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not (_DATE_CLASS.search(classes) or _SAYS_PUBLISHED.match(element.text or "")):
            continue
        words = _short_text(element)
        found = find_day(words)
        if found is None or (count and _stands_elsewhere(element)):
            continue
        before = words[max(0, found[1] - 30) : found[1]]
        yield DateClue(
            basis="text",
            where=words,
            words=words[found[1] : found[2]],
            rank=count + (1000 if _stands_elsewhere(element) else 0),
            against=_CHANGED if _CHANGED_WORDS.search(before) or _CHANGED_CLASS.search(classes) else None,
        )
        count += 1
        if count == _MAX_BYLINES:
            return


def _short_text(element: HtmlElement) -> str:
    """The words of an element, or nothing when there are many; reads no further than it must."""
    out, size = [], 0
    for part in element.itertext():
        size += len(part.strip())
        if size > _MAX_BYLINE_CHARS:
            return ""
        out.append(part)
    return _clean(" ".join(out))


def _says_changed(element: HtmlElement) -> bool:
    """Whether the words right before a time tell that it is that of a change."""
    parent = element.getparent()
    before = element.getprevious()
    words = (before.tail or "") if before is not None else ((parent.text or "") if parent is not None else "")
    own = element.text or ""
    return bool(_CHANGED_WORDS.search(words[-30:]) or _CHANGED_WORDS.search(own[:30]))


def _stands_elsewhere(element: HtmlElement) -> bool:
    for above in (element, *element.iterancestors()):
        if above.tag in _ELSEWHERE_TAGS or _ELSEWHERE.search((above.get("class") or "")[:300]):
            return True
        if above.tag in ("article", "main", "body"):
            return False
    return False


def _show_element(element: HtmlElement) -> str:
    classes = element.get("class")
    return f"<{element.tag} class={classes!r}>" if classes else f"<{element.tag}>"


def _clean(words: str) -> str:
    return " ".join(scrub_surrogates(words).split())
