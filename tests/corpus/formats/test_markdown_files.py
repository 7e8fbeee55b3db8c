"""Markdown as sites and notebooks leave it: what a reader of the page sees, and no more."""

import datetime
from dataclasses import replace

import pytest

from comparator.corpus.formats.markdown import markdown_blocks
from comparator.corpus.importing.guesses import (
    first_date,
    great_heading,
    guess_date,
    guess_place,
    guess_title,
)
from comparator.model import UNDATED, Block, BlockKind


def shown(source: str) -> list[str]:
    """Return the blocks of a source, each with the letter of its kind and its depth."""
    blocks, _ = markdown_blocks(source)
    return [f"{b.kind.name[0]}{b.level or ''} {b.text}" for b in blocks]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ('Once.\n\n{:start="3"}\n3. We met.', ["P Once.", "P 3. We met."]),
        ("## Trade {#trade}\n\nWe trade.", ["H2 Trade", "P We trade."]),
        ("We met in [Riga]({{< relref \"riga.md\" >}}) again.", ["P We met in Riga again."]),
        ("We met. {% include map.html %}", ["P We met."]),
        (":::note\n\nWe met.\n\n:::", ["P We met."]),
        (":::note[A remark]\n\nWe met.\n\n:::", ["H2 A remark", "P We met."]),
        ("> [!NOTE]\n> We met.", ["P We met."]),
        ("We met in [[Riga]] and [[towns/Oslo|Oslo]].", ["P We met in Riga and Oslo."]),
        ("We met.\n\n![[map.png]]", ["P We met."]),
        ("We ==agree== %%check this%%to meet.", ["P We agree to meet."]),
        ("We met.<sup>[1]</sup> We agreed.<sup>12</sup>", ["P We met.¹ We agreed.¹²"]),
        ("Lights:\n\n \t* of ports\n \t* of ships", ["P Lights:", "I of ports", "I of ships"]),
        ("We met.\n\n_Made on {{ day }}_", ["P We met.", "P Made on"]),
        ("**A draft.**\n**The text binds**", ["P A draft. The text binds"]),
        ("$$\nE = mc^2 * a_1\n$$\n\nWe met.", ["P E = mc^2 * a_1", "P We met."]),
        ("It costs $5, then $x^2$, or $10.", ["P It costs $5, then x^2, or $10."]),
        ('<Card\n  title="Map"\n>\n  We met.\n</Card>', ["P We met."]),
        ("!!! note\n    We met.\n\n    We agreed.", ["P We met.", "P We agreed."]),
        ('??? tip "Map"\n    We met.', ["H2 Map", "P We met."]),
        ("* TOC\n{:toc}\n\nWe met.", ["P We met."]),
        ("[[_TOC_]]\n\nWe met.\n\n\\newpage", ["P We met."]),
        ("The EU.\n\n*[EU]: European Union", ["P The EU."]),
        ("CO~2~ and 10^6^ t.", ["P CO2 and 10⁶ t."]),
        ("We met.^[In Riga.] Done.\n\nBye.", ["P We met.¹ Done.", "P ¹ In Riga.", "P Bye."]),
        ("Port\n: A place.\n: A wine.", ["P Port: A place.\nA wine."]),
        ("::::: {.a}\n:::: {.b}\nWe met.\n::::\n:::::", ["P We met."]),
        ("An answer to crises*.* We met.", ["P An answer to crises. We met."]),
        ("```\n[[not a link]]\n```", ["P [[not a link]]"]),
        ("Write `{/* more */}` or `[[Oslo]]`.", ["P Write {/* more */} or [[Oslo]]."]),
        ("They met in {{filled:Oslo}} again.\n\n- {{filled:ports;}}",
         ["P They met in Oslo again.", "I ports;"]),
        ("![]({{ site.baseurl }}/a.jpg){: .col-sm-3 }\n\nWe met.", ["P We met."]),
        ("- {{ page.harbours }}\n\nWe met.", ["P We met."]),
        ('[![](a.png){.x}[The port]{.place lang="en"}](/b){#b\n.c}', ["P The port"]),
        ("[]{#p1}\n## Le Départ {#le-départ .a data-x=\"https://x.org/a?b\"}", ["H2 Le Départ"]),
        ("We will:\\\n \n-   meet;\\\n-   trade.", ["P We will:", "I meet;", "I trade."]),
        ("Done at\n:   Riga\n\nSigned by\n\n:   all", ["P Done at: Riga", "P Signed by: all"]),
        ("::alert{type=info}\nWe met.\n::", ["P We met."]),
        ("(trade)=\n## Trade\n\nSee {ref}`a map <map>`.{sup}`1`", ["H2 Trade", "P See a map.¹"]),
        ("```{note}\n:class: wide\nWe **met**.\n\n- again\n```", ["P We met.", "I again"]),
        ("````{tip} Ports\n```\na = 1\n```\n````", ["H2 Ports", "P a = 1"]),
        ("```{figure} a.png\n---\nalt: A map.\n---\n_The ports._\n```", ["P The ports."]),
        ("We met.\n\n```{bibliography}\n---\nstyle: x\n---\n```", ["P We met."]),
        ("We met, see [](ports.md).", ["P We met, see ."]),
        ("import A from '../a';\n\nexport const B = () => (\n  <b>x</b>\n);\n\nWe met.",
         ["P We met."]),
        ("```\n~~~{note}\nx\n~~~\n```", ["P ~~~{note}\nx\n~~~"]),
        ("We will:\n– open ports;\n– meet; and\n– trade.",
         ["P We will:", "I open ports;", "I meet; and", "I trade."]),
        ("Aims\n• open ports\n• meet", ["P Aims", "I open ports", "I meet"]),
        ("We will\n– open ports;\n– meet.", ["P We will", "I open ports;", "I meet."]),
        ("We met.\n\u200b\nDone.", ["P We met.", "P Done."]),
        ("We ~~shall~~ will meet ~~soon~~.\n\n- ~~trade~~", ["P We will meet."]),
        ("A <s>l</s>evel sea <s>on **all** sides</s>.", ["P A level sea."]),
        ("各方同意\n开放港口。", ["P 各方同意开放港口。"]),
        ("<p>各方同意\n  开放港口，\n共同发展。</p>", ["P 各方同意开放港口，共同发展。"]),
        ("The coopera-\ntion of inter-\nnational ports, well-\nknown and pre-\nand post-war.",
         ["P The cooperation of international ports, well-known and pre- and post-war."]),
        ("We will:\n(a) open ports; and\n(b) meet\nin Riga.",
         ["P We will:", "P (a) open ports; and", "P (b) meet in Riga."]),
        ("We will (1) meet; (2) trade;\n(3) part, or\n(4) stay.",
         ["P We will (1) meet; (2) trade; (3) part, or (4) stay."]),
        ("**i)** ports.\n**ii)** roads.\n\n[1] Riga.\n[2] Oslo.",
         ["P i) ports.", "P ii) roads.", "P [1] Riga.", "P [2] Oslo."]),
        ("**<u>Trade</u>  \n **  \nWe trade.", ["H2 Trade", "P We trade."]),
        ("See [a map](<https://x.org/(a)-b>).", ["P See a map."]),
        ("As told in the list (see\n(b) below), we meet.",
         ["P As told in the list (see (b) below), we meet."]),
        ("― ports ;\n\n― roads.", ["P ― ports ;", "P ― roads."]),
        ("A map-\n- of ports", ["P A map-", "I of ports"]),
        ("From May\n– the fifth – on, we meet.", ["P From May – the fifth – on, we meet."]),
    ],
    ids=range(63),
)  # fmt: skip
def test_marks_of_sites_and_notebooks_are_no_words(source: str, blocks: list[str]) -> None:
    assert shown(source) == blocks


def test_code_within_an_item_is_not_counted_as_lost() -> None:
    _, notes = markdown_blocks("- Write this:\n\n  ```c\n  int cc;\n  ```\n")
    assert not [note for note in notes if "in no paragraph" in note]


def test_the_address_of_a_link_is_no_lost_text() -> None:
    _, notes = markdown_blocks("See [a map](<https://x.org/(a)-many-words-more>) of ports.")
    assert notes == ("Read 1 marks of Markdown (stress, links and the like).",)


def test_what_a_site_fills_in_is_told() -> None:
    _, notes = markdown_blocks("We met. {% include map.html %}\n\n![[map.png]]")
    assert "Left out what a site’s program fills in: “{% include map.html %}”." in notes
    assert "Left out what is shown from elsewhere: “![[map.png]]”." in notes


def test_what_html_without_an_end_swallows_in_markdown_is_told() -> None:
    _, notes = markdown_blocks("We met.\n\n<script>x()\n\nThe lamps are lit at dusk.\n")
    assert any("The lamps are lit at dusk." in note for note in notes)
    assert markdown_blocks("We met.\n\n<script>x()\n\n</script>\n\nWe left.\n")[1] == ()


def test_html_in_markdown_is_read_as_a_page_is() -> None:
    listed = (
        'The aims are:\n\n<ol style="list-style-type: lower-alpha">\n  <li>open ports;</li>\n'
        "  <li>lower\n  tariffs.</li>\n</ol>\n\n<style>\np { color: red }\n\n</style>\n\nWe met."
    )
    assert shown(listed) == [
        "P The aims are:",
        "P a. open ports;",
        "P b. lower tariffs.",
        "P We met.",
    ]
    _, notes = markdown_blocks(listed)
    assert not [note for note in notes if "in no paragraph" in note]


def test_rows_of_a_table_that_empty_lines_cut_stay_rows() -> None:
    rows = ("<tr><td>(a)</td><td>open ports;</td></tr>", "<tr><td>(b)</td><td>meet.</td></tr>")
    table = "<table>\n" + "\n\n".join(rows) + "\n</table>"
    assert shown(table) == ["P (a) open ports;", "P (b) meet."]


def test_names_in_bold_type_under_a_text_head_nothing() -> None:
    source = "**Trade**\n\nWe trade.\n\n**Ann Lee**  \n**Bo Moe**  \n10 June 2021"
    assert shown(source) == ["H2 Trade", "P We trade.", "P Ann Lee\nBo Moe", "P 10 June 2021"]


@pytest.mark.parametrize(
    "line",
    ["FOR RELEASE\nFebruary 3, 2015", "Tomorrow, on July 2, 2014, the Board will meet.",
     "Updated, May 4, 2020", "Press Release, May 4, 2020", "INCORPORATED 11/17/2014"],
    ids=range(5),
)  # fmt: skip
def test_what_stands_before_a_date_on_a_page_of_news_is_no_place(line: str) -> None:
    blocks = [Block(1, BlockKind.PARAGRAPH, line), Block(2, BlockKind.PARAGRAPH, "We met.")]
    assert guess_place("A statement", blocks, UNDATED) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [("Meeting in Port Anna on 1 May 2020, we recall the Treaty of Riga.", "Port Anna"),
     ("The Meeting in Port Anna on 1 May 2020 was the first of them.", None),
     ("The Parties met in Riga¹ and recall the charter.", "Riga"),
     ("Done in duplicate at San José, on 1 May 2020, in two languages.", "San José"),
     ("Done in two originals in the city of Riga on 1 May 2020.", "Riga"),
     ("On 4 June 1998, the Ministers met in Oslo and founded the pact.", None),
     ("Recalling the treaty of 1 May 1998, we met in Oslo.", "Oslo"),
     ("Les ministres se sont réunis à Cherbourg, le 1er mai 2020.", "Cherbourg"),
     ("Le 4 juin 1998, les ministres se sont réunis à Cherbourg pour fonder le pacte.", None),
     ("Fait à Brest, le 1er mai 2020.", "Brest"),
     ("Los Ministros se reunieron en Cartagena de Indias el 1 de mayo de 2020.",
      "Cartagena de Indias"),
     ("2020年5月1日，各方在里加举行会议，商定如下。", "里加"),
     ("1998年6月4日，六国元首在上海举行会议，成立了本组织。", None),
     ("In the spirit of Riga, we recall what was adopted in May in Quito.", None)],
)  # fmt: skip
def test_a_place_is_the_one_that_the_text_says_it_is_from(text: str, place: str | None) -> None:
    blocks = [Block(1, BlockKind.PARAGRAPH, "A statement"), Block(2, BlockKind.PARAGRAPH, text)]
    guess = guess_place("A statement", blocks, datetime.date(2020, 5, 1))
    assert (guess.value if guess else None) == place


def test_a_place_on_the_line_over_the_date_is_the_place() -> None:
    guess = guess_place("A", [Block(1, BlockKind.PARAGRAPH, "Riga\n4 May 2020")], UNDATED)
    assert guess is not None
    assert guess.value == "Riga"


def test_a_title_may_stand_below_what_says_where_the_text_is_from() -> None:
    lines = [Block(1, BlockKind.PARAGRAPH, "Published by the Commission")]
    title = Block(2, BlockKind.HEADING, "Agreement of Riga", level=1)
    assert great_heading([*lines, title]) == "Agreement of Riga"
    assert great_heading([replace(title, text="Press release", level=2), title]) == title.text
    assert great_heading([*lines, title, replace(title, text="Annex")]) == ""
    assert great_heading([title]) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [("Last updated on 4 May 2020.", "2020-05-04"),
     ("Under Act no. 78-17 of 6 January 1978, visitors have rights.", None),
     ("En vertu de la loi n°2004-575 du 21 juin 2004, nous publions.", None),
     ("В соответствии с законом от 6 января 1978 года мы пишем.", None),
     ("Madame Lee, née à Riga le 6 janvier 1978, demeurant à Oslo.", None),
     ("Under the Act of 6 January 1978. Updated 4 May 2020.", "2020-05-04")],
)  # fmt: skip
def test_the_day_of_a_law_or_a_birth_is_not_that_of_a_text_that_names_it(
    text: str, day: str | None
) -> None:
    found = first_date([Block(1, BlockKind.PARAGRAPH, text)])
    assert (str(found.value) if found else None) == day
    item = first_date([Block(1, BlockKind.ITEM, "The address of 4 May 2020")])
    assert item is None


@pytest.mark.parametrize("end", [".", "...", "…", "！", "；", "—"])
def test_a_text_of_one_sentence_begins_with_no_title(end: str) -> None:
    assert guess_title([Block(1, BlockKind.PARAGRAPH, f"The Parties agree to meet{end}")]) is None


def test_a_resolution_is_called_by_its_number_though_its_line_goes_on_below() -> None:
    lines = ("Резолюция 412 (2031),", "принятая Советом на его 9-м заседании 4 мая 2031 года")
    found = guess_title([Block(n, BlockKind.PARAGRAPH, line) for n, line in enumerate(lines, 1)])
    assert found
    assert found[0] == "Резолюция 412 (2031)"
    for line in ("Резолюция Совета,", "[The chair took the floor of the house.]"):
        assert guess_title([Block(1, BlockKind.PARAGRAPH, line)]) is None


def test_the_day_of_adoption_is_told_in_words_of_law() -> None:
    text = "Adopted this 14th day of July, 2011"
    for words in (text, f"They met.\n{text}", "Approved by the City this 14th day of July 2011."):
        guess = guess_date([Block(1, BlockKind.PARAGRAPH, words)])
        assert guess is not None
        assert guess.value == datetime.date(2011, 7, 14)
    assert (
        guess_date([Block(1, BlockKind.PARAGRAPH, "As adopted on 14 July 2011, it holds.")]) is None
    )
