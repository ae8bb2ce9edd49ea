"""Every setting: its unit in the name, its default and its meaning.

Each can be set by an environment variable of the same name in capitals after `DATELINE_`, such as
`DATELINE_MAX_TEXT_CHARS=1000000`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from dateline.errors import SettingError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The limits and thresholds of one run; all of them whole numbers above zero."""

    max_file_bytes: int = 50_000_000  # a larger file is refused
    max_text_chars: int = 5_000_000  # text after this is not read, and the result says so
    max_sentence_chars: int = 2_000  # a longer sentence is cut at white space
    max_html_depth: int = 250  # HTML nested deeper is refused; the parser itself goes no deeper than 255
    max_html_elements: int = 50_000  # a page with more elements is refused: the largest articles have some thousands
    max_html_chars: int = 10_000_000  # a page with more characters of HTML is refused
    max_pdf_pages: int = 2_000  # pages after this are not read, and the result says so
    max_files: int = 1_000_000  # files that one command takes from folders and globs
    max_table_bytes: int = 500_000_000  # a larger file of a reference pack is refused
    min_complete_words: int = 40  # a page with fewer words is marked incomplete
    threads: int = 2  # of the reader model; no result depends on it
    progress_from_documents: int = 5  # from so many documents on, a progress bar is shown


def load_settings(environ: Mapping[str, str]) -> Settings:
    """The settings, with what the environment sets.

    Raises:
        SettingError: a variable holds something other than a whole number above zero.
    """
    given: dict[str, int] = {}
    for field in fields(Settings):
        variable = "DATELINE_" + field.name.upper()
        raw = environ.get(variable)
        if raw is None:
            continue
        if not raw.isascii() or not raw.isdigit() or int(raw) == 0:
            raise SettingError(
                f"{variable} is {raw!r}.",
                right="It must be a whole number above zero.",
                act=f"Set it to one, or unset it for the default of {field.default}.",
            )
        given[field.name] = int(raw)
    return Settings(**given)
