"""Every exception of Dateline. Each has a slug, under which docs/messages.md explains it.

DatelineError
├── SpanError                 span-outside-text
├── SentenceNumberError       no-such-sentence
├── FindingError              no-such-finding
├── SettingError              bad-setting
├── InputError                unreadable: a document could not be read
│   ├── NameInputError        bad-name
│   ├── MissingInputError     no-such-file
│   ├── AddressInputError     address-not-read
│   ├── SpecialInputError     not-a-file
│   ├── LoopInputError        folder-loop
│   ├── FolderInputError      nothing-to-read
│   ├── CountInputError       too-many-files
│   ├── SizeInputError        too-large
│   ├── EmptyInputError       empty
│   ├── BinaryInputError      binary
│   ├── HtmlInputError        broken-html
│   ├── DepthInputError       html-too-deep
│   ├── PdfInputError         broken-pdf
│   └── LockedInputError      encrypted-pdf
├── DateError                 bad-date
├── OutputError               not-written
├── FailedError               failed
├── RecordError               bad-record
├── GazetteerError            no-gazetteer
├── ModelError                bad-model
└── TableError                bad-table: a row of a table cannot be used
    ├── PackError             bad-pack: the folder or its datapackage.json cannot be used
    ├── ColumnError           missing-column
    ├── SourceError           missing-source
    ├── ReversedError         dates-reversed
    ├── OverlapError          overlapping-rows
    ├── CoordinateError       bad-coordinates
    ├── ShapeError            bad-shape
    └── TableSizeError        table-too-large
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


class SentenceNumberError(DatelineError):
    """Words that are neither a stretch of a text nor the number of one of its sentences."""

    slug = "no-such-sentence"


class FindingError(DatelineError):
    """Words that are neither the number of a finding nor the id of a claim."""

    slug = "no-such-finding"


class SettingError(DatelineError):
    """A setting with a value that cannot be used."""

    slug = "bad-setting"


class InputError(DatelineError):
    """A document that could not be read; the other documents are not affected."""

    slug = "unreadable"


class RecordError(DatelineError):
    """A result whose spans do not fit its text, or JSON that is no result of Dateline."""

    slug = "bad-record"


class GazetteerError(DatelineError):
    """The table of places is missing or cannot be read."""

    slug = "no-gazetteer"


class NameInputError(InputError):
    """A name that no file can have."""

    slug = "bad-name"


class MissingInputError(InputError):
    """A name under which there is nothing."""

    slug = "no-such-file"


class AddressInputError(InputError):
    """An address on the network, where a file was wanted."""

    slug = "address-not-read"


class SpecialInputError(InputError):
    """A pipe, a device or a socket: reading it could wait for ever."""

    slug = "not-a-file"


class LoopInputError(InputError):
    """A link in a folder that leads back to a folder above it."""

    slug = "folder-loop"


class FolderInputError(InputError):
    """A folder without any file that Dateline reads."""

    slug = "nothing-to-read"


class CountInputError(InputError):
    """More files than one command takes."""

    slug = "too-many-files"


class SizeInputError(InputError):
    """A file, or a page in it, that is larger than a setting allows."""

    slug = "too-large"


class EmptyInputError(InputError):
    """A file without any text in it."""

    slug = "empty"


class BinaryInputError(InputError):
    """Bytes that are no text, no HTML and no PDF."""

    slug = "binary"


class HtmlInputError(InputError):
    """HTML from which the parser could make nothing."""

    slug = "broken-html"


class DepthInputError(InputError):
    """HTML whose elements are nested deeper than a setting allows."""

    slug = "html-too-deep"


class PdfInputError(InputError):
    """A PDF that is damaged or cut short."""

    slug = "broken-pdf"


class LockedInputError(InputError):
    """A PDF that cannot be opened without a password."""

    slug = "encrypted-pdf"


class DateError(DatelineError):
    """Words that are no day of the calendar, where one was wanted."""

    slug = "bad-date"


class OutputError(DatelineError):
    """A result that could not be written."""

    slug = "not-written"


class TableError(DatelineError):
    """A reference table with a row that cannot be used."""

    slug = "bad-table"


class PackError(TableError):
    """A folder that is no pack, or a descriptor that cannot be used."""

    slug = "bad-pack"


class ColumnError(TableError):
    """A table without a column that its descriptor names, or a descriptor without a field that its kind needs."""

    slug = "missing-column"


class SourceError(TableError):
    """A row that does not say where it comes from."""

    slug = "missing-source"


class ReversedError(TableError):
    """A row whose last day lies before its first."""

    slug = "dates-reversed"


class OverlapError(TableError):
    """Rows that say different things of the same days, or the same thing twice."""

    slug = "overlapping-rows"


class CoordinateError(TableError):
    """A point that cannot lie where the table says, or a map in another coordinate system."""

    slug = "bad-coordinates"


class ShapeError(TableError):
    """A shape that is broken: it crosses itself, is not closed, or is of the wrong kind."""

    slug = "bad-shape"


class TableSizeError(TableError):
    """A table file that is larger than the setting allows."""

    slug = "table-too-large"


class FailedError(DatelineError):
    """A fault of Dateline itself that ended the work on one document."""

    slug = "failed"


class ModelError(DatelineError):
    """The reader model is missing, was changed, does not fit this version, or cannot run on this platform."""

    slug = "bad-model"
