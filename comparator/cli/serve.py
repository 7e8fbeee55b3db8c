"""`comparator serve`: the report in a browser while its declarations are being written."""

from pathlib import Path

import click

from comparator.cli.job_options import OpenWorkshop, with_workshop
from comparator.cli.messages import Voice, with_voice
from comparator.cli.series_argument import series_folders, with_kind, with_series_dirs


@click.command()
@with_series_dirs
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port on 127.0.0.1; 0 for any that is free.",
)
@click.option("--open", "is_opened", is_flag=True, help="Open the report in a browser.")
@click.option(
    "--pairs",
    type=click.Choice(["all", "neighbours", "auto"]),
    default="auto",
    show_default=True,
    help="Which pairs of declarations get a page; auto: all of up to 12 declarations, "
    "else neighbours and each with the newest.",
)
@with_kind
@with_workshop
@with_voice
@click.pass_obj
def serve(
    level: int,
    series_dirs: tuple[Path, ...],
    port: int,
    is_opened: bool,
    pairs: str,
    kind: str,
    open_workshop: OpenWorkshop,
) -> None:
    """Show the report on this machine, and anew whenever a declaration is saved.

    Nobody else can see it: it is served on 127.0.0.1 only. A file that is broken is told in the
    page, until it is mended. A long series answers sooner with --pairs neighbours.
    Stop with Ctrl-C.
    """
    from comparator.app.build import Order
    from comparator.app.serve import Desk, serve_forever

    voice = Voice(level)
    order = Order(series_folders(series_dirs), pairs, kind=kind)
    with open_workshop() as workshop:
        desk = Desk(order, workshop)

        def ready(address: str) -> None:
            voice.done(f"The report is at {address} until you press Ctrl-C.")
            if is_opened:
                import webbrowser

                webbrowser.open(address)

        try:
            serve_forever(desk, port, ready, voice.warn)
        except KeyboardInterrupt:
            voice.done("Stopped.")
