"""`python -m comparator.cli.manual`: write the manual's files anew."""

from pathlib import Path

from comparator.cli.manual import manual_files


def main() -> None:
    """Write the files into the checkout that this code is in."""
    root = Path(__file__).resolve().parents[3]
    for name, data in manual_files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
