"""The HTML report: nothing from outside becomes markup, the counts agree with the marks, no network."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, document_fromstring

import dateline
from dateline.pipeline import analyse, finish
from dateline.records.analysis import Analysis, Label
from dateline.report.html import GENERATOR, load_asset, to_html
from dateline.report.visible import make_visible
from dateline.settings import Settings
from tests.examples import EXAMPLES, read_example
from tests.make import make_document
from tests.report.hostile import HOSTILE, make_hostile

LOADING = {"src", "srcset", "action", "formaction", "data", "poster", "background", "ping", "srcdoc", "xlink:href"}


def parse(analysis: Analysis) -> HtmlElement:
    return document_fromstring(to_html(analysis))


def squeeze(text: str) -> str:
    return "".join(text.split())


def read_article(page: HtmlElement) -> str:
    """The text of the article without the numbers of its sentences and without white space."""
    (article,) = page.xpath("//article")
    return squeeze("".join(article.xpath('.//text()[not(parent::a[@class="n"])]')))


def list_sentences(page: HtmlElement) -> list[HtmlElement]:
    return list(page.xpath('//article//span[starts-with(@class, "s ")]'))


@pytest.fixture(scope="module")
def hostile() -> HtmlElement:
    return parse(make_hostile())


def test_the_only_script_and_the_only_style_are_those_of_dateline(hostile: HtmlElement) -> None:
    assert [element.text for element in hostile.iter("script")] == [load_asset("page.js")]
    assert [element.text for element in hostile.iter("style")] == [load_asset("label.css") + load_asset("page.css")]


def test_no_hostile_text_becomes_an_element(hostile: HtmlElement) -> None:
    benign = {element.tag for element in parse(read_example("commentary.txt")).iter()}

    assert {element.tag for element in hostile.iter()} <= benign | {"svg"}
    assert not list(hostile.iter("img", "iframe", "object", "embed", "base"))


def test_no_attribute_runs_or_loads_anything(hostile: HtmlElement) -> None:
    attributes = [(name, value) for element in hostile.iter() for name, value in element.attrib.items()]

    assert not [name for name, _ in attributes if name.startswith("on") or name == "style" or name in LOADING]
    assert {value[0] for name, value in attributes if name == "href"} == {"#"}


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_shown_as_it_stands(hostile: HtmlElement, words: str) -> None:
    assert squeeze(make_visible(words)) in read_article(hostile)
    assert squeeze(make_visible(words)) in squeeze(hostile.xpath("//h1")[0].text_content())


def test_nothing_that_reorders_or_controls_is_left() -> None:
    page = to_html(make_hostile())

    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def test_an_address_of_the_web_is_a_link_and_no_other() -> None:
    document = replace(read_example("commentary.txt").document, url="https://gazette.example/road?a=1&b=2")
    page = parse(replace(read_example("commentary.txt"), document=document))

    assert page.xpath('//a[not(starts-with(@href, "#"))]/@href') == ["https://gazette.example/road?a=1&b=2"]
    assert page.xpath('//a[not(starts-with(@href, "#"))]/@rel') == ["noreferrer noopener nofollow"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_policy_allows_exactly_this_script_and_this_style(name: str) -> None:
    page = parse(read_example(name))
    (policy,) = page.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    script, style = (
        f"'sha256-{b64encode(sha256(element.text.encode()).digest()).decode()}'"
        for element in (*page.iter("script"), *page.iter("style"))
    )

    assert policy == (
        f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"
    )


def test_nothing_in_the_page_can_ask_a_network() -> None:
    styles = load_asset("label.css") + load_asset("page.css") + load_asset("notebook.css")
    script = load_asset("page.js")

    assert not re.search(r"url\(|@import|https?:", styles)
    assert not re.search(r"fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(|https?:|innerHTML", script)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_article_has_every_character_of_the_text(name: str) -> None:
    assert read_article(parse(read_example(name))) == squeeze(make_visible(read_example(name).document.text))


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_filter_counts_the_sentences_with_its_mark(name: str) -> None:
    page = parse(read_example(name))
    marked = Counter(
        (facet, key)
        for sentence in list_sentences(page)
        for facet in ("voice", "kind", "certainty", "flags", "checks")
        for key in sentence.get(f"data-{facet}", "").split()
    )

    counts = {
        (count.get("data-facet"), count.get("data-key")): int(count.text) for count in page.xpath('//*[@class="count"]')
    }

    assert {key: count for key, count in counts.items() if count} == marked


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_filters_agree_with_the_label(name: str) -> None:
    analysis = read_example(name)
    page = parse(analysis)
    label = analysis.label

    assert isinstance(label, Label)
    for facet, tallies in (("voice", label.voices), ("certainty", label.certainties)):
        shown = {c.get("data-key"): int(c.text) for c in page.xpath(f'//*[@class="count"][@data-facet="{facet}"]')}
        assert shown == {tally.key: tally.count for tally in tallies}
    flags = {c.get("data-key"): int(c.text) for c in page.xpath('//*[@class="count"][@data-facet="flags"]')}
    assert flags == {"silence": len(label.from_silence), "premise": len(label.unconfirmed_premises)}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_words_of_every_source_are_underlined_with_their_kind(name: str) -> None:
    analysis = read_example(name)
    page = parse(analysis)
    underlined = {
        (f"s{attribution.sentence + 1}", attribution.kind)
        for attribution in analysis.attributions
        if attribution.source is not None or attribution.cue is not None
    }

    drawn = {
        (sentence.get("id"), piece.get("class").removeprefix("k k-"))
        for sentence in list_sentences(page)
        for piece in sentence.xpath('.//span[starts-with(@class, "k ")]')
    }

    assert drawn == underlined


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_link_inside_the_page_has_its_target(name: str) -> None:
    page = parse(read_example(name))
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//@href") if href.startswith("#")} <= set(ids)


def test_every_finding_is_a_card_with_its_rows() -> None:
    analysis = read_example("commentary.txt")
    cards = parse(analysis).xpath('//li[starts-with(@class, "finding ")]')

    assert len(cards) == len(analysis.findings) == 2
    for card, finding in zip(cards, analysis.findings, strict=True):
        assert finding.reason in card.text_content()
        assert len(card.xpath(".//tbody/tr")) == len(finding.evidence)


def test_the_generator_is_this_version() -> None:
    assert f"Dateline {dateline.__version__}" == GENERATOR


@given(st.text(min_size=1, max_size=300))
def test_any_text_is_shown_whole(words: str) -> None:
    text = f"The harbour master said so. {words} It was closed."
    document = make_document(text)

    analysis = finish(analyse(document, Settings()))

    assert read_article(parse(analysis)) == squeeze(make_visible(text))
