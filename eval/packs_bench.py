"""How long the check of one article takes with the big packs: cold, in a new process, and warm.

    python -m eval.packs_bench SHARED [ARTICLE]

Prints seconds of processor time and of the clock; other work on the machine makes the clock slower. Cold counts from
the first line of the program: imports, the tables that the claims need, and the checks. The goals are 1.5 s and 50 ms.
"""

import sys
import time
from pathlib import Path

_STARTED = (time.perf_counter(), time.process_time())
_TIMES = 50  # runs of which the middle one is taken


def main(shared: Path, article: Path) -> None:
    """Prints the times."""
    from dateline.ingest import read_document  # noqa: PLC0415 - the imports are part of what is measured
    from dateline.pipeline import analyse, check, load_tables  # noqa: PLC0415 - the import is part of what is measured
    from dateline.settings import Settings  # noqa: PLC0415 - as above
    from eval.packs import GROUND, link_packs  # noqa: PLC0415 - as above

    imported = _since(_STARTED)
    analysis = analyse(read_document(str(article), settings=Settings()), Settings())
    begun = (time.perf_counter(), time.process_time())
    tables = load_tables(link_packs(shared, GROUND))
    checked = check(analysis, tables=tables)
    cold = _since(begun)
    warm = []
    for _ in range(_TIMES):
        begun = (time.perf_counter(), time.process_time())
        check(analysis, tables=tables)
        warm.append(_since(begun))
    middle = sorted(warm)[_TIMES // 2]
    print(f"claims {len(analysis.claims)}, findings {len(checked.findings)}")
    for name, (clock, processor) in (
        ("imports", imported),
        ("tables and checks, cold", cold),
        ("checks, warm", middle),
    ):
        print(f"{name:26} {1_000 * clock:8.1f} ms by the clock {1_000 * processor:8.1f} ms of processor")


def _since(begun: tuple[float, float]) -> tuple[float, float]:
    return time.perf_counter() - begun[0], time.process_time() - begun[1]


if __name__ == "__main__":
    shared = Path(sys.argv[1])
    main(shared, Path(sys.argv[2]) if len(sys.argv) > 2 else shared / "articles" / "commentary-2025-04-12.txt")
