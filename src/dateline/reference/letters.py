"""Names in Cyrillic letters written in Latin ones, as Ukrainian and as Russian newspapers in English do."""

import re
import unicodedata

_CYRILLIC = re.compile("[\u0400-\u052f]")
# Romanised after the Ukrainian national system of 2010 and BGN/PCGN for Russian, simplified as newspapers do.
_UKRAINIAN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia".split(),
        strict=True,
    )
)
_RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".split(),
        strict=True,
    )
)


def transliterate(name: str) -> tuple[str, ...]:
    """The Latin spellings of a name in Cyrillic letters, as Ukrainian and as Russian; none for a name in Latin ones."""
    lower = unicodedata.normalize("NFC", name.lower())
    if not _CYRILLIC.search(lower):
        return ()
    # A Ukrainian name in Russian letters has г where the usual spelling has h: Шмыгаль is Shmyhal.
    both = (_UKRAINIAN, _RUSSIAN, {**_RUSSIAN, "г": "h"})
    spellings = ("".join(letters.get(char, char) for char in lower).replace("_", "") for letters in both)
    return tuple(one for one in dict.fromkeys(spellings) if not _CYRILLIC.search(one))
