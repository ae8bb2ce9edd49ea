"""Bytes to text: a byte order mark, strict UTF-8, the declared encoding, and only then a guess; losses are told."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from dateline.errors import BinaryInputError

_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a page may declare: the encodings of the WHATWG Encoding Standard (encoding.spec.whatwg.org, section 4.2) by
# Python's names. Others, such as UTF-7, exist to smuggle text past readers, and some of Python's are no encodings.
_DECLARABLE = frozenset(
    """utf-8 ibm866 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13
    iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman cp874 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256
    cp1257 cp1258 mac-cyrillic gbk gb2312 gb18030 big5 euc_jp iso2022_jp shift_jis euc_kr""".split()
)
_WIDENED = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}  # as browsers do
_GUESSABLE = ["cp1252", "cp1251", "cp1250", "koi8_r", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp1256"]
_SAMPLE_BYTES = 32_768  # charset-normalizer takes seconds for megabytes and knows no more from them
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_CONTROLS_SHARE = 0.01  # text has no control characters but by accident; pictures and programs are full of them
_CONTROLS_FREE = 2
_BROKEN_SHARE = 0.1  # UTF-8 with more broken places than this among what is not ASCII is something else
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, the encoding that gave it, and what was lost or guessed on the way."""

    text: str
    encoding: str
    missing: tuple[str, ...] = ()


def read_text_bytes(data: bytes, *, max_chars: int, declared: str | None = None) -> Decoded:
    """The text of `data`, of which no more is decoded than `max_chars` characters can need.

    Raises:
        BinaryInputError: the bytes are no text.
    """
    encoding, skip = _find_mark(data)
    if encoding is None:
        encoding = _find_wide(data)
    if encoding is None:
        refuse_binary(data)
        return _decode_unmarked(data[: 4 * max_chars + 4], declared=declared, whole=len(data) <= 4 * max_chars + 4)
    part = data[skip : skip + 4 * max_chars + 4]
    return _decode(part, encoding, whole=skip + len(part) >= len(data))


def scrub_surrogates(text: str) -> str:
    """`text` with U+FFFD for each half of a surrogate pair, which no encoding can write."""
    return _SURROGATES.sub("\ufffd", text)


def refuse_binary(data: bytes) -> None:
    """Nothing, when `data` can be text in an encoding that keeps ASCII.

    Raises:
        BinaryInputError: there are more control characters than text has.
    """
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(_CONTROLS_FREE, len(data) * _CONTROLS_SHARE):
        raise BinaryInputError(
            f"The file is binary: {controls} of its {len(data)} bytes are control characters.",
            right="Dateline reads plain text, Markdown, HTML and PDF.",
            act="Save the article in one of these formats.",
        )


def _find_mark(data: bytes) -> tuple[str | None, int]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return None, 0


def _find_wide(data: bytes) -> str | None:
    """UTF-16 without a mark, known by the zero bytes of its ASCII letters."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0 : 2 * half : 2].count(0), sample[1 : 2 * half : 2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _decode_unmarked(data: bytes, *, declared: str | None, whole: bool) -> Decoded:
    try:
        text = codecs.getincrementaldecoder("utf-8")("strict").decode(data, final=whole)
        return Decoded(text=text, encoding="utf-8")
    except UnicodeDecodeError:
        encoding = _declared_name(declared)
    if encoding is None and _is_broken_utf8(data):
        encoding = "utf-8"
    return _decode(data, encoding or _guess(data), whole=whole)


def _declared_name(declared: str | None) -> str | None:
    if not declared or not declared.isascii() or "\0" in declared:
        return None
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    name = _WIDENED.get(name, name)
    return name if name in _DECLARABLE else None


def _is_broken_utf8(data: bytes) -> bool:
    """Whether `data` is UTF-8 with damaged places rather than another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return broken <= foreign * _BROKEN_SHARE


def _guess(data: bytes) -> str:
    """The likeliest encoding; Western European when nothing tells."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 256) if first else 0
    best = from_bytes(data[start : start + _SAMPLE_BYTES], cp_isolation=_GUESSABLE).best()
    return best.encoding if best else "cp1252"


def _decode(data: bytes, encoding: str, *, whole: bool) -> Decoded:
    before = data.count("\ufffd".encode(encoding)) if encoding.startswith("utf") else 0
    text = codecs.getincrementaldecoder(encoding)("replace").decode(data, final=whole)
    text = scrub_surrogates(text)
    lost = text.count("\ufffd") - before
    if lost <= 0:
        return Decoded(text=text, encoding=encoding)
    places = "1 place is" if lost == 1 else f"{lost} places are"
    told = f"{places} not valid {encoding} and stand in the text as U+FFFD; save the file as UTF-8 to mend this."
    return Decoded(text=text, encoding=encoding, missing=(told,))
