"""Reads the articles invented for Dateline, with their labels written into the text, and makes records of them.

`training/written/README.md` explains the markup. `python -m training.written_articles OUT.jsonl` checks every article
and writes one line of JSON for each, in the format of `corpora/sourcing/written.jsonl`.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "written"
FIRST_ARTICLE = "# "
VOICES = {"s": "source", "a": "author", "m": "mixed", "n": "none"}
CERTAINTIES = {"a": "asserted", "h": "hedged", "u": "unconfirmed", "p": "predicted", "d": "denied", "n": "none"}
CHECKABLE = {"y": "yes", "p": "prediction", "n": "no"}
KINDS = {
    "p": "person",
    "o": "organisation",
    "u": "unnamed",
    "d": "document",
    "i": "imagery",
    "x": "unspecified",
}
_LINE = re.compile(
    r"(?P<voice>[samn])(?P<certainty>[ahupdn])(?P<checkable>[ypn])(?:\"(?P<running>[poudix]))?(?P<silence>!)? "
)
_ROLE = re.compile(r"(?P<role>[sct])(?P<number>\d?)(?P<kind>[poudix]?)")
_CONJUNCTION = re.compile(r"that (?:the|an?|it|its|he|his|she|her|they|their|no|there)\b")
_HEADING = re.compile(r"# (?P<id>\S+) \| (?P<manner>[^|]+) \| (?P<published>\d{4}-\d\d-\d\d)")


class MarkupError(ValueError):
    """A line of an article that breaks the markup or the guide; the message quotes the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Marked words in a sentence: `role` is s (source), c (cue) or t (content); `number` joins one record."""

    role: str
    number: str
    kind: str
    start: int  # in the sentence without its markup
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One record of the guide; a span is (start, end) in the article."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[int, int]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One labelled sentence; `start` and `end` in the article."""

    start: int
    end: int
    voice: str
    certainty: str
    checkable: str
    from_silence: bool
    attributions: tuple[Attribution, ...]


@dataclass(slots=True, kw_only=True)
class Article:
    """One article as it grows line by line."""

    id: str
    manner: str
    published: str
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)


def read_parts(marked: str) -> tuple[str, list[Part]]:
    """The sentence without its markup, and the marked words in the order in which they close.

    Raises: MarkupError when a brace has no partner or a part has no known role.
    """
    plain: list[str] = []
    open_parts: list[tuple[str, int]] = []
    parts: list[Part] = []
    at = length = 0
    while at < len(marked):
        character = marked[at]
        if character == "{":
            head, gap, _ = marked[at + 1 :].partition(" ")
            if not gap:
                raise MarkupError(f"no words after the role in {marked!r}")
            open_parts.append((head, length))
            at += len(head) + 2
        elif character == "}":
            if not open_parts:
                raise MarkupError(f"a closing brace without an opening one in {marked!r}")
            head, start = open_parts.pop()
            parts.extend(_parts_of(head, start, length, marked))
            at += 1
        else:
            plain.append(character)
            length += 1
            at += 1
    if open_parts:
        raise MarkupError(f"an opening brace without a closing one in {marked!r}")
    return "".join(plain), parts


def _parts_of(head: str, start: int, end: int, marked: str) -> Iterator[Part]:
    for code in head.split(","):
        match = _ROLE.fullmatch(code)
        if match is None:
            raise MarkupError(f"unknown role {code!r} in {marked!r}: write s, c or t, a number, a kind")
        yield Part(role=match["role"], number=match["number"], kind=match["kind"], start=start, end=end)


def _attributions_of(parts: list[Part], plain: str, offset: int) -> Iterator[Attribution]:
    """One record for every content; two contents of one number share their source and cue."""
    for number in sorted({part.number for part in parts}):
        mine = [part for part in parts if part.number == number]
        sources, cues, contents = ([part for part in mine if part.role == role] for role in "sct")
        kinds = {part.kind for part in mine if part.kind}
        if len(sources) > 1 or len(cues) > 1 or not contents or len(kinds) != 1 or any(part.kind for part in contents):
            raise MarkupError(f"record {number or '1'} needs at most one source and cue, content, one kind: {plain!r}")
        if not sources and not cues:
            raise MarkupError(f"record {number or '1'} has neither source nor cue: {plain!r}")
        for content in sorted(contents, key=lambda part: part.start):
            yield Attribution(
                source=_span(sources[0], plain, offset) if sources else None,
                cue=_span(cues[0], plain, offset) if cues else None,
                content=_span(content, plain, offset),
                kind=KINDS[kinds.copy().pop()],
            )


def _span(part: Part, plain: str, offset: int) -> tuple[int, int]:
    words = plain[part.start : part.end]
    if not words or words != words.strip() or words[-1] == "," or _CONJUNCTION.match(words):
        raise MarkupError(f"the marked words {words!r} are empty, padded or begin with 'that': {plain!r}")
    return offset + part.start, offset + part.end


def read_sentence(line: str, offset: int) -> tuple[str, Sentence]:
    """The plain words of a line and its labels, the sentence starting at `offset` of the article.

    Raises: MarkupError when the labels are not from the lists or contradict each other.
    """
    match = _LINE.match(line)
    if match is None:
        raise MarkupError(f"no labels in {line!r}: write for example 'say ' before the sentence")
    plain, parts = read_parts(line[match.end() :])
    if plain != plain.strip() or "  " in plain:
        raise MarkupError(f"spaces too many in {line!r}")
    attributions = list(_attributions_of(parts, plain, offset))
    if match["running"]:
        whole = (offset, offset + len(plain))
        attributions.insert(0, Attribution(source=None, cue=None, content=whole, kind=KINDS[match["running"]]))
    sentence = Sentence(
        start=offset,
        end=offset + len(plain),
        voice=VOICES[match["voice"]],
        certainty=CERTAINTIES[match["certainty"]],
        checkable=CHECKABLE[match["checkable"]],
        from_silence=match["silence"] is not None,
        attributions=tuple(sorted(attributions, key=lambda one: one.source or one.cue or one.content)),
    )
    for problem in find_contradictions(sentence):
        raise MarkupError(f"{problem}: {line!r}")
    return plain, sentence


def find_contradictions(sentence: Sentence) -> Iterator[str]:
    """What the labels of one sentence say that the guide rules out. Misses labels that are wrong but possible."""
    voice, certainty, checkable = sentence.voice, sentence.certainty, sentence.checkable
    if voice in ("source", "mixed") and not sentence.attributions:
        yield f"voice {voice} without an attribution"
    if voice == "author" and sentence.attributions:
        yield "voice author with an attribution"
    if voice == "none" and (certainty != "none" or checkable != "no" or sentence.from_silence):
        yield "voice none with a certainty, something to check or a conclusion"
    if certainty == "none" and (checkable != "no" or voice == "author"):
        yield "certainty none, yet something is asserted"
    if certainty == "denied" and not sentence.attributions:
        yield "denied by nobody"
    if checkable == "prediction" and certainty == "asserted":
        yield "a prediction that is asserted"
    if checkable == "no" and certainty in ("predicted", "unconfirmed", "denied"):
        yield f"{certainty}, yet nothing to check"
    for one in sentence.attributions:
        if one.cue is None and one.source is None and (voice != "source" or one.content[0] != sentence.start):
            yield "a running quotation that is not the whole sentence in a source's voice"


def read_articles(markup: str) -> Iterator[Article]:
    """Every article of one file; what stands before the first heading is skipped.

    Raises: MarkupError as soon as a line is wrong.
    """
    article: Article | None = None
    gap = ""
    for line in markup.splitlines():
        if line.startswith(FIRST_ARTICLE):
            if article is not None:
                yield article
            match = _HEADING.fullmatch(line)
            if match is None:
                raise MarkupError(f"a heading needs '# id | manner | date', met {line!r}")
            article, gap = Article(id=match["id"], manner=match["manner"], published=match["published"]), ""
        elif article is None:
            continue
        elif not line.strip():
            gap = "\n\n" if article.text else ""
        else:
            plain, sentence = read_sentence(line, len(article.text) + len(gap))
            article.text += gap + plain
            article.sentences.append(sentence)
            gap = " "
    if article is not None:
        yield article


def make_record(article: Article) -> dict[str, object]:
    """The article as one line of the sourcing corpus; offsets are code points, the end is left out."""

    def span(pair: tuple[int, int] | None) -> dict[str, int] | None:
        return None if pair is None else {"start": pair[0], "end": pair[1]}

    def attribution(one: Attribution) -> dict[str, object]:
        return {"source": span(one.source), "cue": span(one.cue), "content": span(one.content), "kind": one.kind}

    sentences = [
        {
            "start": sentence.start,
            "end": sentence.end,
            "voice": sentence.voice,
            "certainty": sentence.certainty,
            "checkable": sentence.checkable,
            "from_silence": sentence.from_silence,
            "attributions": [attribution(one) for one in sentence.attributions],
        }
        for sentence in article.sentences
    ]
    return {
        "id": f"written-{article.id}",
        "meta": {"origin": "written for Dateline", "manner": article.manner, "published": article.published},
        "sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "text": article.text,
        "sentences": sentences,
    }


def load_articles(folder: Path = FOLDER) -> list[Article]:
    """All articles of a folder, in the order of the file names.

    Raises: MarkupError when a line is wrong or two articles have the same id.
    """
    articles = [
        article
        for path in sorted(folder.glob("*.md"))
        if path.name != "README.md"
        for article in read_articles(path.read_text(encoding="utf-8"))
    ]
    twice = [name for name, times in Counter(article.id for article in articles).items() if times > 1]
    if twice:
        raise MarkupError(f"two articles have the id {twice[0]!r}")
    return articles


def write_records(articles: Iterable[Article], path: Path) -> None:
    """Writes the records to one file, which is replaced only when all of it is written."""
    unfinished = path.with_name(path.name + ".part")
    lines = [json.dumps(make_record(article), ensure_ascii=False) + "\n" for article in articles]
    unfinished.write_text("".join(lines), encoding="utf-8")
    unfinished.replace(path)


def count_labels(articles: list[Article]) -> dict[str, Counter[str]]:
    """How often each label stands in the articles."""
    sentences = [sentence for article in articles for sentence in article.sentences]
    attributions = [one for sentence in sentences for one in sentence.attributions]
    return {
        "voice": Counter(sentence.voice for sentence in sentences),
        "certainty": Counter(sentence.certainty for sentence in sentences),
        "checkable": Counter(sentence.checkable for sentence in sentences),
        "from_silence": Counter(str(sentence.from_silence) for sentence in sentences),
        "kind": Counter(one.kind for one in attributions),
        "running": Counter("yes" if one.source is None and one.cue is None else "no" for one in attributions),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Check the articles written for Dateline and write them as JSONL.")
    parser.add_argument("out", type=Path, help="the JSONL file to write")
    articles = load_articles()
    write_records(articles, parser.parse_args().out)
    sentences = sum(len(article.sentences) for article in articles)
    print(f"{len(articles)} articles, {sentences} sentences")
    for label, counts in count_labels(articles).items():
        print(f"  {label}: " + ", ".join(f"{name} {times}" for name, times in counts.most_common()))


if __name__ == "__main__":
    main()
