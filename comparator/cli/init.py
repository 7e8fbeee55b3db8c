"""`comparator init`: the files of a new series."""

from pathlib import Path

import click

from comparator.cli.messages import Voice, with_voice
from comparator.resources.bundled import preset_names


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--preset",
    type=click.Choice(preset_names()),
    help="Begin with what is known of a body; else with files to fill in.",
)
@click.option(
    "--ci",
    "forge",
    type=click.Choice(("github", "gitlab")),
    help="Make DIR a repository's folder that publishes: the series in declarations/, workflows"
    " that publish it and look for new texts.",
)
@click.option(
    "--install",
    metavar="WHAT",
    help="With --ci: what pip installs there, a version or an address; else this very version,"
    " from its repository where no index has it.",
)
@click.option(
    "--themes",
    "themes_wanted",
    type=click.Choice(("general", "suggested")),
    help="Begin with the general themes, or with what the texts in DIR suggest; else with the"
    " general ones where they catch a third of the passages, or what catches more.",
)
@with_voice
@click.pass_context
def init(
    context: click.Context,
    folder: Path,
    preset: str | None,
    forge: str | None,
    install: str | None,
    themes_wanted: str | None,
) -> None:
    """Start a series of your own in DIR: commented files for its title, themes and catalogue.

    Texts that lie in DIR become its declarations; the files themselves go to DIR/originals.
    """
    from comparator.corpus.add import texts_in
    from comparator.corpus.series.toml_files import check_id
    from comparator.scaffold.ci_files import speak, write_ci_files
    from comparator.scaffold.installation import Installation, this_version
    from comparator.scaffold.new_series import start_series
    from comparator.scaffold.set_aside import ORIGINALS, set_aside

    texts = texts_in(folder) if folder.is_dir() else ()
    _refuse_what_does_not_go_together(context, bool(texts))
    voice = Voice(context.obj)
    name = folder.absolute().name
    check_id(folder, name, "series")
    series = folder / "declarations" / name if forge else folder
    with set_aside(folder, texts) as originals:
        workflows: tuple[Path, ...] = ()
        if forge:
            installed = Installation(install) if install else this_version()
            place = f"declarations/{name}"
            workflows = write_ci_files(folder, forge, installed.what, place, ORIGINALS)
            if installed.remark:
                voice.warn(installed.remark)
        for path in workflows + start_series(series, preset, ORIGINALS):
            voice.done(f"Wrote {path}")
        if originals:
            _take(context, voice, originals, series)
            speak(workflows, _in_their_language(series))
            _choose_themes(voice, series, preset, themes_wanted)
    if texts:
        build = f"comparator build {series}{_in_their_language(series)}"
        voice.done(f"Next: comparator check {series}, then {build}")
        return
    fetch = f"comparator fetch {series}, or " if preset not in {None, "resolutions"} else ""
    voice.done(f"Next: {fetch}comparator add FILE --series {series}")


def _refuse_what_does_not_go_together(context: click.Context, has_texts: bool) -> None:
    given = context.params
    if given["install"] and not given["forge"]:
        raise click.UsageError("--install goes with --ci.", context)
    if given["themes_wanted"] and given["preset"]:
        raise click.UsageError("--preset brings its own themes: leave --themes out.", context)
    if given["themes_wanted"] == "suggested" and not has_texts:
        raise click.UsageError("--themes suggested needs texts in DIR that suggest some.", context)


def _take(context: click.Context, voice: Voice, originals: tuple[Path, ...], series: Path) -> None:
    """Make declarations of the texts, as `add` does."""
    from comparator.cli.add import add
    from comparator.corpus.series.series import read_series
    from comparator.scaffold.new_series import speak

    try:
        context.invoke(add, what=tuple(map(str, originals)), series_dir=series)
    except click.exceptions.Exit as left:
        if left.exit_code:
            raise
    voice.done(f"Moved what you had to {originals[0].parent}")
    languages = {declaration.language for declaration in read_series(series).declarations}
    if len(languages) == 1:
        speak(series, languages.pop())


def _in_their_language(series: Path) -> str:
    """Return what makes a report speak as its texts do; "" for English and what it cannot speak."""
    from comparator.corpus.series.series import default_language
    from comparator.wording.translation import LANGUAGES

    language = default_language(series)
    return f" --ui-language {language}" if language in LANGUAGES and language != "en" else ""


def _choose_themes(voice: Voice, series: Path, preset: str | None, wanted: str | None) -> None:
    """Say what the texts are filed under, and write it down where it is not the general themes."""
    from comparator.app.first_themes import first_themes
    from comparator.corpus.series.series import THEMES_FILE

    if preset:
        return
    first = first_themes(series, wanted)
    if first.text:
        (series / THEMES_FILE).write_text(first.text, encoding="utf-8", newline="\n")
        voice.done(
            f"Themes: {THEMES_FILE} has those that the texts suggest, for {first.share:.0%} of"
            " their passages; edit them."
        )
    else:
        voice.done(
            f"Themes: the general ones, for {first.share:.0%} of the passages. What the texts"
            f" suggest: comparator themes {series} --suggest"
        )
