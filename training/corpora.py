"""The annotated corpora as one kind of record: a text, and for each layer that its annotators marked, the marks.

A layer that a corpus does not have is null: nothing is learnt from its absence. Formats and terms of the corpora are
described beside them; nothing of their texts becomes part of the project.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree import ElementTree

Bounds = tuple[int, int]  # half-open, in code points of the text

VOICES = ("source", "author", "mixed", "none")
CERTAINTIES = ("asserted", "hedged", "unconfirmed", "predicted", "denied", "none")
CHECKABLES = ("yes", "prediction", "no")
KINDS = ("person", "organisation", "unnamed", "document", "imagery", "unspecified")
TECHNIQUES = (
    "Appeal_to_Authority",
    "Appeal_to_fear-prejudice",
    "Bandwagon,Reductio_ad_hitlerum",
    "Black-and-White_Fallacy",
    "Causal_Oversimplification",
    "Doubt",
    "Exaggeration,Minimisation",
    "Flag-Waving",
    "Loaded_Language",
    "Name_Calling,Labeling",
    "Repetition",
    "Slogans",
    "Thought-terminating_Cliches",
    "Whataboutism,Straw_Men,Red_Herring",
)
HELD_OUT_FIFTH = 4  # of five parts of PTC, by article, the one that is measured on
FREE_GUM = frozenset("news speech interview court bio voyage academic textbook vlog conversation".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """One attribution: who, by which words, what; each content lies within one sentence."""

    source: tuple[Bounds, ...]
    cue: Bounds | None  # null in a running quotation
    contents: tuple[Bounds, ...]
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSentence:
    """The labels of one sentence; each is the set of those that the annotation allows."""

    bounds: Bounds
    voice: frozenset[str]
    certainty: frozenset[str] = frozenset(CERTAINTIES)
    checkable: frozenset[str] = frozenset(CHECKABLES)
    from_silence: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text with the layers that its corpus marks; null where it does not mark one."""

    name: str
    corpus: str
    text: str
    attributions: tuple[Linked, ...] | None = None
    sentences: tuple[LabelledSentence, ...] | None = None
    starts: tuple[int, ...] | None = None  # offsets at which sentences start
    entities: tuple[tuple[int, int, str], ...] | None = None
    entity_types: frozenset[str] = field(default_factory=frozenset)  # those that the corpus marks wherever they stand
    times: tuple[Bounds, ...] | None = None
    quantities: tuple[Bounds, ...] | None = None
    techniques: tuple[tuple[int, int, str], ...] | None = None
    commitments: tuple[tuple[int, int, float], ...] | None = None  # predicates with -3 to +3


def load_train(folder: Path, *, only_open: bool) -> Iterator[Labelled]:
    """Every training text; `only_open` leaves out what has research or unstated terms."""
    yield from load_sourcing(folder / "sourcing/train.jsonl")
    yield from load_sourcing(folder / "sourcing/written.jsonl")
    yield from load_ewt(folder, "train")
    yield from load_gum(folder, "train", free=only_open)
    yield from load_wnut(folder / "wnut17/wnut17train.conll")
    yield from load_timex(folder, free=only_open)
    yield from load_re3d(folder, free=only_open)
    if not only_open:
        yield from load_polnear(folder, "train")
        yield from load_ptc(folder, held_out=False)
        yield from load_commitments(folder / "factuality/UW/train.jsonl")
        yield from load_commitments(folder / "factuality/MEANTIME/train.jsonl")


def is_kept_out(text: Labelled) -> bool:
    """Whether a training text is one of the twentieth of its corpus on which thresholds and temperatures are set."""
    return text.corpus in _SET_ON and int(hashlib.sha256(text.name.encode()).hexdigest(), 16) % _PARTS == 0


_SET_ON = frozenset({"polnear", "ptc", "sourcing"})
_PARTS = 20


def load_dev(folder: Path) -> Iterator[Labelled]:
    """The texts that training never sees, one corpus for each head at least."""
    yield from load_sourcing(folder / "sourcing/dev.jsonl")
    yield from load_ewt(folder, "dev")
    yield from load_gum(folder, "dev", free=False)
    yield from load_polnear(folder, "dev")
    yield from load_ptc(folder, held_out=True)
    yield from load_commitments(folder / "factuality/UW/dev.jsonl")


def load_polnear(folder: Path, part: str) -> Iterator[Labelled]:
    """PolNeAR, one annotator an article; contents are cut later, where sentences end."""
    for path in sorted((folder / "polnear/data" / part / "text").glob("*.txt")):
        annotated = sorted((folder / "polnear/data" / part / "attributions").glob(f"{path.stem}_????.ann"))
        if annotated:
            text = path.read_text(encoding="utf-8")
            links = tuple(_read_brat(annotated[0].read_text(encoding="utf-8")))
            yield Labelled(name=path.stem, corpus="polnear", text=text, attributions=links)


def _read_brat(text: str) -> Iterator[Linked]:
    spans: dict[str, tuple[Bounds, ...]] = {}
    for line in text.splitlines():
        parts = line.split("\t")
        if line.startswith("T") and len(parts) == 3:
            offsets = parts[1].partition(" ")[2]
            pairs = (fragment.split() for fragment in offsets.split(";"))
            spans[parts[0]] = tuple((int(start), int(end)) for start, end in pairs)
        elif line.startswith("E"):
            roles = [role.split(":") for role in parts[1].split()]
            if any(identifier not in spans for _, identifier in roles):
                continue
            cue = next((spans[i] for role, i in roles if role == "Cue"), None)
            contents = [bounds for role, i in roles if role.startswith("Content") for bounds in spans[i]]
            source = next((spans[i] for role, i in roles if role == "Source"), ())
            if cue is not None and contents:
                yield Linked(source=source, cue=cue[0], contents=tuple(sorted(contents)))


def load_sourcing(path: Path) -> Iterator[Labelled]:
    """The sourcing labels: every layer of a sentence, and its attributions with their kinds."""
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        links, sentences = [], []
        for sentence in article["sentences"]:
            sentences.append(
                LabelledSentence(
                    bounds=(sentence["start"], sentence["end"]),
                    voice=frozenset([sentence["voice"]]),
                    certainty=frozenset([sentence["certainty"]]),
                    checkable=frozenset([sentence["checkable"]]),
                    from_silence=sentence["from_silence"],
                )
            )
            for link in sentence["attributions"]:
                source = (_bounds(link["source"]),) if link["source"] else ()
                cue = _bounds(link["cue"]) if link["cue"] else None
                content = _with_that(article["text"], _bounds(link["content"]), after=cue)
                links.append(Linked(source=source, cue=cue, contents=(content,), kind=link["kind"]))
        yield Labelled(
            name=article["id"],
            corpus="sourcing",
            text=article["text"],
            attributions=tuple(links),
            sentences=tuple(sentences),
            starts=tuple(sentence.bounds[0] for sentence in sentences),
        )


def _bounds(span: dict[str, int]) -> Bounds:
    return span["start"], span["end"]


def _with_that(text: str, content: Bounds, *, after: Bounds | None) -> Bounds:
    """The content with the "that" before it, as PolNeAR marks it: one convention, and decoding takes it off."""
    start, end = content
    if after is not None and text[max(0, start - 5) : start].lower() == "that " and start - 5 >= after[1]:
        return start - 5, end
    return content


def load_ptc(folder: Path, *, held_out: bool) -> Iterator[Labelled]:
    """PTC with the techniques by span; every fifth article is held out for measuring."""
    spans = defaultdict(list)
    for line in (folder / "ptc/train-task2-TC.labels").read_text(encoding="utf-8").splitlines():
        article, technique, start, end = line.split("\t")
        spans[article].append((int(start), int(end), technique))
    for number, path in enumerate(sorted((folder / "ptc/train-articles").glob("*.txt"))):
        if (number % 5 == HELD_OUT_FIFTH) == held_out:
            marks = tuple(sorted(spans[path.stem.removeprefix("article")]))
            yield Labelled(name=path.stem, corpus="ptc", text=path.read_text(encoding="utf-8"), techniques=marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One sentence of a treebank: its text and where its tokens lie in it, by the number that the file gives them."""

    key: str
    text: str
    opens_paragraph: bool
    opens_document: bool
    document: str
    tokens: dict[int, Bounds]


def read_conllu(path: Path) -> Iterator[Tokens]:
    """The sentences of a CoNLL-U file (universaldependencies.org/format.html)."""
    key, text, document, paragraph, opens, at = "", "", "", False, False, 0
    tokens: dict[int, Bounds] = {}
    skip_until, part_at = 0, 0  # the last part of a token of several, and where its next part starts
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            name, _, value = line[1:].partition("=")
            name, value = name.strip(), value.strip()
            if name == "newdoc id":
                document, opens = value, True
            elif name.startswith("newpar"):
                paragraph = True
            elif name == "sent_id":
                key = value
            elif name == "text":
                text = value
        elif line:
            number, form = line.split("\t")[:2]
            if "." in number:
                continue
            first = int(number.partition("-")[0])
            if "-" not in number and first <= skip_until:
                if text.startswith(form, part_at, tokens[first][1]):  # "Arafat" and "'s", but not "do" in "dunno"
                    tokens[first] = (part_at, part_at + len(form))
                    part_at += len(form)
                continue
            start = text.find(form, at)
            if start < 0:
                continue
            at = start + len(form)
            tokens[first] = (start, at)
            if "-" in number:
                skip_until = int(number.partition("-")[2])
                tokens.update(dict.fromkeys(range(first, skip_until + 1), (start, at)))
                part_at = start
        elif tokens:
            yield Tokens(
                key=key,
                text=text,
                opens_paragraph=paragraph,
                opens_document=opens,
                document=document,
                tokens=tokens,
            )
            paragraph, opens, tokens, at, skip_until = False, False, {}, 0, 0


def load_ewt(folder: Path, part: str) -> Iterator[Labelled]:
    """EWT with sentence starts, the names of UNER and the commitments of UDS-IH2, one record a document."""
    names = _read_uner(folder / f"uner-ewt/en_ewt-ud-{part}.iob2")
    events = _read_uds(folder / f"factuality/UDS-IH2/uds_ih2_{part}.tsv")
    for document, sentences in _by_document(read_conllu(folder / f"ud-ewt/en_ewt-ud-{part}.conllu")):
        text, offsets = _join(sentences)
        entities, commitments = [], []
        for sentence, offset in zip(sentences, offsets, strict=True):
            for first, last, kind in names.get(sentence.key, ()):
                if first in sentence.tokens and last in sentence.tokens:
                    bounds = sentence.tokens[first][0] + offset, sentence.tokens[last][1] + offset
                    entities.append((*bounds, kind))
            for token, value in events.get(sentence.key, ()):
                if token in sentence.tokens:
                    start, end = sentence.tokens[token]
                    commitments.append((start + offset, end + offset, value))
        yield Labelled(
            name=document,
            corpus="ewt",
            text=text,
            starts=tuple(offsets),
            entities=tuple(entities),
            entity_types=frozenset({"person", "organisation", "place"}),
            commitments=tuple(commitments),
        )


def load_gum(folder: Path, part: str, *, free: bool) -> Iterator[Labelled]:
    """GUM with sentence starts; `free` leaves out the genres that are not for every use."""
    for document, sentences in _by_document(read_conllu(folder / f"ud-gum/en_gum-ud-{part}.conllu")):
        if free and document.split("_")[1] not in FREE_GUM:
            continue
        text, offsets = _join(sentences)
        yield Labelled(name=document, corpus="gum", text=text, starts=tuple(offsets))


def _by_document(sentences: Iterable[Tokens]) -> Iterator[tuple[str, list[Tokens]]]:
    gathered: list[Tokens] = []
    for sentence in sentences:
        if sentence.opens_document and gathered:
            yield gathered[0].document, gathered
            gathered = []
        gathered.append(sentence)
    if gathered:
        yield gathered[0].document, gathered


def _join(sentences: Sequence[Tokens]) -> tuple[str, list[int]]:
    """The text of a document and the offset of each sentence in it: a space between two, a line end at a paragraph."""
    text, offsets = "", []
    for sentence in sentences:
        if text:
            text += "\n" if sentence.opens_paragraph else " "
        offsets.append(len(text))
        text += sentence.text
    return text, offsets


_UNER_TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def _read_uner(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """(first token, last token, type) by sentence."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    key = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id"):
            key = line.partition("=")[2].strip()
        parts = line.split("\t")
        if len(parts) > 2 and parts[0].isdigit():
            mark, _, kind = parts[2].partition("-")
            number = int(parts[0])
            if mark == "B" and kind in _UNER_TYPES:
                found[key].append((number, number, _UNER_TYPES[kind]))
            elif mark == "I" and found[key] and found[key][-1][1] == number - 1:
                first, _, name = found[key][-1]
                found[key][-1] = (first, number, name)
    return found


def _read_uds(path: Path) -> dict[str, list[tuple[int, float]]]:
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    lines = path.read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    key, token, value = (head.index(name) for name in ("sent_id", "tok_index", "normalized_value"))
    for line in lines[1:]:
        parts = line.split("\t")
        found[parts[key]].append((int(parts[token]), float(parts[value])))
    return found


def load_commitments(path: Path) -> Iterator[Labelled]:
    """UW or MEANTIME: commitment at predicates, one record a source file, a line a sentence."""
    files: dict[int, list[dict[str, object]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        files[sentence["file_idx"]].append(sentence)
    for number, sentences in files.items():
        text, marks = "", []
        for sentence in sentences:
            words = str(sentence["text"]).split()
            ends = [len(text) + sum(len(w) + 1 for w in words[: i + 1]) - 1 for i in range(len(words))]
            for target in sentence["targets"]:  # type: ignore[attr-defined]
                first, last = target["span1"][0], target["span1"][1] - 1
                if last < len(words):
                    marks.append((ends[first] - len(words[first]), ends[last], float(target["label"])))
            text += " ".join(words) + "\n"
        yield Labelled(name=f"{path.parent.name}-{number}", corpus="uw", text=text, commitments=tuple(marks))


_WNUT_TYPES = {
    "person": "person",
    "location": "place",
    "corporation": "organisation",
    "group": "group",
    "creative-work": "other",
    "product": "other",
}
_WNUT_SENTENCES = 12  # put together to one record: they are single posts


def load_wnut(path: Path) -> Iterator[Labelled]:
    """WNUT-2017, twelve posts to a record."""
    posts = [block.splitlines() for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")) if block.strip()]
    for first in range(0, len(posts), _WNUT_SENTENCES):
        text, entities = "", []
        for post in posts[first : first + _WNUT_SENTENCES]:
            for line in post:
                word, _, mark = line.partition("\t")
                start = len(text)
                text += word + " "
                place, _, kind = mark.strip().partition("-")
                if place == "B":
                    entities.append((start, start + len(word), _WNUT_TYPES[kind]))
                elif place == "I" and entities:
                    entities[-1] = (entities[-1][0], start + len(word), entities[-1][2])
            text = text[:-1] + "\n"
        kinds = frozenset({"person", "organisation", "place", "group", "other"})
        name = f"wnut-{first}"
        yield Labelled(name=name, corpus="wnut", text=text, entities=tuple(entities), entity_types=kinds)


_RE3D_TYPES = {"Weapon": "weapon", "MilitaryPlatform": "weapon"}


def load_re3d(folder: Path, *, free: bool) -> Iterator[Labelled]:
    """re3d: weapons, times and quantities. Its persons and bodies include descriptions, not names: left open."""
    for source in sorted((folder / "re3d").iterdir()):
        if not (source / "documents.json").is_file() or (free and source.name == "BBC Online"):
            continue
        marks = defaultdict(list)
        for entity in map(json.loads, (source / "entities.json").read_text(encoding="utf-8").splitlines()):
            marks[entity["documentId"]].append((entity["begin"], entity["end"], entity["type"]))
        for document in map(json.loads, (source / "documents.json").read_text(encoding="utf-8").splitlines()):
            found = marks[document["_id"]]
            yield Labelled(
                name=document["_id"],
                corpus="re3d",
                text=document["text"],
                entities=tuple(
                    (s, e, _RE3D_TYPES.get(kind, "any"))
                    for s, e, kind in found
                    if kind not in {"Temporal", "Quantity", "Money"}
                ),
                entity_types=frozenset({"weapon"}),
                times=tuple((s, e) for s, e, kind in found if kind == "Temporal"),
                quantities=tuple((s, e) for s, e, kind in found if kind in {"Quantity", "Money"}),
            )


_TAG = re.compile(r"<(/?)(\w+)[^>]*>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


def load_timex(folder: Path, *, free: bool) -> Iterator[Labelled]:
    """TimeML files: time expressions (TIMEX3) of TimeBank, AQUAINT and WikiWars."""
    names = ("wikiwars/tml",) if free else ("TimeBank", "AQUAINT", "wikiwars/tml")
    for name in names:
        for path in sorted((folder / "timex" / name).glob("*.tml")):
            raw = path.read_text(encoding="utf-8", errors="replace")
            body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
            if body:
                text, times = _strip_tags(body[1])
                yield Labelled(name=path.stem, corpus="timex", text=text, times=tuple(times))


def _strip_tags(raw: str) -> tuple[str, list[Bounds]]:
    text, times, opened, at = "", [], None, 0
    for tag in _TAG.finditer(raw):
        text += _plain(raw[at : tag.start()])
        at = tag.end()
        if tag[2] == "TIMEX3":
            if tag[1] and opened is not None and opened < len(text):
                times.append((opened, len(text)))
            opened = None if tag[1] else len(text)
    return text + _plain(raw[at:]), times


def _plain(text: str) -> str:
    for name, char in _ENTITIES:
        text = text.replace(name, char)
    return text


def cut_contents(labelled: Labelled, sentences: Sequence[Bounds]) -> Labelled:
    """The same record with every content cut where a sentence ends, as sourcing.md wants it."""
    if labelled.attributions is None:
        return labelled
    links = []
    for link in labelled.attributions:
        parts = [
            part
            for start, end in link.contents
            for part in (
                _trim(labelled.text, max(start, s), min(end, e)) for s, e in sentences if s < end and e > start
            )
            if part[0] < part[1]
        ]
        links.append(replace(link, contents=tuple(parts)))
    return replace(labelled, attributions=tuple(links))


def _trim(text: str, start: int, end: int) -> Bounds:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def silver_voices(labelled: Labelled, sentences: Sequence[Bounds]) -> Labelled:
    """The record with the voices that its attributions allow: a sentence that is all source, cue and content is its
    source's; one without any is the author's or asserts nothing; between the two, the source's or mixed."""
    if labelled.attributions is None:
        return labelled
    covered = bytearray(len(labelled.text))
    for link in labelled.attributions:
        for start, end in (*link.source, *([link.cue] if link.cue else []), *link.contents):
            covered[start:end] = b"\1" * (end - start)
    found = []
    for start, end in sentences:
        letters = [i for i in range(start, end) if labelled.text[i].isalnum()]
        share = sum(covered[i] for i in letters) / max(len(letters), 1)
        if share == 0:
            voice = {"author", "none"}
        elif share > 0.9:
            voice = {"source"}
        else:
            voice = {"source", "mixed"}
        found.append(LabelledSentence(bounds=(start, end), voice=frozenset(voice)))
    return replace(labelled, sentences=tuple(found))


def load_plain(folder: Path) -> Iterator[Labelled]:
    """News without any layer, for learning from teachers: LGL and GeoVirus."""
    for name in ("lgl", "GeoVirus"):
        for number, article in enumerate(ElementTree.parse(folder / f"geo/{name}.xml").getroot()):  # noqa: S314 - ours
            yield Labelled(name=f"{name}-{number}", corpus="plain", text=article.findtext("text", "").strip())
