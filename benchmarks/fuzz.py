"""Readers fed with what nobody wrote: bytes that grow towards code not yet run.

    python -m benchmarks.fuzz --minutes 5            every reader, the time shared among them
    python -m benchmarks.fuzz html --minutes 60

atheris drives, where it is installed: it keeps each input that runs new code, and goes on from it.
Else, or with --by-chance, inputs are changed by chance, or drawn by the grammar of their files
(`drawn_files`). The seeds are our own: the cases of the tests and the specimen. What a reader must
not do is raise anything but its own refusals, lose a word of a declaration that it writes and reads
again, or take over ten seconds. An input that makes it do so is written to the folder of `--found`,
and becomes a test.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

NAMES = ("front-matter", "markdown", "html", "docx", "pdf", "text", "json", "toml", "declaration")
_LARGEST = 20_000  # bytes of an input
_LONGEST_S = 10
_DRAWN = 0.5  # of the inputs by chance, where files can be drawn by their grammar
_NASTY = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        *("\0", "\ufeff", "\ud800", "\u2028", "\x0c", "\x0b", "\x1b[31m", "\u202e", "\ufdd0"),
        *("+++\n", "---\n", "<!--", "-->", "<![CDATA[", "]]>", "<table>", "</p>", "<b>", "&#0;"),
        *("&#x110000;", "&lt;script&gt;", "[^a]", "![", "](", "**", "```\n", "> ", "- ", "1. "),
        *("99999999999999999999", "-1", "1e999", "\\", '"""', "'''", "[[", "]]", "=", "{{", "%s"),
    )
)


def changed(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Return an input with a few changes of the kinds that break readers."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.choice((1, 1, 4, 30, 400)))
        other = chance.choice(others)
        start = chance.randrange(len(other) + 1)
        match chance.randrange(6):
            case 0:
                made[at:end] = bytes(byte ^ 1 << chance.randrange(8) for byte in made[at:end])
            case 1:
                del made[at:end]
            case 2:
                made[at:at] = made[at:end] * chance.choice((1, 2, 50))
            case 3:
                made[at:at] = other[start : start + chance.choice((4, 40, 400))]
            case 4:
                made[at:at] = chance.choice(_NASTY)
            case _:
                del made[at:]
    return bytes(made[:_LARGEST])


def by_chance(name: str, seconds: float, seed: int, found: Path) -> int:
    """Feed a reader with changed seeds until its time is over; return how many it has read."""
    from benchmarks.drawn_files import DRAWN
    from benchmarks.fuzzed_readers import READERS, seeds

    read, chance = READERS[name][0], random.Random(seed)  # noqa: S311
    kept, count, end = seeds(name, _LARGEST), 0, time.monotonic() + seconds
    while time.monotonic() < end:
        is_drawn = name in DRAWN and chance.random() < _DRAWN
        data = DRAWN[name](chance) if is_drawn else changed(chance.choice(kept), kept, chance)
        begun = time.process_time()
        kept_as = found / f"{name}-{count}"
        kept_as.write_bytes(data)  # first: nobody knows how it ends
        read(data)
        if time.process_time() - begun > _LONGEST_S:
            raise TimeoutError(f"{name}: {len(data)} bytes take too long")
        kept_as.unlink()
        count += 1
    return count


def by_coverage(name: str, seconds: float, seed: int, found: Path) -> None:
    """Let atheris feed a reader; it ends this process, with 0 where nothing was found."""
    import atheris

    with tempfile.TemporaryDirectory() as folder:
        # The readers import more as they read: the seeds are read before what runs is counted.
        with atheris.instrument_imports(include=["comparator"]):
            from benchmarks.fuzzed_readers import READERS, seeds

            for number, data in enumerate(seeds(name, _LARGEST)):
                READERS[name][0](data)
                (Path(folder) / str(number)).write_bytes(data)
        # By the clock on the wall, and the machine may be busy.
        limits = [f"-max_total_time={seconds:.0f}", f"-timeout={3 * _LONGEST_S}", f"-seed={seed}"]
        limits += [f"-max_len={_LARGEST}", f"-artifact_prefix={found}/{name}-", "-verbosity=0"]
        limits += ["-rss_limit_mb=2048", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *limits, folder], READERS[name][0])
        atheris.Fuzz()


def _each(names: list[str], seconds: float, seed: int, found: Path) -> Iterator[str]:
    """Run each reader in a process of its own and yield those that did what they must not."""
    for name in names:
        one = [sys.executable, "-m", "benchmarks.fuzz", name, "--alone", "--seed", str(seed)]
        one += ["--minutes", str(seconds / 60), "--found", str(found)]
        if subprocess.run(one, check=False).returncode:  # noqa: S603
            yield name


def main() -> None:
    """Feed readers for a while; exit 1 where one did what it must not."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("readers", nargs="*", metavar="READER", help=", ".join(NAMES))
    options.add_argument("--minutes", type=float, default=5.0, help="for all of them together")
    options.add_argument("--seed", type=int, default=20261129)
    options.add_argument("--found", type=Path, default=Path(tempfile.gettempdir()) / "fuzz-found")
    options.add_argument("--by-chance", action="store_true", help="without atheris")
    options.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    given.found.mkdir(parents=True, exist_ok=True)
    names = given.readers or list(NAMES)
    seconds = 60 * given.minutes / len(names)
    if not given.alone:
        failed = list(_each(names, seconds, given.seed, given.found))
        sys.exit(f"{', '.join(failed)}: see {given.found}." if failed else 0)
    try:
        import atheris  # noqa: F401
    except ImportError:
        given.by_chance = True
    if given.by_chance:
        print(f"{names[0]}: {by_chance(names[0], seconds, given.seed, given.found)} inputs")
    else:
        by_coverage(names[0], seconds, given.seed, given.found)


if __name__ == "__main__":
    main()
