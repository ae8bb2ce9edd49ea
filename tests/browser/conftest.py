"""A real Chromium, and the report of every example as a file."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from dateline.report.html import to_html
from tests.examples import EXAMPLES, read_example

ARGS = (
    "--no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
).split()

PATIENCE_MS = 120_000  # a busy machine is no fault of the report
expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A report in the browser, and what it said and asked for."""

    page: Page
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("There is no chromium on the path: install it, or leave these tests out with -m 'not browser'.")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report of every example."""
    folder = tmp_path_factory.mktemp("reports")
    paths = {name: folder / f"{name}.html" for name in EXAMPLES}
    for name, path in paths.items():
        path.write_text(to_html(read_example(name)), encoding="utf-8")
    return paths


@pytest.fixture
def open_report(browser: Browser, reports: dict[str, Path]) -> Iterator[Callable[..., Opened]]:
    """Opens the report of an example, or a file, in a window of its own."""
    contexts = []

    def open_one(report: str | Path, *, width: int = 1280, height: int = 900, **options: object) -> Opened:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        opened = Opened(page=context.new_page())
        opened.page.on("console", lambda message: opened.console.append(message.text))
        opened.page.on("pageerror", lambda error: opened.console.append(str(error)))
        context.on("request", lambda request: note(request, opened))
        opened.page.goto((report if isinstance(report, Path) else reports[report]).as_uri())
        return opened

    def note(request: Request, opened: Opened) -> None:
        opened.requests.append(request.url)

    yield open_one
    for context in contexts:
        context.close()
