"""What the newest declaration does with each clause of a theme."""

from comparator.model import Thread
from comparator.report.edition_index import Lookup
from comparator.report.parts.threads import Weaver


class Fates:
    """Sorts the threads of a theme by what the newest declaration does with them."""

    def __init__(self, lookup: Lookup, weaver: Weaver, theme: str) -> None:
        self._lookup, self._theme = lookup, theme
        self.threads: dict[str, list[Thread]] = {
            fate: []
            for fate in ("new", "back", "changed", "dropped", "unchanged", "elsewhere", "earlier")
        }
        self.once: list[Thread] = []
        for thread in lookup.threads_of_theme[theme]:
            changes = weaver.changes(thread)
            fate = self._fate(changes)
            if fate in {"new", "back", "changed", "unchanged"} and not self._is_under(thread):
                fate = "elsewhere"
            if fate == "earlier" and len(changes) == 1:
                self.once.append(thread)
            else:
                self.threads[fate].append(thread)

    def _fate(self, changes: dict[str, bool]) -> str:
        newest, last = len(self._lookup.declarations) - 1, next(reversed(changes))
        place = self._lookup.place[last]
        if place < newest:
            return "dropped" if place == newest - 1 else "earlier"
        if len(changes) == 1:
            return "new"
        if self._lookup.place[[*changes][-2]] < newest - 1:
            return "back"
        return "changed" if changes[last] else "unchanged"

    def _is_under(self, thread: Thread) -> bool:
        """Whether the newest passages of a thread are under the theme."""
        refs = thread.stations[-1][1]
        themes = (score.theme for ref in refs for score in self._lookup.passage[ref].themes)
        return self._theme in themes
