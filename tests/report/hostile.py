"""An analysis in which every text from outside tries to become something else."""

from dataclasses import replace
from datetime import date

from dateline.pipeline import read
from dateline.records.analysis import Analysis
from dateline.records.text import DateCandidate

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "</style><style>*{display:none}</style>",
    '"><img src=x onerror=alert(3)>',
    "' onmouseover='alert(4)",
    "<!-- --><svg/onload=alert(5)>",
    "]]><![CDATA[",
    "&lt;b&gt;&#60;i&#62;&amp;",
    "$csp ${script} $$",
    "javascript:alert(6)",
    "[red]rich[/red] [link=https://a.example]markup[/link]",
    "\x1b[31mred\x1b[0m\x1b]8;;https://a.example\x07\x00\x9b1m",
    "\u202eright to left\u202c \u2066isolated\u2069",
    "| a | b |\n|---|---|\n# heading\n- item\n1. one\n```\ncode\n```\n***",
    "![picture](https://a.example/x.png) <https://a.example> www.a.example @someone :smile:",
)


def make_hostile() -> Analysis:
    """An analysis of a text of such strings, with the same in every field about the document."""
    said = "\n\n".join(
        f'The harbour master Jane Roe said that "{words}" was in the log on Monday.' for words in HOSTILE
    )
    everything = " ".join(HOSTILE)
    analysis = read(
        f"{said}\n\n{everything} Prime Minister Dorin Vass may resign.".encode(), date_option=date(2025, 4, 7)
    )
    document = replace(
        analysis.document,
        title=everything,
        publisher=everything,
        url="javascript:alert(6)//https://a.example",
        origin=everything,
        language='en"><script>alert(7)</script>',
        incomplete=everything,
        published_candidates=(
            DateCandidate(day=date(2025, 4, 1), basis="meta", where=everything, chosen=False, reason=everything),
        ),
    )
    return replace(analysis, document=document)
