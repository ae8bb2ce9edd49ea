"""The table of offices is whole, and a table that is not is refused with row and column."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.errors import TableError
from dateline.reference.offices import DATA, find_terms, load_offices, load_terms
from dateline.reference.tables import DatedFacts, holds

HEAD = "key,office,person,acting,valid_from,valid_to,known_from,known_through,source\n"
GOOD = "a,UA.president,Petro Poroshenko,,2014-06-07,2019-05-20,2014-06-07,2019-05-20,a gazette\n"


@pytest.fixture(autouse=True)
def _no_cache() -> Iterator[None]:
    yield
    load_terms.cache_clear()


def refuse(tmp_path: Path, *lines: str) -> str:
    path = tmp_path / "offices.csv"
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    with pytest.raises(TableError) as caught:
        load_terms(path)
    return str(caught.value)


def test_every_key_is_used_once() -> None:
    keys = [term.key for term in load_terms()]

    assert len(set(keys)) == len(keys)


def test_every_office_has_a_term_and_a_name() -> None:
    held = {term.office for term in load_terms()}

    assert held == set(load_offices())
    assert all(office.names or office.own_names for office in load_offices().values())


def test_no_term_is_known_before_it_began() -> None:
    assert all(term.known_from >= term.valid_from for term in load_terms())


def test_a_term_that_lasts_says_how_far_its_evidence_goes() -> None:
    lasting = [term for term in load_terms() if term.valid_to is None]

    assert {term.known_through.year for term in lasting} <= {2025, 2026}
    assert all(term.known_through == term.valid_to for term in load_terms() if term.valid_to)


def test_terms_of_one_office_share_no_more_than_the_days_of_a_handover() -> None:
    for one, other in pairwise(load_terms()):
        if one.office == other.office:
            assert one.valid_to is not None
            assert (one.valid_to - other.valid_from).days <= 1


@pytest.mark.parametrize(
    "jurisdiction", ["US", "GB", "DE", "FR", "PL", "UA", "RU", "BY", "CN", "TR", "IL", "IR", "NATO", "EU", "UN"]
)
def test_every_jurisdiction_has_a_head_on_every_first_of_july(jurisdiction: str) -> None:
    offices = {key for key, office in load_offices().items() if office.jurisdiction == jurisdiction}
    for year in range(2014, 2026):
        day = date(year, 7, 1)
        held = {term.office for term in DatedFacts(load_terms(), as_of=date(2025, 12, 31)).rows if holds(term, day)}

        assert held & offices, (jurisdiction, day)


def test_the_table_is_the_shipped_one() -> None:
    assert (DATA / "offices.csv").read_text(encoding="utf-8").startswith(HEAD)


def test_a_bad_day_is_refused_with_row_and_column(tmp_path: Path) -> None:
    message = refuse(tmp_path, GOOD, GOOD.replace("2014-06-07", "2014-06-31", 1))

    assert "offices.csv, row 3, column valid_from holds '2014-06-31'" in message


def test_an_end_before_the_beginning_is_refused(tmp_path: Path) -> None:
    assert "column valid_to" in refuse(tmp_path, GOOD.replace("2019-05-20", "2013-05-20", 1))


def test_overlapping_terms_are_refused(tmp_path: Path) -> None:
    second = GOOD.replace("a,", "b,", 1).replace("2014-06-07", "2018-06-07")

    assert "must not begin before the end of a" in refuse(tmp_path, GOOD, second)


def test_a_missing_source_is_refused(tmp_path: Path) -> None:
    assert "row 2, column source" in refuse(tmp_path, GOOD.replace("a gazette", ""))


def test_an_unknown_office_is_refused(tmp_path: Path) -> None:
    assert "column office" in refuse(tmp_path, GOOD.replace("UA.president", "UA.captain"))


def test_an_unknown_person_is_refused(tmp_path: Path) -> None:
    assert "column person" in refuse(tmp_path, GOOD.replace("Petro Poroshenko", "Jane Roe"))


@pytest.mark.parametrize(
    ("spelling", "person"),
    [
        line.split(" = ")
        for line in """Zelenskyy = Volodymyr Zelensky
Zelenskiy = Volodymyr Zelensky
Vladimir Zelensky = Volodymyr Zelensky
Valery Zaluzhny = Valerii Zaluzhnyi
Valeriy Zaluzhniy = Valerii Zaluzhnyi
Oleksandr Syrsky = Oleksandr Syrskyi
Alexander Syrskii = Oleksandr Syrskyi
Andriy Yermak = Andrii Yermak
Kirill Budanov = Kyrylo Budanov
Dmitry Kuleba = Dmytro Kuleba
Denis Shmygal = Denys Shmyhal
Alexei Reznikov = Oleksii Reznikov
Sergey Shoygu = Sergei Shoigu
Sergey Lavrov = Sergei Lavrov
Valeriy Gerasimov = Valery Gerasimov
Andrey Belousov = Andrei Belousov
Dmitriy Peskov = Dmitry Peskov
Alyaksandr Lukashenka = Alexander Lukashenko
Aleksandr Lukashenko = Alexander Lukashenko
Recep Tayyip Erdoğan = Recep Tayyip Erdogan
Mevlüt Çavuşoğlu = Mevlut Cavusoglu
Binyamin Netanyahu = Benjamin Netanyahu
Lloyd J. Austin III = Lloyd Austin
Joseph R. Biden Jr. = Joe Biden
James Mattis = Jim Mattis
Ashton Carter = Ash Carter
J.D. Vance = JD Vance
Anthony Blinken = Antony Blinken
Elisabeth Borne = Élisabeth Borne
Wladyslaw Kosiniak-Kamysz = Władysław Kosiniak-Kamysz
Radek Sikorski = Radosław Sikorski
von der Leyen = Ursula von der Leyen
Antonio Guterres = António Guterres
Abbas Araqchi = Abbas Araghchi""".splitlines()
    ],
)
def test_a_usual_spelling_is_the_person(spelling: str, person: str) -> None:
    assert {term.person for term, _ in find_terms(spelling)} == {person}


@pytest.mark.parametrize("name", ["Jane Roe", "Hunter Biden", "Ivanka Trump", "Merkel Inc", "Sergei", "Vladimir"])
def test_another_name_is_nobody(name: str) -> None:
    assert find_terms(name) == ()


def test_a_surname_of_several_is_all_of_them() -> None:
    assert {term.person for term, _ in find_terms("Johnson")} == {"Boris Johnson", "Mike Johnson"}
