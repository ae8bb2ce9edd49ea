"""The HTML report as a reader meets it: filters, keys, panel, and without script, in the dark, on paper, at 200 %."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dateline.records.analysis import Analysis
from dateline.report.views import make_views
from dateline.report.visible import make_line
from dateline.report.words import explain_view
from tests.browser.conftest import Opened
from tests.examples import EXAMPLES, read_example

pytestmark = pytest.mark.browser
every_example = pytest.mark.parametrize("name", EXAMPLES)
Open = Callable[..., Opened]

# Ticks each box alone: its name, what its number said before, how many sentences were then shown, and what was told.
TICK_EACH = """Array.from(document.querySelectorAll("#filters fieldset input"), (box) => {
  const said = Number(box.closest("label").querySelector(".count").textContent);
  box.click();
  const shown = document.querySelectorAll("article .s:not(.off)").length;
  const told = document.getElementById("shown").textContent;
  box.click();
  return [`${box.name} ${box.value}`, said, shown, told];
})"""


def list_finding_sentences(analysis: Analysis) -> list[str]:
    """The ids of the sentences with findings, in the order in which J meets them."""
    numbers = [(view.number, number) for view in make_views(analysis) for number, _ in view.findings]
    return [f"s{sentence}" for sentence, _ in sorted(numbers)]


def get_focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def count_shown(page: Page) -> int:
    return page.locator("article .s:not(.off)").count()


def tick(page: Page, facet: str, key: str) -> None:
    page.locator(f"input[name={facet}][value={key}]").check()


def read_count(page: Page, facet: str, key: str) -> int:
    return int(page.locator(f".count[data-facet={facet}][data-key={key}]").inner_text())


@every_example
def test_nothing_is_asked_of_a_network_and_nothing_goes_wrong(open_report: Open, name: str) -> None:
    opened = open_report(name)
    for key in ("j", "k", "n", "?", "Escape"):
        opened.page.keyboard.press(key)
    opened.page.locator("article .s").last.click()

    assert opened.console == []
    assert opened.requests == [opened.page.url.split("#")[0]]


@every_example
def test_each_filter_shows_as_many_sentences_as_its_number_says(open_report: Open, name: str) -> None:
    page = open_report(name).page
    total = count_shown(page)
    assert total == len(read_example(name).sentences)

    met = page.evaluate(TICK_EACH)
    assert met
    assert [(box, said) for box, said, _, _ in met] == [(box, shown) for box, _, shown, _ in met]
    assert [words for *_, words in met] == [f"{said} of {total} sentences" for _, said, *_ in met]
    assert count_shown(page) == total


def test_a_number_says_what_its_box_would_show_beside_the_boxes_of_other_groups(open_report: Open) -> None:
    page = open_report("commentary.txt").page
    tick(page, "certainty", "asserted")
    said = read_count(page, "voice", "author")
    tick(page, "voice", "author")

    assert 0 < said < len(read_example("commentary.txt").sentences)
    assert count_shown(page) == said


def test_two_boxes_of_one_group_show_the_sentences_of_either(open_report: Open) -> None:
    page = open_report("commentary.txt").page
    both = read_count(page, "voice", "source") + read_count(page, "voice", "mixed")
    tick(page, "voice", "source")
    tick(page, "voice", "mixed")

    assert count_shown(page) == both > 0


def test_the_others_can_be_hidden_and_brought_back(open_report: Open) -> None:
    page = open_report("commentary.txt").page
    tick(page, "voice", "mixed")
    page.locator("#only").check()

    assert page.locator("article .s:visible").count() == count_shown(page)
    page.locator("#clear").click()
    expect(page.locator("#shown")).to_have_text("23 of 23 sentences")
    assert page.locator("article .s:visible").count() == 23


@every_example
def test_j_goes_through_the_findings_and_k_back(open_report: Open, name: str) -> None:
    page = open_report(name).page
    expected = list_finding_sentences(read_example(name))
    assert expected

    met = []
    for _ in expected:
        page.keyboard.press("j")
        met.append(get_focus(page))
    page.keyboard.press("j")
    last = get_focus(page)
    back = []
    for _ in expected[1:]:
        page.keyboard.press("k")
        back.append(get_focus(page))

    assert met == expected
    assert last == expected[-1]
    assert back == expected[-2::-1]


def test_j_passes_over_sentences_that_a_filter_leaves_out(open_report: Open) -> None:
    page = open_report("well-sourced.txt").page
    first, second, *_ = list_finding_sentences(read_example("well-sourced.txt"))
    tick(page, "voice", "author")
    page.keyboard.press("j")

    assert page.locator(f"#{first}").get_attribute("data-voice") == "source"
    assert get_focus(page) == second


def test_n_and_p_go_through_the_sentences(open_report: Open) -> None:
    page = open_report("wire-report.html").page
    met = []
    for key in ("n", "n", "n", "p"):
        page.keyboard.press(key)
        met.append(get_focus(page))

    assert met == ["s1", "s2", "s3", "s2"]


def test_the_question_mark_opens_the_help_and_escape_closes_it(open_report: Open) -> None:
    page = open_report("commentary.txt").page
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator("#keys")).to_be_hidden()


def test_single_keys_can_be_turned_off(open_report: Open) -> None:
    page = open_report("commentary.txt").page
    page.keyboard.press("?")
    page.locator("#single").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")

    assert page.locator(".s.chosen").count() == 0


@every_example
def test_the_panel_explains_the_sentence_under_the_cursor(open_report: Open, name: str) -> None:
    page = open_report(name).page
    for view in make_views(read_example(name)):
        page.locator(f"#s{view.number} .n").hover()
        words = explain_view(view)
        shown = page.locator("#words").inner_text()
        assert f"Sentence {view.number}" in shown
        for line in (*words.sources, *words.wording, *words.details, *words.checks):
            assert make_line(line) in make_line(shown)


def test_a_click_keeps_a_sentence_in_the_panel_until_escape(open_report: Open) -> None:
    page = open_report("commentary.txt").page
    page.locator("#s2 .n").click()
    page.locator("#s9 .n").hover()
    expect(page.locator("#words")).to_contain_text("Sentence 2")
    page.keyboard.press("Escape")
    page.locator("#s8 .n").hover()
    page.locator("#s9 .n").hover()

    expect(page.locator("#words")).to_contain_text("Sentence 9")


def test_letters_and_numbers_are_not_copied(open_report: Open) -> None:
    page = open_report("commentary.txt").page
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#s3'))")
    copied = page.evaluate("getSelection().toString()")

    assert copied.strip() == read_example("commentary.txt").sentences[2].span.text


@every_example
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 640])
def test_axe_finds_no_serious_fault(open_report: Open, name: str, scheme: str, width: int) -> None:
    page = open_report(name, width=width, color_scheme=scheme).page
    page.keyboard.press("j")
    page.locator("input[name=voice][value=author]").check()

    violations = Axe().run(page).response["violations"]

    assert [
        (violation["id"], [node["html"] for node in violation["nodes"][:3]])
        for violation in violations
        if violation["impact"] in ("serious", "critical")
    ] == []


def test_axe_finds_no_serious_fault_in_the_help(open_report: Open) -> None:
    page = open_report("commentary.txt").page
    page.keyboard.press("?")

    violations = Axe().run(page).response["violations"]

    assert [v["id"] for v in violations if v["impact"] in ("serious", "critical")] == []


@every_example
def test_without_script_everything_but_the_controls_is_there(open_report: Open, name: str) -> None:
    page = open_report(name, java_script_enabled=False).page
    sentences = read_example(name).sentences

    assert page.locator("article .s:visible").count() == len(sentences)
    assert page.locator(".details .d:visible").count() == len(sentences)
    assert page.locator(".dl-label:visible").count() == 1
    assert page.locator("input:visible, button:visible, .panel:visible").count() == 0


@every_example
@pytest.mark.parametrize("width", [640, 320])
def test_enlarged_to_200_or_400_percent_nothing_runs_out_of_the_window(
    open_report: Open, name: str, width: int
) -> None:
    page = open_report(name, width=width, height=450, device_scale_factor=2).page
    page.keyboard.press("n")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    chosen, panel = page.locator(".s.chosen .t").bounding_box(), page.locator("#panel").bounding_box()
    assert chosen is not None
    assert panel is not None
    assert chosen["y"] + 20 < panel["y"]  # the panel does not cover the sentence that it explains


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_the_ink_is_dark_and_the_controls_are_gone(open_report: Open, scheme: str) -> None:
    page = open_report("commentary.txt", color_scheme=scheme).page
    page.keyboard.press("j")
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]

    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('article')).color,"
        " getComputedStyle(document.querySelector('.v-source > .t')).textDecorationColor]"
    )

    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)", "rgb(29, 78, 143)"]
    assert page.locator("input:visible, button:visible, .panel:visible, dialog:visible").count() == 0
    assert page.locator("article .s:visible").count() == 23
    assert page.locator(".details .d:visible").count() == 23


def test_in_the_dark_light_words_stand_on_a_dark_ground(open_report: Open) -> None:
    page = open_report("commentary.txt", color_scheme="dark").page
    ground, ink = page.evaluate(
        "['backgroundColor', 'color'].map(name => getComputedStyle(document.body)[name].match(/\\d+/g).map(Number))"
    )

    assert max(ground) < 60
    assert min(ink) > 200
