"""An analysis that shows itself in a notebook."""

from lxml.html import fragment_fromstring

import dateline
from dateline.report.notebook import make_fragment
from tests.examples import ROOT, read_example
from tests.report.hostile import make_hostile


def test_what_the_public_read_returns_shows_itself() -> None:
    analysis = dateline.read(ROOT / "examples" / "commentary.txt")

    shown = analysis._repr_html_()  # type: ignore[attr-defined]

    assert "Sourcing label" in shown
    assert "Findings (2)" in shown


def test_a_hostile_text_brings_no_script_and_no_link() -> None:
    piece = fragment_fromstring(make_fragment(make_hostile()), create_parent="div")

    assert not list(piece.iter("script", "img", "iframe", "a"))
    assert len(list(piece.iter("style"))) == 1
    assert not [name for element in piece.iter() for name in element.attrib if name.startswith("on") or name == "style"]


def test_it_has_no_ids_so_that_two_can_stand_in_one_page() -> None:
    piece = fragment_fromstring(make_fragment(read_example("commentary.txt")), create_parent="div")

    assert piece.xpath("//@id") == []
