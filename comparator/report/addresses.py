"""Where each page lies and what its anchors are called: a contract with other programs."""

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from comparator.model.passage_ids import key_of

HOME = "index.html"
STYLE = "assets/comparator.css"
SCRIPT = "assets/comparator.js"
SCHEME_SCRIPT = "assets/scheme.js"
SHARE_SCRIPT = "assets/share.js"
SEARCH_SCRIPT = "assets/search.js"
# Without one a browser asks the site for another, and complains where there is none.
ICON = "assets/icon.svg"
ASSETS = (STYLE, SCRIPT, SCHEME_SCRIPT, SHARE_SCRIPT, SEARCH_SCRIPT, ICON)


def front_page(series: str) -> str:
    """Return the path of the front page of a series."""
    return f"{series}/index.html"


def series_page(series: str, name: str) -> str:
    """Return the path of a page of a series as a whole, such as "method" or "search"."""
    return f"{series}/{name}.html"


def search_data(series: str) -> str:
    """Return the path of the script that holds what the search page searches."""
    return f"{series}/search-data.js"


def citation_data(series: str) -> str:
    """Return the path of the script that holds how to cite each declaration."""
    return f"{series}/citations.js"


def theme_page(series: str, theme: str) -> str:
    """Return the path of the page of a theme."""
    return f"{series}/themes/{theme}.html"


def declaration_page(series: str, declaration: str) -> str:
    """Return the path of the page of a declaration."""
    return f"{series}/declarations/{declaration}.html"


def pair_page(series: str, left: str, right: str) -> str:
    """Return the path of the page of two declarations, the older one first."""
    return f"{series}/pairs/{left}--{right}.html"


def pair_data(series: str, left: str, right: str) -> str:
    """Return the path of the script that holds what a pair says on each theme."""
    return pair_page(series, left, right).removesuffix(".html") + ".js"


def any_two_page(series: str) -> str:
    """Return the path of the page on which any two declarations are set."""
    return f"{series}/pairs/any.html"


def any_two_data(series: str, declaration: str) -> str:
    """Return the path of the script that holds a declaration beside later ones."""
    return f"{series}/pairs/any/{declaration}.js"


def draft_page(series: str, draft: str) -> str:
    """Return the path of the page of a round of a draft."""
    return f"{series}/drafts/{draft}.html"


def witness_page(series: str, declaration: str, witness: str) -> str:
    """Return the path of the page of a declaration and one of its witnesses."""
    return f"{series}/witnesses/{declaration}--{witness}.html"


def witness_data(series: str, declaration: str, witness: str) -> str:
    """Return the path of the script that holds how to cite the two."""
    return witness_page(series, declaration, witness).removesuffix(".html") + ".js"


def passage_anchor(passage_id: str) -> str:
    """Return the anchor of a passage on its declaration's page, such as "p14.2"."""
    return key_of(passage_id)


def side_anchor(side: str, passage_id: str) -> str:
    """Return the anchor of a passage on a pair page, such as "left-p14.2"."""
    return f"{side}-{passage_anchor(passage_id)}"


def clause_page(series: str, thread_id: str) -> str:
    """Return the path of the page that sets the wordings of a clause side by side."""
    return f"{series}/clauses/{thread_id.replace('#', '-')}.html"


def thread_anchor(thread_id: str) -> str:
    """Return the anchor of a thread on a theme page, such as "t-2018-sarnoval-p3.1"."""
    return "t-" + thread_id.replace("#", "-")


@dataclass(frozen=True, slots=True)
class Page:
    """The page that is being written: it knows the relative way to every other.

    Attributes:
        path: Its path within the report.
        is_single: Whether it stands alone, with no other page to link to.
    """

    path: str
    is_single: bool = False

    def to(self, target: str, anchor: str = "") -> str:
        """Return the relative, percent-encoded address of another page or of an anchor on it.

        On a page that stands alone, that of another page is "".
        """
        if self.is_single and target != self.path:
            return ""
        fragment = "#" + quote(anchor, safe="-._~") if anchor else ""
        if target == self.path and fragment:
            return fragment
        return _way(self.path, target) + fragment


# A page names few others, many times each; `relpath` asks the system where it is every time.
@lru_cache(maxsize=4096)
def _way(path: str, target: str) -> str:
    """Return the relative, percent-encoded address of a file of the report, from another one."""
    way = posixpath.relpath(target, posixpath.dirname(path) or ".")
    return quote(way, safe="/-._~")
