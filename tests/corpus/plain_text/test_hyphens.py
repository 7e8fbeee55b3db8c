"""Hyphens at line ends: a word that a line end cut is whole again, a compound keeps its hyphen."""

from pathlib import Path

import pytest

from comparator.corpus.add import words_of_series
from comparator.corpus.plain_text.hyphens import Vocabulary, join_lines, words_of
from comparator.corpus.plain_text.page_furniture import Line
from comparator.corpus.plain_text.paragraphs import restore

CASES = Path(__file__).resolve().parents[2] / "cases"
# What proves that a text breaks words.
BROKEN = ("The Parties welcome the organi-", "sation of the fair, and they thank the hosts of it.")


def read(*lines: str) -> str:
    printed = [Line(line, number * 1000, 0, 0) for number, line in enumerate(lines)]
    return join_lines(printed, Vocabulary(lines))[0]


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("inter", "national", "international"),
        ("pro", "gramme", "programme"),
        ("pre", "vention", "prevention"),
        ("under", "standing", "understanding"),
        ("short", "age", "shortage"),
        ("agree", "ment", "agreement"),
        ("twenty", "five", "twenty-five"),
        ("well", "being", "well-being"),
        ("cross", "border", "cross-border"),
        ("non", "governmental", "non-governmental"),
        ("socio", "economic", "socio-economic"),
        ("anti", "corruption", "anti-corruption"),
        ("anti", "cipation", "anticipation"),
        ("Franco", "German", "Franco-German"),
        ("2024", "2030", "2024-2030"),
    ],
)
def test_what_is_known_of_words_decides(before: str, after: str, word: str) -> None:
    """Known without any list of words but our own."""
    assert f"of the {word} kind" in read(*BROKEN, f"They spoke of the {before}-", f"{after} kind.")


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [("price", "determining", "price-determining"), ("rule", "making", "rule-making"),
     ("wet", "lands", "wetlands"), ("harm", "ful", "harmful")],
)  # fmt: skip
def test_a_list_of_words_decides_where_it_is_there(before: str, after: str, word: str) -> None:
    pytest.importorskip("spellchecker", reason="the extra `check` is not installed")
    lines = (*BROKEN, "They spoke with the hosts of it, and that in the spirit of the")
    assert f"{word} role" in read(*lines, f"decisive and {before}-", f"{after} role of the ports.")


def test_what_the_document_writes_goes_before_what_is_known() -> None:
    lines = (*BROKEN, "They stress co-operation, for co-", "operation is all that they stress.")
    assert "for co-operation is" in read(*lines)


def test_a_text_that_breaks_no_words_keeps_its_hyphens() -> None:
    assert "re-affirmed" in read("The Parties have re-", "affirmed what they said at the fair.")


def test_a_hyphen_that_waits_for_another_word_stands_apart() -> None:
    text = read(*BROKEN, "They spoke of pre-", "and post-war ports, and of an accelerat-", "or.")
    assert "of pre- and post-war ports" in text
    assert "an accelerator." in text


def test_soft_hyphens_at_line_ends_always_go() -> None:
    assert "cross-border" not in read("They spoke of cross\u00ad", "border trade among ports.")


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("Стороны приветствуют органи-", "зацию встречи и информационно-",
          "коммуникационное сотрудничество."), "организацию встречи и информационно-коммуник"),
        (("Стороны приветствуют органи-", "зацию встречи и по-", "новому строят какой-",
          "то порт и по-", "этому рады."), "и по-новому строят какой-то порт и поэтому рады"),
        (("Les parties saluent l'organi-", "sation de la rencontre que les ports ont tenue",
          "dans la ville, avec les hôtes de vingt-", "cinq ports."),
         "avec les hôtes de vingt-cinq ports"),
        (("Les parties saluent la coopé-", "ration; encore faut-", "il que les ports tiennent."),
         "la coopération; encore faut-il"),
        (("Стороны приветствуют органи-", "зацию встречи из-", "за споров."),
         "встречи из-за споров"),
        (("Die Häfen begrüßen die Zusammen-", "arbeit, die Ein- und Aus-", "fuhr und deutsch-",
          "französische Pläne."),
         "die Zusammenarbeit, die Ein- und Ausfuhr und deutsch-französische Pläne"),
        (("The ports welcome the organi-", "zation of e-", "commerce."),
         "organization of e-commerce"),
    ],
)  # fmt: skip
def test_other_languages_have_their_own_habits(lines: tuple[str, ...], wanted: str) -> None:
    assert wanted in read(*lines)


def test_what_users_have_met_is_read() -> None:
    folder = CASES / "hyphenlines"
    a, b = (restore((folder / name).read_text(encoding="utf-8")) for name in ("a.txt", "b.txt"))
    assert [block.text for block in a.blocks] == [block.text for block in b.blocks]


def test_hyphens_of_a_pdf_are_settled_alike() -> None:
    pytest.importorskip("pypdfium2", reason="the extra `fetch` is not installed")
    pytest.importorskip("spellchecker", reason="the extra `check` is not installed")
    from comparator.corpus.formats.pdf import pdf_blocks

    blocks, _ = pdf_blocks((CASES / "pdf-hyph2" / "in.pdf").read_bytes())
    assert blocks[2].text == (
        "The Parties will support, in this as in all other matters, the decisive and "
        "price-determining role of the common market for grain, and they thank the twenty-five "
        "ports and the so-called northern corridor for their part in the so-called Franco-German "
        "plan for the years to come, as well as in the Franco-German plan for the high seas that "
        "is to be carried out in the years 2024-2030 with the help of the self-governing towns, "
        "of the many non-governmental bodies and of the international fund."
    )


def test_the_vocabulary_of_no_lines_keeps_hyphens() -> None:
    assert Vocabulary(()).keeps_hyphen("inter", "national")


def test_words_of_the_series_settle_what_the_document_leaves_open() -> None:
    """Before what is known of the language, and after what the document itself writes."""
    series = words_of(["The co-operation of the over-seas ports.", "A halmgardian view."])
    lines = (*BROKEN, "They trust the co-", "operation of the halm-", "gardian port.")
    printed = [Line(line, number * 1000, 0, 0) for number, line in enumerate(lines)]
    joined = join_lines(printed, Vocabulary(lines, series))[0]
    assert "the co-operation of the halmgardian port" in joined
    assert "cooperation" in join_lines(printed, Vocabulary(lines))[0]
    own = (*lines, "Cooperation pays, they say, and cooperation it is.")
    printed = [Line(line, number * 1000, 0, 0) for number, line in enumerate(own)]
    assert "the cooperation of" in join_lines(printed, Vocabulary(own, series))[0]


def test_the_series_that_a_text_is_added_to_is_asked(tmp_path: Path) -> None:
    (tmp_path / "2019-a.md").write_text(
        '+++\ntitle = "The co-ordination"\n+++\n\nWe value re-entry.\n', encoding="utf-8"
    )
    (tmp_path / "2020-b.md").write_bytes(b"\xff\xfe")
    words = words_of_series(tmp_path)
    assert (words["re-entry"], words["co-ordination"]) == (1, 0)
    text = "\n".join((*BROKEN, "They hope for the re-", "entry of the ship."))
    assert "the re-entry of" in restore(text, words=words).blocks[0].text
    assert words_of_series(tmp_path / "none") == {}
