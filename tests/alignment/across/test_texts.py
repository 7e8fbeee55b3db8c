"""Texts of two languages: paragraphs find their translation by what languages share."""

from dataclasses import replace

import pytest

from comparator.alignment.across import align_across, clauses_across
from comparator.alignment.across.figures import figures_of, own_number_of
from comparator.alignment.across.program import Bead, Scale, Unit
from comparator.alignment.across.romanised import cognates, romanised, sound_alike, sounds_of
from comparator.alignment.across.texts import _parts, _rows, units_of
from comparator.analysis.names.across import names_across
from comparator.corpus.series.name_tables import NAMES
from comparator.model import Declaration, Facing, Parallel
from comparator.pipeline import keys_across
from tests.small_editions import H, P, collation, declaration, link

# One text in the languages of the United Nations; each paragraph but the last two is short of
# nothing that languages share.
TEXTS = {
    "en": """Port of Arden
The ministers met in Arden on 4 July 2018.
They recall the agreement of 2011 and the role of the United Nations.
Trade reached 140,000 tonnes.
Kazakhstan and China will build 12 bridges by 2024.
Two million dollars are set aside.
Nobody shall be left behind.
They thank the people of Arden.""",
    "ru": """Порт Арден
Министры собрались в Ардене 4 июля 2018 года.
Они напоминают о соглашении 2011 года и о роли Организации Объединенных Наций.
Товарооборот достиг 140 тыс. тонн.
Казахстан и КНР построят 12 мостов к 2024 году.
Выделяется 2 млн долларов.
Никто не должен быть забыт.
Они благодарят народ Ардена.""",
    "zh": """阿登港
部长们于2018年7月4日在阿登举行会议。
各方忆及2011年协定和联合国的作用。
贸易量达到14万吨。
哈萨克斯坦和中国将于2024年前建造12座桥梁。
拨款200万美元。
不让任何人掉队。
各方感谢阿登人民。""",
    "fr": """Port d’Arden
Les ministres se sont réunis à Arden le 4 juillet 2018.
Ils rappellent l’accord de 2011 et le rôle des Nations Unies.
Le commerce a atteint 140 000 tonnes.
Le Kazakhstan et la Chine construiront 12 ponts d’ici à 2024.
Deux millions de dollars sont réservés.
Nul ne sera laissé de côté.
Ils remercient le peuple d’Arden.""",
    "es": """Puerto de Arden
Los ministros se reunieron en Arden el 4 de julio de 2018.
Recuerdan el acuerdo de 2011 y el papel de las Naciones Unidas.
El comercio alcanzó 140.000 toneladas.
Kazajstán y China construirán 12 puentes antes de 2024.
Se reservan dos millones de dólares.
Nadie quedará atrás.
Agradecen al pueblo de Arden.""",
    "ar": """ميناء أردن
اجتمع الوزراء في أردن في 4 يوليو 2018.
ويذكرون باتفاق عام 2011 وبدور الأمم المتحدة.
وبلغت التجارة 140000 طن.
وستبني كازاخستان والصين 12 جسرا بحلول عام 2024.
وخصص مليونا دولار.
ولن يترك أحد خلف الركب.
ويشكرون شعب أردن.""",
}


def text_in(language: str, *gone: int, key: str = "2018-arden") -> Declaration:
    """Return the text in a language, without some paragraphs, counted from 0."""
    lines = [line for n, line in enumerate(TEXTS[language].splitlines()) if n not in gone]
    made = declaration(key, [(P if n else H, [line]) for n, line in enumerate(lines)])
    return replace(made, language=language)


@pytest.mark.parametrize("language", ["ru", "zh", "fr", "es", "ar"])
@pytest.mark.parametrize("gone", [(), (3,)])
def test_paragraphs_of_all_languages_of_the_un_find_each_other(
    language: str, gone: tuple[int, ...]
) -> None:
    left, right = text_in("en"), text_in(language, *gone, key="2018-port")
    found = align_across(left, right, names_across(NAMES.bundled))
    wanted = {n: None if n in gone else n - sum(g < n for g in gone) for n in range(8)}
    lefts, rights = ({p.id: n for n, p in enumerate(t.passages)} for t in (left, right))
    partner = {
        lefts[a]: rights[row.right[0]] if row.right else None
        for row in found.rows
        for a in row.left
    }
    assert partner == wanted


def test_paragraphs_without_figures_and_names_find_each_other_by_their_matter() -> None:
    """As many, as long, and one missing on each side: lengths alone set them in step."""
    english = (
        "They agree to fight terrorism together.",
        "They will open the schools of education.",
        "They will protect human rights of all.",
        "They want tourism to grow every year.",
        "They see to the health of children.",
        "They will sell more gas and oil.",
        "They will speak of the Arctic again.",
    )
    russian = (
        "Они откроют учреждения образования.",
        "Они защитят права человека для всех.",
        "Они хотят, чтобы рос туризм.",
        "Они заботятся о здравоохранении детей.",
        "Они продадут больше газа и нефти.",
        "Они встретятся вновь в скором времени.",
    )
    left = declaration("2018-arden", [(P, [text]) for text in english])
    right = replace(declaration("2018-port", [(P, [text]) for text in russian]), language="ru")
    lefts, rights = ({p.id: n for n, p in enumerate(t.passages)} for t in (left, right))
    found = align_across(left, right, keys_across(NAMES.bundled))
    pairs = {(lefts[r.left[0]], rights[r.right[0]]) for r in found.rows if r.left and r.right}
    assert {(1, 0), (2, 1), (3, 2), (4, 3), (5, 4)} <= pairs


@pytest.mark.parametrize("language", [*TEXTS])
def test_figures_are_the_same_in_all_languages(language: str) -> None:
    lines = TEXTS[language].splitlines()
    assert {"y2011"} <= {*figures_of(lines[2], language)}
    assert {"n140000"} <= {*figures_of(lines[3], language)}
    assert {"n12", "y2024"} <= {*figures_of(lines[4], language)}
    assert "d2018-07-04" in {*figures_of(lines[1], language)}


@pytest.mark.parametrize(
    ("text", "number"),
    [("IV", "4"), ("IV. Trade", "4"), ("四、贸易", "4"), ("12. They met.", "12"), ("十二、", "12")],
)
def test_a_number_in_front_is_known_in_any_digits(text: str, number: str) -> None:
    assert own_number_of(text) == number


def test_names_sound_alike_in_other_letters() -> None:
    assert romanised("Душанбе") == "dushanbe"
    assert cognates(["konventsion", "bishkek"], ["konventsia", "bishkeke"]) == {
        "konventsia": "konventsion",
        "bishkeke": "bishkek",
    }
    assert sound_alike("terorism", "turism") < sound_alike("terorism", "terorismom")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("Катар", "Qatar"), ("Бек", "Beck"), ("Филипп", "Philip"), ("Хорог", "Khorog")],
        *[("Джалал", "Jalal"), ("Джалал", "Dzhalal"), ("Жанна", "Zhanna"), ("Чехов", "Tchekhov")],
        *[("Шумен", "Schumen"), ("Тибет", "Thibet"), ("Текст", "text"), ("Варшава", "Warshava")],
        *[("Йемен", "Yemen"), ("Казань", "Kazan"), ("Мальта", "مالطا"), ("Кито", "Quito")],
    ],
)
def test_one_sound_is_written_in_one_way(one: str, other: str) -> None:
    assert romanised(one) == romanised(other)


def test_words_of_four_letters_are_compared_as_they_sound() -> None:
    assert sounds_of("Iran and Oman see Omanis, Iran") == ("iran", "oman", "omanis")


def test_words_are_stems_and_of_what_has_no_spaces_each_two_characters() -> None:
    (english,), (chinese,) = units_of(
        [("They met 12 times.", P)], [("12国会议，见", P)], ("en", "zh")
    )
    assert english.words == {"they", "met", "time"}
    assert chinese.words == {"国会", "会议"}
    assert (english.length, english.kind, chinese.kind) == (18, "", "")
    assert units_of([("Trade", H)], [], ("en", "ru"))[0][0].kind == "heading"


def test_sentences_of_paragraphs_that_face_surely_face_in_step_and_else_by_themselves() -> None:
    def faced(*russian: str) -> list[bool]:
        last = "Nobody was left out of any of the harbours or ferries which they keep in the north."
        english = ["In 2011 trade of 140,000 tonnes grew by 12 per cent.", last]
        left = declaration("2018-arden", [(P, english)])
        right = replace(declaration("2018-port", [(P, russian)]), language="ru")
        (row,) = align_across(left, right).rows
        assert row.is_firm
        return [part.is_firm for part in row.parts]

    trade = "В 2011 году торговля в 140 000 тонн выросла на 12 процентов."
    short = "Нет."
    # By themselves neither is sure: the one is four times as long as the other.
    assert faced(trade, short) == [True, True]
    assert faced(trade, short, "Так решили.") != [True, True, True]


def test_what_goes_on_in_one_language_alone_is_known_by_the_year_before() -> None:
    old = declaration("2018-arden", [(P, [f"They pay {n}00."]) for n in range(3, 6)])
    other = declaration("2018-port", [(P, [f"Платят {n}00."]) for n in range(3, 6)])
    new = declaration("2020-bruck", [(P, [p.text]) for p in old.passages[::2]])
    new_other = declaration("2020-ruck", [(P, [p.text]) for p in other.passages])
    texts = collation(
        old, new, [link([a], [b]) for a, b in zip(old.passages[::2], new.passages, strict=True)]
    )
    witnesses = collation(
        other,
        new_other,
        [link([a], [b]) for a, b in zip(other.passages, new_other.passages, strict=True)],
    )
    rows = [
        Facing((a.id,), (b.id,), True) for a, b in zip(old.passages, other.passages, strict=True)
    ]
    known = Parallel(old.id, other.id, tuple(replace(row, parts=(row,)) for row in rows))
    clauses = clauses_across(texts, witnesses, [known])
    keys = [clauses[p.id] for p in new_other.passages]
    assert [clauses[p.id] for p in new.passages] == keys[::2]
    # What goes on in Russian alone has a key that nothing in English has.
    assert keys[1]
    assert keys[1] not in [clauses[p.id] for p in new.passages]
    found = align_across(new, new_other, clauses={r: frozenset(k) for r, k in clauses.items()})
    assert [len(row.left) for row in found.rows] == [1, 0, 1]


def test_sentences_face_firmly_where_their_paragraphs_do_and_they_are_in_step_or_likely() -> None:
    ids = (("a", "b", "c"), ("d", "e"))
    likely, other = Bead((0,), (0,), chance=0.95), Bead((1, 2), (1,), chance=0.5)
    for firm in (True, False):
        assert [f.is_firm for f in _parts(ids, firm, (likely, other))] == [firm, False]
        assert [f.is_firm for f in _parts(ids, firm, (likely, Bead((1,), (1,))))] == [firm, firm]


def test_endings_of_one_sound_are_one() -> None:
    assert romanised("nation") == "natsi"


@pytest.mark.parametrize(
    ("chance", "elsewhere", "is_firm"), [(0.95, None, True), (0.5, None, False), (0.95, 0, False)]
)
def test_paragraphs_face_firmly_that_are_likely_and_have_no_other_place(
    chance: float, elsewhere: int | None, is_firm: bool
) -> None:
    left, right = (
        declaration(f"2018-{place}", [(P, ["They met."])]) for place in ("arden", "port")
    )
    bead = Bead((0,), (0,), chance=chance, elsewhere=elsewhere)
    (row,) = _rows(left, right, [bead], Scale([Unit(length=9)], [Unit(length=9)]))
    assert row.is_firm == is_firm
