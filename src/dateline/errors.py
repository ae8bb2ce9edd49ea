"""Every exception of Dateline. Each has a slug, under which docs/messages.md explains it.

DatelineError
├── SpanError                 span-outside-text
├── SettingError              bad-setting
├── InputError                (a document could not be read)
├── RecordError               bad-record
└── GazetteerError            no-gazetteer
"""


class DatelineError(Exception):
    """The parent of all: says what was met, what would be right, and what to do next."""

    slug = "error"

    def __init__(self, met: str, *, right: str, act: str) -> None:
        super().__init__(f"{met} {right} {act}")
        self.met = met  # the value met, as a sentence
        self.right = right  # what would be right, as a sentence
        self.act = act  # what to do next, as a sentence


class SpanError(DatelineError):
    """A stretch that is empty or lies outside its text."""

    slug = "span-outside-text"

    def __init__(self, *, start: int, end: int, length: int) -> None:
        super().__init__(
            f"The span {start}:{end} does not lie in a text of {length} characters, or is empty.",
            right=f"A span has 0 <= start < end <= {length}, counted in Unicode code points.",
            act="Take the numbers from the result of the same text.",
        )


class SettingError(DatelineError):
    """A setting with a value that cannot be used."""

    slug = "bad-setting"


class InputError(DatelineError):
    """A document that could not be read; the other documents are not affected."""

    slug = "unreadable"


class RecordError(DatelineError):
    """JSON that is not a Dateline result."""

    slug = "bad-record"


class GazetteerError(DatelineError):
    """The table of places is missing or cannot be read."""

    slug = "no-gazetteer"
