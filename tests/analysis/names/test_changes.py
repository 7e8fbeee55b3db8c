"""What came, went and changed by name between two clauses."""

import pytest

from comparator.analysis.names.changes import Surroundings, mention_changes
from comparator.analysis.names.cited_documents import (
    are_of_other_documents,
    documents,
    is_one_title,
)
from comparator.analysis.names.gazetteer import Gazetteer, gazetteer_of
from comparator.analysis.operatives.verb_lexicon import lexicon_of
from comparator.corpus.series.name_tables import NAMES
from comparator.corpus.series.verb_scales import VERBS
from comparator.diff import variant_of
from comparator.model import FindingKind, Role, Turn


def _names(language: str) -> Gazetteer:
    return gazetteer_of(NAMES.bundled, language)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It rose by 5 per cent.", "It rose by 20 %.", [("number", "5 per cent", "20 %")]),
        ("Trade is $2,500 million.", "Trade is $2500 million.", []),
        ("On 4 May 2019 all.", "On 6 June 2020 all.", [("date", "4 May 2019", "6 June 2020")]),
        ("They met in Paris again.", "They met in Vienna again.", [("place", "Paris", "Vienna")]),
        ("They thank Iran for it.", "They thank the Islamic Republic of Iran for it.", []),
        ("The Russian plan stands.", "The plan of the Russian Federation stands.", []),
        ("All follow Resolution 2231.", "All follow it.", [("document", "Resolution 2231", "")]),
        ("Shanghai Spirit guides us.", "A new spirit guides us.", []),
        ("It serves all.", "It serves all, Kuwait too.", [("actor", "", "Kuwait")]),
        (
            "They pay $30 billion rather than $35 billion.",
            "They pay $25 billion rather than $30 billion.",
            [("number", "$30 billion", "$25 billion"), ("number", "$35 billion", "$30 billion")],
        ),
        (
            "The range is 1/2 to 3/4 percent.",
            "The range is 3/4 to 1 percent.",
            [("number", "1/2 to 3/4 percent", "3/4 to 1 percent")],
        ),
        ("The range is 1 percent to 2 percent.", "The range is 1 to 2 percent.", []),
        (
            "It handled 640,000 tonnes.",
            "It handled 1.1 million tonnes.",
            [("number", "640,000 tonnes", "1.1 million tonnes")],
        ),
        ("Trade is $2.5 billion.", "Trade is $2,500 million.", []),
        ("For release.", "For release at 2:00 p.m. today.", []),
        ("It unites five ports.", "It unites six ports.", [("number", "five ports", "six ports")]),
        ("Ships met.", "Ships of two kinds met.", []),
        (
            "The next meeting will be held in Paris in 2023.",
            "The next meeting takes place, in 2024, in Paris again.",
            [("date", "2023", "2024")],
        ),
        ("Growth is good.", "Growth of U.S. output is good.", []),
        (
            "All follow the Harbour Strategy until 2025.",
            "All follow the Harbour Strategy until 2035.",
            [("document", "Harbour Strategy until 2025", "Harbour Strategy until 2035")],
        ),
        (
            "They value the Protocol to the Treaty on Open Straits.",
            "They value the Protocol to the Agreement on Open Straits.",
            [],
        ),
        (
            "They note the Memorandum of Obligations on the Islamic Republic of Iran.",
            "They note the Memorandum of Obligations on the Republic of Belarus.",
            [("actor", "Islamic Republic of Iran", "Republic of Belarus")],
        ),
        ("All follow the Charter of Lormund of 14 May 2004.", "All follow the Charter of Lormund.",
         []),
        ("They value the Protocol on Port Guarantees.",
         "They value the Protocol on Port Assurances.", []),
        ("They adopt the Protocol to the Convention on Open Straits.",
         "They value the Convention on Open Straits (COS) and adopt the COS Protocol.", []),
        ("They note the Harbour Plan for 2019-2021.", "They note the Harbour Plan for 2019 ̵ 2021.",
         []),
        ("They met at the Tokyo Summit.", "They met at the summit.", []),
        ("It stopped COVID-19 and cholera.", "It stopped cholera.", []),
        ("It sends 100 students abroad.", "Our one hundred students are abroad.", []),
        ("They note the UN Convention on Open Straits.",
         "They note the United Nations Convention on Open Straits.", []),
        ("They look to the Convention on Straits in Bonn in May 2017.",
         "They look to the Convention on Straits in Oslo in May 2018.",
         [("place", "Bonn", "Oslo"), ("date", "May 2017", "May 2018")]),
        ("Peru, Chile and Cuba will meet, as Iran does.", "All will meet.", []),
        ("All will meet.", "All will meet in Iran, as Iran asked and Iran paid.",
         [("actor", "", "Iran")]),
        ("Voting for it was Anna B. Moe.", "Voting for it was Ole Dahl Lie.",
         [("actor", "Anna B. Moe", ""), ("actor", "", "Ole Dahl Lie")]),
    ],
)  # fmt: skip
def test_what_came_went_and_changed(
    old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    changes = mention_changes(variant_of(old, new), _names("en"), None, frozenset())
    assert [(str(c.kind), c.left_words, c.right_words) for c in changes] == expected


@pytest.mark.parametrize(
    ("language", "old", "new", "expected"),
    [
        ("ru", "Торговля выросла на 5 процентов.", "Торговля выросла на 7,5 %.",
         [("number", "5 процентов", "7,5 %")]),
        ("ru", "Изъято 10 000 тонн груза.", "Изъята 12 001 тонна груза.",
         [("number", "10 000 тонн", "12 001 тонна")]),
        ("ru", "Они собрались 4 мая 2019 года.", "Они собрались 6 июня 2020 года.",
         [("date", "4 мая 2019", "6 июня 2020")]),
        ("ru", "Встреча пройдёт в Ташкенте.", "Встреча пройдёт в Астане.",
         [("place", "Ташкенте", "Астане")]),
        ("ru", "Они благодарят Россию.", "Они благодарят российскую сторону.", []),
        ("ru", "Мост открыт для всех.", "Мост открыт для всех, включая Казахстан.",
         [("actor", "", "Казахстан")]),
        ("ru", "Все соблюдают резолюцию 2231.", "Все её соблюдают.",
         [("document", "резолюцию 2231", "")]),
        ("ru", "ООН играет свою роль.", "Организация играет свою роль.", []),
        ("zh", "贸易增长5%。", "贸易增长20%。", [("number", "5%", "20%")]),
        ("zh", "贸易额达到5亿美元。", "贸易额达到6.5亿美元。",
         [("number", "5亿美元", "6.5亿美元")]),
        ("zh", "贸易额达到1.2亿美元。", "贸易额达到12000万美元。", []),
        ("zh", "会议于2019年6月14日举行。", "会议于2022年9月16日举行。",
         [("date", "2019年6月14日", "2022年9月16日")]),
        ("zh", "下次会议在塔什干举行。", "下次会议在阿斯塔纳举行。",
         [("place", "塔什干", "阿斯塔纳")]),
        ("zh", "桥梁向各方开放。", "桥梁向各方开放，包括哈萨克斯坦。",
         [("actor", "", "哈萨克斯坦")]),
        ("zh", "各方组织庆祝活动。", "各方组织内蒙古的庆祝活动。", [("place", "", "内蒙古")]),
        ("en", "Ships sail.", "Ships sail in the South China Sea.",
         [("place", "", "South China Sea")]),
        ("zh", "各方遵守第2231号决议。", "各方遵守该决议。", [("document", "第2231号决议", "")]),
        ("zh", "各方遵守《海峡条约》。", "各方遵守《海洋条约》。",
         [("document", "《海峡条约》", "《海洋条约》")]),
        ("zh", "各方欢迎第22次会议。", "各方欢迎第23次会议。", []),
        ("zh", "编号2030的文件有效。", "编号2035的文件有效。", []),
        ("zh", "到二〇三〇年实现。", "到2035年实现。", [("date", "二〇三〇年", "2035年")]),
        ("zh", "装机3.7亿千瓦。", "装机400万千瓦。", [("number", "3.7亿千瓦", "400万千瓦")]),
        ("zh", "总投资两千亿元。", "总投资3000亿元。", [("number", "两千亿元", "3000亿元")]),
        ("zh", "支持內蒙古的發展。", "支持西藏的发展。", [("place", "內蒙古", "")]),
        ("ru", "Участвуют двадцать пять государств.", "Участвуют тридцать государств.",
         [("number", "двадцать пять государств", "тридцать государств")]),
        ("fr", "Il vaut 2,5 milliards d’euros.", "Il vaut 3 milliards d’euros.",
         [("number", "2,5 milliards d’euros", "3 milliards d’euros")]),
        ("fr", "D’ici au 1er mars 2030.", "D’ici au 3 mars 2030.",
         [("date", "1er mars 2030", "3 mars 2030")]),
        ("es", "Vale 2.500 millones de dólares.", "Vale 2500 millones de dólares.", []),
        ("es", "Antes del 1 de marzo de 2030.", "Antes del 3 de marzo de 2030.",
         [("date", "1 de marzo de 2030", "3 de marzo de 2030")]),
        ("ar", "زيادة بنسبة ٥ في المائة.", "زيادة بنسبة 7%.", [("number", "٥ في المائة", "7%")]),
        ("ar", "قبل 15 آذار/مارس 2030.", "قبل 16 مارس 2030.",
         [("date", "15 آذار/مارس 2030", "16 مارس 2030")]),
    ],
)  # fmt: skip
def test_other_languages_name_things_too(
    language: str, old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    scale = VERBS.bundled.get(language)
    lexicon = lexicon_of(scale, language) if scale else None
    around = (
        Surroundings(old, frozenset(), _names(language)),
        Surroundings(new, frozenset(), _names(language)),
    )
    changes = mention_changes(variant_of(old, new), _names(language), lexicon, frozenset(), around)
    assert [(str(c.kind), c.left_words, c.right_words) for c in changes] == expected


@pytest.mark.parametrize(
    ("language", "before", "old", "new"),
    [
        ("ru", "Казахстан строит мост.", "Он служит всем.", "Мост Казахстана служит всем."),
        ("zh", "哈萨克斯坦修建大桥。", "它为各方服务。", "哈萨克斯坦的大桥为各方服务。"),
    ],
)
def test_what_the_paragraph_names_is_known_in_its_own_language(
    language: str, before: str, old: str, new: str
) -> None:
    around = (
        Surroundings(f"{before} {old}", frozenset(), _names(language)),
        Surroundings(new, frozenset(), _names(language)),
    )
    assert not mention_changes(variant_of(old, new), _names(language), None, frozenset(), around)
    assert mention_changes(variant_of(old, new), _names(language), None, frozenset())


@pytest.mark.parametrize(
    ("language", "old", "new", "who"),
    [
        ("ru", "Казахстан и Россия поддерживают создание дороги.",
         "Казахстан, Индия и Россия поддерживают создание дороги.", "Индия"),
        ("zh", "哈萨克斯坦、俄罗斯支持修建公路。",
         "哈萨克斯坦、印度、俄罗斯支持修建公路。", "印度"),
    ],
)  # fmt: skip
def test_who_joins_is_known_in_other_languages(language: str, old: str, new: str, who: str) -> None:
    lexicon = lexicon_of(VERBS.bundled[language], language)
    (change,) = mention_changes(variant_of(old, new), _names(language), lexicon, frozenset())
    assert (change.right_words, change.role) == (who, Role.SPEAKER)


def test_a_member_who_joins_those_who_say_it_is_a_finding() -> None:
    lexicon = lexicon_of(VERBS.bundled["en"], "en")
    old = "The Republic of Kazakhstan and the Kyrgyz Republic reaffirm their support for the road."
    new = old.replace("and the Kyrgyz", ", the Republic of India and the Kyrgyz")
    (change,) = mention_changes(variant_of(old, new), _names("en"), lexicon, frozenset())
    assert (change.kind, change.right_words) == (FindingKind.ACTOR, "Republic of India")
    assert (change.role, change.turn) == (Role.SPEAKER, Turn.CAME)


def test_who_votes_for_what_they_voted_against_changed_sides() -> None:
    old = "Voting for it was Anna B. Moe. Voting against it was Ole D. Lie, who wished for more."
    new = "Voting for it were Anna B. Moe and Ole D. Lie."
    lexicon = lexicon_of(VERBS.bundled["en"], "en")

    def told(before: str, after: str) -> set[tuple[str, str, Role]]:
        changes = mention_changes(variant_of(before, after), _names("en"), lexicon, frozenset())
        return {(c.left_words, c.right_words, c.role) for c in changes}

    assert told(old, new) == {
        ("Ole D. Lie", "", Role.OPPONENT),
        ("", "Ole D. Lie", Role.SPEAKER),
    }
    assert told(new, old) == {
        ("Ole D. Lie", "", Role.SPEAKER),
        ("", "Ole D. Lie", Role.OPPONENT),
    }


def test_who_is_named_elsewhere_and_bare_numbers_are_folded() -> None:
    old, new = "They will act.", "They will act in 12 towns of Peru and of Kuwait for $5 million."
    around = (
        Surroundings(old, frozenset(), _names("en"), frozenset({"PE"})),
        Surroundings(new, frozenset(), _names("en")),
    )
    found = mention_changes(variant_of(old, new), _names("en"), None, frozenset(), around)
    folded = {f.right_words: f.is_minor for f in found}
    assert folded == {"12": True, "Peru": True, "Kuwait": False, "$5 million": False}


def test_a_sponsor_behind_by_is_not_among_those_who_say_it() -> None:
    lexicon = lexicon_of(VERBS.bundled["en"], "en")
    old = "They note the race held by the Russian Federation, and intend to hold it again."
    new = "They note the race and intend to hold it again."
    (change,) = mention_changes(variant_of(old, new), _names("en"), lexicon, frozenset())
    assert (change.role, change.turn) == (Role.NAMED, Turn.WENT)


def test_what_the_paragraph_names_still_did_not_go() -> None:
    old = "They support the bank with the help of the African Union."
    new = "They support the bank."
    around = (
        Surroundings("", frozenset(), _names("en")),
        Surroundings(f"The African Union met. {new}", frozenset(), _names("en")),
    )
    assert not mention_changes(variant_of(old, new), _names("en"), None, frozenset(), around)
    assert mention_changes(variant_of(old, new), _names("en"), None, frozenset())


def test_a_document_that_the_text_names_elsewhere_did_not_come() -> None:
    old, new = "They will act.", "They will act under the Harbour Strategy."
    named = frozenset(
        d.key for d in documents("They welcome the Harbour Strategy of the ports.", _names("en"))
    )
    around = Surroundings(old, named, _names("en")), Surroundings(new, frozenset(), _names("en"))
    assert not mention_changes(variant_of(old, new), _names("en"), None, frozenset(), around)
    assert mention_changes(variant_of(old, new), _names("en"), None, frozenset())


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("They praise the chairmanship of Iran.", "They praise the chairmanship of India.", False),
        ("The next summit takes place in Iran.", "The next summit takes place in India.", False),
        ("They note the port of Iran.", "They note the port of India.", True),
        ("We welcome the participation of Chad.", "We welcome the participation of Mali.", False),
        ("It links Chad and Mali.", "It links Peru and Chile.", False),
        ("It links Chad and Mali.", "It links Chad and Chile.", True),
        ("It links Chad.", "It links Chad. They welcome that Italy will host it.", True),
        ("They met.", "They welcome that India will host the next summit.", False),
        ("They met.", "They gathered in Phnom Penh, Kingdom of Cambodia, on 2 May 2022.", False),
        ("It is free.", "It is free. Write to 51 Elm Street, Fifth Floor, Boston, USA.", False),
        ("Section 8.1 or 8.2 binds.", "Section 5.1 or 5.2 binds.", False),
        ("Version 1.1 was ratified.", "Version 1.2 was ratified.", False),
        ("They plan one.", "They plan a Centre for Development of Africa and Chad.", False),
        (
            "Of Boston, Lima, Rome, Oslo, Paris and Cairo.",
            "Of Boston, Lima, Rome, Oslo and Paris.",
            False,
        ),
        # What a day stands in is one paper, whatever its kind.
        (
            "They carry out the Roadmap on the dues of 10 June 2018.",
            "They carry out the 10 June 2018 Programme of Action on the dues.",
            False,
        ),
        # What whoever is against it gives as a reason is another one's each time.
        (
            "Voting against was Ada B. Brown, who preferred no change.",
            "Voting against was Ada B. Brown, who preferred to cut it by 50 basis points.",
            False,
        ),
        ("They name the camps.", "They name the camps in Phnom Penh, Kingdom of Cambodia.", True),
        ("It costs 5 % rather than 4 %.", "It costs 6 % rather than 5 %.", True),
        ("They keep to the plan.", "They keep to the G7 Partnership for Growth.", False),
        ("They keep to the plan.", "They keep to the plan of the G7.", True),
    ],
)
def test_what_every_text_has_anew_is_small(old: str, new: str, is_told: bool) -> None:
    changes = mention_changes(
        variant_of(old, new), _names("en"), lexicon_of(VERBS.bundled["en"], "en"), frozenset()
    )
    assert any(not change.is_minor for change in changes) == is_told
    assert not any(change.role is Role.SPEAKER for change in changes)


def test_a_year_that_a_title_has_is_no_date_that_came() -> None:
    old = "They share the aims of the Lagoon Forum’s 2050 Strategy for the Blue Lagoon."
    new = "They share the aims as told by the 2050 Strategy for the Blue Lagoon."
    changes = mention_changes(variant_of(old, new), _names("en"), None, frozenset())
    assert FindingKind.DATE not in {change.kind for change in changes}


def test_two_years_of_one_span_are_one_date() -> None:
    old = "They will raise the dues by 2020 through to 2025."
    changes = mention_changes(
        variant_of(old, "They will raise the dues."), _names("en"), None, frozenset()
    )
    assert [change.left_words for change in changes] == ["2020 through to 2025"]


@pytest.mark.parametrize(
    ("who", "is_minor"),
    [("We", True), ("The states", True), ("The Presidents", True), ("Peru", False)],
)
def test_who_goes_on_without_names_has_not_left(who: str, is_minor: bool) -> None:
    lexicon = lexicon_of(VERBS.bundled["en"], "en")
    old, new = "Peru and Chile remain open to all ports.", f"{who} remain open to all ports."
    for variant in (variant_of(old, new), variant_of(new, old)):
        changes = mention_changes(variant, _names("en"), lexicon, frozenset())
        assert {change.is_minor for change in changes} == {is_minor}


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("If The Program has faults, 3 The Agreement ends.", []),
        (
            "They use the Trade and Investment Framework Agreement.",
            ["Trade and Investment Framework Agreement"],
        ),
        ("They welcome the North Atlantic Treaty Organization.", []),
        ("They welcome the North Atlantic Treaty.", ["North Atlantic Treaty"]),
    ],
)
def test_a_title_begins_where_it_begins(text: str, titles: list[str]) -> None:
    assert [text[d.start : d.end] for d in documents(text, _names("en"))] == titles


@pytest.mark.parametrize(
    ("one", "other", "is_other"),
    [
        ("the Agreement on Salt Barges", "the Agreement on Reef Fishing of the Coast", True),
        ("the Agreement on Salt Barges", "the Salt Barges Agreement", False),
        ("Resolution 2254", "Resolution 2231", True),
        ("the Agreement on Salt Barges", "the barges", False),
    ],
)
def test_what_is_said_of_another_paper_is_another_matter(
    one: str, other: str, is_other: bool
) -> None:
    texts = f"They note the need for {one}.", f"They note the importance of {other}."
    assert are_of_other_documents(*texts, _names("en")) == is_other


def test_a_programme_known_by_its_years_is_the_one_of_those_years() -> None:
    (named,) = documents("They note the Cooperation Programme for 2022-2024.", _names("en"))
    (bare,) = documents("They carry out the relevant Programme for 2022-2024.", _names("en"))
    (other,) = documents("They carry out the relevant Programme for 2025-2027.", _names("en"))
    assert is_one_title(named.key, bare.key)
    assert not is_one_title(named.key, other.key)


def test_this_agreement_is_the_one_that_was_named() -> None:
    old, new = "This Harbour Agreement ends.", "This Agreement ends at once."
    assert not mention_changes(variant_of(old, new), _names("en"), None, frozenset())


def test_the_value_before_is_small() -> None:
    old, new = (
        "It costs $5 million rather than $4 million.",
        "It costs $6 million rather than $5 million.",
    )
    changes = mention_changes(variant_of(old, new), _names("en"), None, frozenset())
    assert [change.is_minor for change in changes] == [False, True]


def test_a_document_told_by_its_day_did_not_come() -> None:
    old = "They keep to the concept approved on 2 May 2019 in Oslo."
    new = "They keep to the Concept of Interaction between Harbours dated 2 May 2019."
    for a, b in ((old, new), (new, old)):
        changes = mention_changes(variant_of(a, b), _names("en"), None, frozenset())
        assert not [c for c in changes if c.kind is FindingKind.DOCUMENT]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "To return to the goal of 2 % they see reason enough to lower the Rate to 4 % now.",
            "Now the council voted to lower the Rate to 3 %, and risks are on both its sides.",
            [("number", "2 %", ""), ("number", "4 %", "3 %")],
        ),
        ("They keep the 2 % target range.", "They keep the current target range.", []),
        (
            "They join the HSI talks.",
            "They join the talks of the Harbour Statement Initiative.",
            [],
        ),
    ],
)
def test_numbers_answer_by_the_words_before_them(
    old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    changes = mention_changes(variant_of(old, new), _names("en"), None, frozenset())
    assert [(str(c.kind), c.left_words, c.right_words) for c in changes] == expected
