"""Whether a published report says what the texts say that it is of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from comparator.app.build import Order, make_editions, read_inputs, set_pages, setting_of
from comparator.errors import one_line
from comparator.jobs import Workshop

if TYPE_CHECKING:
    from comparator.verify import Fault


def verify_report(
    site: Path,
    folders: Sequence[Path],
    workshop: Workshop,
    progress: Callable[[str], None] = lambda _: None,
) -> "tuple[int, tuple[Fault, ...], str]":
    """Return how many files a report has, what is wrong with it, and what could not be weighed.

    It is read by a reader that knows nothing of what made it. What that reader does not weigh,
    such as counts, is held against what the same version makes of the texts.

    Raises:
        InputError: There is no report, or a series cannot be read.
    """
    from comparator.report import published_files
    from comparator.verify import Evidence, read_manifest, verify
    from comparator.version import __version__
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
    is_ours = manifest is not None and manifest.version == __version__
    with speaking(order.language):
        known = [Evidence(edition) for edition in editions]
        faults = verify(files, known, inputs, is_of_this_version=is_ours)
    if manifest is None or not is_ours:
        other = one_line(manifest.version)[:40] if manifest else "nobody knows which"
        return len(files), faults, f"Version {other} made it: its own sentences are not weighed."
    if manifest.inputs != {name: sha256(data).hexdigest() for name, data in inputs.items()}:
        return len(files), faults, "The texts are others now: its own sentences are not weighed."
    made = set_pages(setting_of(order, editions), workshop, progress)
    told = {fault.path for fault in faults if fault.kind != "bytes"}
    unlike = (fault for fault in _unlike(files, made) if fault.path not in told)
    return len(files), tuple(sorted({*faults, *unlike})), ""


def _unlike(files: Mapping[str, bytes], made: Mapping[str, bytes]) -> "Iterator[Fault]":
    """Yield the files that are not what this version makes of the texts, each with its line."""
    from comparator.verify import Fault

    for path, data in made.items():
        if path in files and files[path] != data:
            lines = zip_longest(files[path].splitlines(), data.splitlines())
            line = next((n for n, (a, b) in enumerate(lines, start=1) if a != b), 0)
            problem = "it is not what this version makes of these texts."
            yield Fault(path, line, "made", problem)
