"""Whether a published report says what the texts say that it is of."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.app.build import Order, make_editions, read_inputs
from comparator.jobs import Workshop

if TYPE_CHECKING:
    from comparator.verify import Fault


def verify_report(
    site: Path,
    folders: Sequence[Path],
    workshop: Workshop,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[int, "tuple[Fault, ...]"]:
    """Return how many files a published report has, and what is wrong with it.

    Raises:
        InputError: There is no report, or a series cannot be read.
    """
    from comparator.report import published_files
    from comparator.verify import Evidence, read_manifest, verify
    from comparator.wording.translation import LANGUAGES, speaking

    files = published_files(site)
    manifest = read_manifest(files)
    options = manifest.options if manifest else {}
    spoken = options.get("ui_language", "")
    order = Order(
        tuple(folders),
        pairs=options.get("pairs", "auto"),
        language=spoken if spoken in LANGUAGES else "en",
        kind=options.get("kind", ""),
    )
    inputs = read_inputs(order)
    editions = make_editions(order, workshop, progress)
    progress(f"Reading {site}")
    with speaking(order.language):
        return len(files), verify(files, [Evidence(e) for e in editions], inputs)
