"""The label in a terminal: first the counts, then the findings, then what is missing, then the article with marks.

Text from outside goes into `Text` objects, made visible first, so that neither rich's markup nor escape sequences in it
have any effect.
"""

from collections.abc import Iterator

from rich.console import Console, ConsoleRenderable, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from dateline.records.analysis import Analysis, Label
from dateline.records.findings import Finding
from dateline.report.rows import (
    Block,
    list_comparisons,
    list_gaps,
    list_notes,
    make_blocks,
    say_author_share,
    say_count,
    say_no_findings,
    say_share,
)
from dateline.report.techniques import choose_shown, name_technique
from dateline.report.terms import (
    BASES,
    CERTAINTIES,
    KINDS,
    NOT_CHECKED,
    OUTCOMES,
    PREMISE,
    SILENCE,
    VOICES,
    name_check,
)
from dateline.report.views import SentenceView, find_view, get_label, make_views, name_document, name_origin
from dateline.report.visible import make_line, shorten
from dateline.report.words import say_days

_BAR_CELLS = 20  # the longest bar; shorter where the window is narrow
_SHARE_CELLS = 5  # "100 %"
_COLUMN_GAP = 3
_NAME_CELLS = 20  # the longest name of a row, so that all bars begin below each other
_TWO_COLUMNS = 100  # from this width on, the blocks of the label stand in two columns
_MAX_WIDTH = 120  # longer lines are hard to read
_VOICE_STYLES = {"source": "green", "mixed": "magenta", "author": "yellow", "none": "dim"}
_OUTCOME_STYLES = {"conflicts": "bold red", "contested": "bold magenta", "no_record": "dim", "agrees": "green"}


def print_label(analysis: Analysis, console: Console) -> None:
    """Prints the whole report to `console`, at most 120 columns wide."""
    width = min(console.width, _MAX_WIDTH)
    label = get_label(analysis)
    views = make_views(analysis)
    console.print(_make_head(analysis), width=width)
    console.print(_make_box(label, width), width=width)
    parts: tuple[tuple[str, list[ConsoleRenderable]], ...] = (
        ("Findings", _list_findings(analysis, views)),
        ("Possible persuasion techniques", [_make_item(*item) for item in _list_techniques(analysis, views)]),
        ("Two clocks", [_make_item(*item) for item in list_comparisons(analysis.comparisons)]),
        ("Not checked, not read", [*(_make_item(name, text) for name, text in list_gaps(label))]),
        ("The article, sentence by sentence", [_list_sentences(views)] if views else []),
    )
    for title, items in parts:
        if not items:
            continue
        console.print()
        console.print(Text(title, style="bold underline"), width=width)
        for item in items:
            console.print(item, width=width)
    console.print()
    console.print(_make_key(), width=width)


def _list_techniques(analysis: Analysis, views: tuple[SentenceView, ...]) -> Iterator[tuple[str, str]]:
    for technique in choose_shown(analysis.techniques):
        view = find_view(views, technique.span)
        place = f", sentence {view.number}" if view else ""
        yield (
            name_technique(technique).name + place,
            f"{make_line(technique.span.text)!r} ({technique.score:.2f})",
        )


def _make_head(analysis: Analysis) -> Text:
    document = analysis.document
    head = Text(name_document(document), style="bold")
    facts = []
    if document.published is not None:
        basis = f", {BASES[document.published_basis]}" if document.published_basis else ""
        facts.append(f"published {document.published}{basis}")
    else:
        facts.append("no publication date found")
    facts.extend(make_line(fact) for fact in (document.publisher, document.url) if fact)
    facts.append(make_line(name_origin(document)))
    head.append("\n" + " · ".join(facts), style="not bold dim")
    return head


def _make_box(label: Label, width: int) -> Panel:
    inner = width - 4  # within the frame
    room = (inner - _COLUMN_GAP) // 2 if width >= _TWO_COLUMNS else inner
    blocks = [_make_block(block, room) for block in make_blocks(label)]
    body: ConsoleRenderable
    if width >= _TWO_COLUMNS:
        grid = Table.grid(expand=True, padding=(0, _COLUMN_GAP))
        grid.add_column(ratio=1)
        grid.add_column(ratio=1)
        grid.add_row(blocks[0], blocks[1])
        grid.add_row(Text(), Text())
        grid.add_row(blocks[2], blocks[3])
        body = grid
    else:
        body = Group(*(Padding(block, (0, 0, 1, 0)) for block in blocks))
    lead = Text.assemble(
        ("In the author's own voice, without a source: ", "bold"),
        (say_author_share(label), "bold"),
        (f"\n{say_count(label.sentences, 'sentence')}, of which {label.asserting:,} assert something", "dim"),
    )
    notes = [_make_item(name, value) for name, value in list_notes(label)]
    return Panel(
        Group(lead, Text(), body, *([Text()] if width >= _TWO_COLUMNS else []), *notes),
        title=Text("SOURCING LABEL", style="bold"),
        title_align="left",
        padding=(0, 1),
    )


def _make_block(block: Block, room: int) -> ConsoleRenderable:
    count_cells = max(3, *(len(f"{row.count:,}") for row in block.rows))
    bar_cells = max(1, min(_BAR_CELLS, room - _NAME_CELLS - count_cells - _SHARE_CELLS - 3))
    table = Table.grid(padding=(0, 1), expand=False)
    table.add_column(no_wrap=True, width=_NAME_CELLS)
    table.add_column(justify="right", no_wrap=True, width=count_cells)
    table.add_column(no_wrap=True, width=bar_cells)
    table.add_column(justify="right", no_wrap=True, width=_SHARE_CELLS)
    for row in block.rows:
        style = "" if row.count else "dim"
        table.add_row(
            Text(row.term.name, style=style),
            Text(f"{row.count:,}", style=style),
            Text(draw_bar(row.share, bar_cells)),
            Text(say_share(row.share) if row.count else "", style="dim"),
        )
    title = Text.assemble((block.title, "bold"), (f"  {block.unit}", "dim"))
    return Group(title, table)


def draw_bar(share: float, cells: int) -> str:
    """A bar of eighths of a cell, at least one eighth where there is anything."""
    eighths = round(share * cells * 8)
    if share > 0:
        eighths = max(eighths, 1)
    full, rest = divmod(eighths, 8)
    return "█" * full + ("▏▎▍▌▋▊▉"[rest - 1] if rest else "")


def _make_item(name: str, value: str) -> Text:
    return Text.assemble((f"{name}: ", "bold"), value)


def _list_findings(analysis: Analysis, views: tuple[SentenceView, ...]) -> list[ConsoleRenderable]:
    numbers = {number: view.number for view in views for number, _ in view.findings}
    if not analysis.findings:
        return [Text(say_no_findings(analysis), style="dim")]
    items: list[ConsoleRenderable] = []
    for rank in OUTCOMES:
        for number, finding in enumerate(analysis.findings):
            if finding.outcome == rank:
                items.append(_make_finding(finding, number + 1, sentence=numbers.get(number)))
    return items


def _make_finding(finding: Finding, number: int, *, sentence: int | None) -> ConsoleRenderable:
    outcome = OUTCOMES[finding.outcome]
    quotes = " … ".join(f"'{shorten(span.text, 160)}'" for span in finding.spans)
    head = Text.assemble(
        (f"{outcome.letter} {outcome.name}", _OUTCOME_STYLES[finding.outcome]),
        f"  {quotes}",
        (f"  {name_check(finding.check)}" + (f", sentence {sentence}" if sentence else "") + f", #{number}", "dim"),
    )
    lines: list[ConsoleRenderable] = [head, Padding(Text(make_line(finding.reason)), (0, 0, 0, 2))]
    for row in finding.evidence:
        known = f"; known from {row.known_from}" if row.known_from else ""
        text = f"{make_line(row.says)} [{say_days(row.valid_from, row.valid_to)}{known}; {make_line(row.source)}]"
        lines.append(Padding(Text(f"row  {text}", style="dim"), (0, 0, 0, 4)))
    lines.append(Padding(Text(f"as known on {finding.as_of}", style="dim"), (0, 0, 0, 4)))
    return Group(*lines)


def _list_sentences(views: tuple[SentenceView, ...]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True, style="dim")
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for view in views:
        text = Text(make_line(view.sentence.span.text))
        text.append("  " + name_marks(view), style="dim italic")
        voice = VOICES[view.sentence.voice]
        table.add_row(f"{view.number}", Text(voice.letter or "·", style=_VOICE_STYLES[view.sentence.voice]), text)
    return table


def name_marks(view: SentenceView) -> str:
    """The marks of a sentence in words, in brackets: `[author's own; hedged: 'may'; ≠ office held]`."""
    sentence = view.sentence
    marks = [VOICES[sentence.voice].name]
    for attribution in view.attributions:
        words = attribution.name or (attribution.source.text if attribution.source else "")
        marks.append(KINDS[attribution.kind].name + (f": {shorten(words, 60)}" if words else ""))
    if sentence.certainty not in ("asserted", "none"):
        cue = f": '{shorten(sentence.certainty_cue.text, 60)}'" if sentence.certainty_cue else ""
        marks.append(CERTAINTIES[sentence.certainty].name + cue)
    if view.premise:
        marks.append(PREMISE.name)
    if sentence.from_silence:
        cue = f": '{shorten(sentence.silence_cue.text, 60)}'" if sentence.silence_cue else ""
        marks.append(SILENCE.name + cue)
    marks.extend(
        f"{OUTCOMES[f.outcome].letter} {name_check(f.check)} {OUTCOMES[f.outcome].name}" for _, f in view.findings
    )
    marks.extend(f"{NOT_CHECKED.letter} {name_check(item.check)} not checked" for item in view.not_checked)
    return f"[{'; '.join(marks)}]"


def _make_key() -> Text:
    letters = ", ".join(f"{term.letter} {term.name}" for term in VOICES.values() if term.letter)
    return Text(
        f"Before each sentence: {letters}, · asserts nothing. The label describes the words and shows the record; "
        "it does not judge the article.",
        style="dim",
    )
