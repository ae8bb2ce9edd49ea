"""Cases with the expected spans marked in the text: `[The minister]{source} [said]{cue} [taxes fell]{content}.`

A file in tests/cases holds one case under each `## heading`. Marks may nest. A backslash before a bracket keeps it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked stretch of the text, half-open, and its label."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: its heading, the text without marks, and the marks in the order in which they close."""

    heading: str
    text: str
    marks: tuple[Mark, ...]


def parse_marked(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and the marks.

    Raises:
        ValueError: a bracket without its partner or its label.
    """
    text: list[str] = []
    open_at: list[int] = []
    marks: list[Mark] = []
    at = 0
    while at < len(marked):
        char = marked[at]
        if char == "\\" and marked[at + 1 : at + 2] in {"[", "]", "{"}:
            text.append(marked[at + 1])
            at += 2
            continue
        if char == "[":
            open_at.append(len(text))
        elif char == "]":
            closing = marked.find("}", at)
            if not open_at or marked[at + 1 : at + 2] != "{" or closing < 0:
                raise ValueError(f"A bracket without partner or label at {at} of {marked!r}.")
            marks.append(Mark(label=marked[at + 2 : closing], start=open_at.pop(), end=len(text)))
            at = closing
        else:
            text.append(char)
        at += 1
    if open_at:
        raise ValueError(f"A bracket is never closed in {marked!r}.")
    return "".join(text), tuple(marks)


def load_cases(name: str) -> list[Case]:
    """The cases of tests/cases/<name>.md."""
    cases = []
    for block in (CASES / f"{name}.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        heading, _, body = block.partition("\n")
        text, marks = parse_marked(body.strip())
        cases.append(Case(heading=heading.strip(), text=text, marks=marks))
    return cases


def ask_cases(name: str, *, missed: Collection[str] = ()) -> list[ParameterSet]:
    """The cases of one file as parameters of a test; those with the headings in `missed` have to fail."""
    fails = pytest.mark.xfail(strict=True, reason="the model misses it")
    return [
        pytest.param(case, id=case.heading, marks=fails if case.heading in missed else ()) for case in load_cases(name)
    ]
