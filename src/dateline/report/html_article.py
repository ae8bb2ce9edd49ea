"""The article as HTML: the text as it stands, with lines under the words.

Four lines can lie below each other, each at its own height: voice and certainty under the sentence, the kind of source
under the words that name it, the outcome of a check under its claim. The style of a line tells the value, a letter
after the words tells it again; colour only tells the four apart. Letters and numbers are no text: they are not copied.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.records.analysis import Analysis
from dateline.records.text import Span
from dateline.report.escaping import esc
from dateline.report.terms import CERTAINTIES, KINDS, NOT_CHECKED, OUTCOMES, PREMISE, SILENCE, VOICES
from dateline.report.views import SentenceView

_SPACE = " \t\n"  # not strip() alone: to Python, some control characters are spaces too


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words inside a sentence that get a class, and a letter after their end."""

    start: int
    end: int
    css: str
    letter: str = ""


def make_article(analysis: Analysis, views: Sequence[SentenceView]) -> str:
    """The whole text in paragraphs; every character but the breaks between them is there once, in order."""
    text = analysis.document.text
    breaks = "\n\n" if "\n\n" in text else "\n"
    parts = ["<p>"]
    at = 0
    for view in views:
        span = view.sentence.span
        parts += [_make_gap(text[at : span.start], breaks), make_sentence(view, text)]
        at = span.end
    parts += [_make_gap(text[at:], breaks), "</p>"]
    return "".join(parts).replace("<p></p>", "")


def make_sentence(view: SentenceView, text: str) -> str:
    """One sentence with its number, its lines and its letters."""
    sentence = view.sentence
    inner = draw_stretches(text, sentence.span, list(find_stretches(view)))
    classes = f"s v-{sentence.voice} c-{sentence.certainty}"
    marks = list_letters(view)
    return (
        f'<span class="{classes}" id="s{view.number}"{_make_data(view)}>'
        f'<a class="n" href="#d{view.number}" aria-label="Explain sentence {view.number}">{view.number}</a>'
        f'<span class="t"><span class="c">{inner}</span></span>'
        + (f'<span class="m" data-m="{esc(marks)}"></span>' if marks else "")
        + "</span>"
    )


def find_stretches(view: SentenceView) -> Iterable[Stretch]:
    """The words in a sentence that get a line or a letter of their own."""
    sentence = view.sentence
    for attribution in view.attributions:
        named = attribution.source or attribution.cue
        if named is not None:
            letter = KINDS[attribution.kind].letter
            yield Stretch(start=named.start, end=named.end, css=f"k k-{attribution.kind}", letter=letter)
        if attribution.cue is not None:
            yield Stretch(start=attribution.cue.start, end=attribution.cue.end, css="cue")
    for cue in (sentence.certainty_cue, sentence.silence_cue):
        if cue is not None:
            yield Stretch(start=cue.start, end=cue.end, css="w")
    for _, finding in view.findings:
        for span in finding.spans:
            letter = OUTCOMES[finding.outcome].letter
            yield Stretch(start=span.start, end=span.end, css=f"x x-{finding.outcome}", letter=letter)
    for item in view.not_checked:
        yield Stretch(start=item.span.start, end=item.span.end, css="x x-not_checked", letter=NOT_CHECKED.letter)


def draw_stretches(text: str, span: Span, stretches: Sequence[Stretch]) -> str:
    """The words of `span`, cut where a stretch begins or ends, each piece inside one element per stretch over it."""
    inside = [
        Stretch(start=max(s.start, span.start), end=min(s.end, span.end), css=s.css, letter=s.letter)
        for s in stretches
        if s.start < span.end and s.end > span.start
    ]
    cuts = sorted({span.start, span.end, *(s.start for s in inside), *(s.end for s in inside)})
    pieces = [esc(text[start:end]) for start, end in pairwise(cuts)]
    for stretch in inside:
        first, last = bisect_left(cuts, stretch.start), bisect_left(cuts, stretch.end) - 1
        for index in range(first, last + 1):
            letter = f' data-m="{esc(stretch.letter)}"' if stretch.letter and index == last else ""
            pieces[index] = f'<span class="{stretch.css}"{letter}>{pieces[index]}</span>'
    return "".join(pieces)


def list_letters(view: SentenceView) -> str:
    """The letters at the end of a sentence: its voice, its certainty, and what it draws on."""
    sentence = view.sentence
    letters = [VOICES[sentence.voice].letter, CERTAINTIES[sentence.certainty].letter]
    if view.premise:
        letters.append(PREMISE.letter)
    if sentence.from_silence:
        letters.append(SILENCE.letter)
    return "\u00a0".join(letter for letter in letters if letter)


def list_checks(view: SentenceView) -> tuple[str, ...]:
    """What checks said of a sentence, each outcome once, in the order of the label."""
    met = {finding.outcome for _, finding in view.findings}
    outcomes = tuple(key for key in OUTCOMES if key in met)
    return (*outcomes, NOT_CHECKED.key) if view.not_checked else outcomes


def list_flags(view: SentenceView) -> tuple[str, ...]:
    """What a sentence draws on."""
    return (*((SILENCE.key,) if view.sentence.from_silence else ()), *((PREMISE.key,) if view.premise else ()))


def list_kinds(view: SentenceView) -> tuple[str, ...]:
    """The kinds of source in a sentence, each once, in the order of the label."""
    met = {attribution.kind for attribution in view.attributions}
    return tuple(key for key in KINDS if key in met)


def _make_data(view: SentenceView) -> str:
    """What the filters read; voice and certainty with one value, the others with any number."""
    values = {
        "voice": view.sentence.voice,
        "certainty": view.sentence.certainty,
        "kind": " ".join(list_kinds(view)),
        "checks": " ".join(list_checks(view)),
        "flags": " ".join(list_flags(view)),
    }
    return "".join(f' data-{name}="{esc(value)}"' for name, value in values.items() if value)


def _make_gap(text: str, breaks: str) -> str:
    """What stands between two sentences; a break there begins a paragraph."""
    pieces = [f'<span class="g">{esc(piece)}</span>' if piece.strip(_SPACE) else piece for piece in text.split(breaks)]
    return pieces[0] if len(pieces) == 1 else "</p><p>".join(piece if piece.strip(_SPACE) else "" for piece in pieces)
