"""The story of a theme in sentences: quoted words, their years, the places where they stand."""

from comparator.analysis.theme_story import Beat, NamedPhrase, StoryBeat
from comparator.report.addresses import Page, declaration_page, passage_anchor
from comparator.report.edition_index import Lookup
from comparator.report.parts.newest_changes import Segment, linked
from comparator.wording.formatting import quoted
from comparator.wording.translation import msg

_SENTENCES = {
    Beat.TURNED: msg("Until %(last)s [%(words)s]; since %(since)s [%(newer)s]."),
    Beat.LAST: msg("[%(words)s], first named in %(first)s, was last named in %(last)s."),
    Beat.ENDED: msg("[%(words)s] was last named in %(last)s."),
    Beat.SINCE: msg("[%(words)s] has been named since %(first)s."),
    Beat.CAME: msg("[%(words)s] is named for the first time in %(first)s."),
    Beat.STOOD: msg("[%(words)s] has been named in every text since %(first)s."),
    Beat.ONCE: msg("Only %(first)s names [%(words)s]."),
}


def story(lookup: Lookup, theme: str, here: Page) -> tuple[tuple[Segment, ...], ...]:
    """Return the story of a theme, sentence by sentence; () where nothing is sure."""
    beats = lookup.stories.of(theme) if lookup.declarations else ()
    return tuple(_told(lookup, beat, here) for beat in beats)


def _told(lookup: Lookup, beat: StoryBeat, here: Page) -> tuple[Segment, ...]:
    phrases = [beat.phrase, *([beat.newer] if beat.newer else [])]
    return linked(
        _SENTENCES[beat.beat],
        [_href(lookup, phrase, here) for phrase in phrases],
        words=_quoted(lookup, phrases[0]),
        newer=_quoted(lookup, phrases[-1]),
        first=lookup.tag[beat.phrase.first],
        last=lookup.tag[beat.phrase.last],
        since=lookup.tag[phrases[-1].first],
    )


def _href(lookup: Lookup, phrase: NamedPhrase, here: Page) -> str:
    p = phrase.passage
    return here.to(declaration_page(lookup.series.id, p.declaration), passage_anchor(p.id))


def _quoted(lookup: Lookup, phrase: NamedPhrase) -> str:
    return quoted(phrase.words, lookup.declaration[phrase.passage.declaration].language)
