"""The key under which a place name is kept and looked up: the same for all usual spellings of one name.

Standard library only: the build of the package loads this file by itself.
"""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŀ": "l", "ħ": "h", "ə": "a"}
)
_SILENT = str.maketrans("", "", "'’‘ʼʻʹ`´′.\u200d")
_GAPS = re.compile(r"[\s\-‐‑–_/]+")
_SHORT = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}


def make_place_key(name: str) -> str:
    """`name` without case, marks, apostrophes and full stops; hyphens as spaces; "Saint" as "St".

    Misses spellings that differ in letters: these are separate names in the table.
    """
    if name.isascii() and name.isalpha():
        key = name.lower()
        return _SHORT.get(key, key)
    if not name.isascii():
        name = "".join([mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark)])
    words = _GAPS.sub(" ", name.casefold().translate(_LETTERS).translate(_SILENT)).strip().split(" ")
    return " ".join([_SHORT.get(word, word) for word in words])
