"""The general themes: for a text of any body, in six languages, under labels in six."""

import pytest

from comparator.corpus.series.theme_sets import general_themes
from comparator.themes import assign_themes
from tests.small_declarations import declare, filed

GENERAL = general_themes()
SENTENCES = {
    "en": [
        ("We will phase out coal and build offshore wind.", "energy"),
        ("The ministers deplored the spread of malaria and the want of vaccines.", "health"),
        ("Tariffs on exports shall be abolished.", "trade"),
        ("All sides must observe the ceasefire.", "conflicts"),
        ("More women should hold public office.", "gender"),
        ("The next meeting will be held in the spring.", "organisation"),
        ("A railway will join the two ports.", "transport"),
        ("Prescription drug prices must fall.", "health"),
        ("Four drug smugglers were caught.", "crime"),
    ],
    "ar": [
        ("نؤكد أهمية مكافحة الإرهاب والتطرف العنيف بجميع أشكالهما.", "terrorism"),
        ("وندعو إلى تعزيز التجارة والاستثمارات بين بلداننا.", "trade"),
        ("سنعمل على حماية البيئة البحرية والمحيطات.", "oceans"),
        ("تلتزم الدول بخفض انبعاثات غازات الدفيئة لمواجهة تغير المناخ.", "environment"),
        ("ندعم تمكين المرأة والمساواة بين الجنسين.", "gender"),
        ("نرحب بالتعاون في مجال الذكاء الاصطناعي والأمن السيبراني.", "digital"),
        ("نشدد على ضرورة توفير اللقاحات للبلدان الفقيرة وتعزيز النظم الصحية.", "health"),
        ("للتعليم والتدريب المهني دور أساسي في مستقبل الشباب.", "education"),
        ("نطالب بوقف فوري لإطلاق النار في غزة.", "conflicts"),
        ("ستعقد القمة المقبلة في القاهرة.", "organisation"),
        ("نعزز الأمن الغذائي ودعم المزارعين.", "agriculture"),
        ("نؤيد إصلاح مجلس الأمن التابع للأمم المتحدة.", "united-nations"),
        ("يمثل غسل الأموال والفساد خطرا على مجتمعاتنا.", "crime"),
        ("سنستثمر في الطاقة المتجددة وكفاءة الطاقة.", "energy"),
        ("نحمي حقوق الإنسان وحرية التعبير.", "human-rights"),
        ("نسعى إلى نزع السلاح النووي ومنع انتشار الأسلحة.", "disarmament"),
        ("نطور السكك الحديدية والطرق والموانئ.", "transport"),
    ],
    "ru": [
        ("Стороны будут развивать атомную энергетику.", "energy"),
        ("Министры обсудили здравоохранение и вакцины.", "health"),
        ("Таможенные пошлины на экспорт будут отменены.", "trade"),
        ("Стороны осуждают терроризм во всех его формах.", "terrorism"),
        ("Университеты примут больше студентов.", "education"),
        ("Совет директоров решил повысить ключевую ставку на 75 б.п.", "finance"),
        ("Стороны делают ставку на ветровую энергетику.", "energy"),
        ("Стороны проведут совместные военные учения.", "defence"),
        ("Каждая семья получит пособие.", "labour"),
        ("Школы и высшее образование доступны всем.", "education"),
        ("Экономический кризис затронул всех.", "economy"),
    ],
    "zh": [
        ("各方将发展可再生能源。", "energy"),
        ("部长们讨论了疫苗和公共卫生。", "health"),
        ("各方谴责恐怖主义。", "terrorism"),
        ("大学将接收更多学生。", "education"),
        ("各方将修建铁路和公路。", "transport"),
        ("保持汇率基本稳定。", "finance"),
    ],
    "fr": [
        ("Nous coopérerons en matière d’intelligence artificielle.", "digital"),
        ("Les Parties développeront les énergies renouvelables.", "energy"),
        ("Les ministres ont examiné la vaccination et la santé publique.", "health"),
        ("Les droits de douane seront supprimés.", "trade"),
        ("Ils condamnent le terrorisme sous toutes ses formes.", "terrorism"),
        ("Toutes les parties doivent respecter le cessez-le-feu.", "conflicts"),
        ("Les universités accueilleront davantage d'étudiants.", "education"),
    ],
    "es": [
        ("Las Partes desarrollarán las energías renovables.", "energy"),
        ("Los ministros examinaron la vacunación y la salud pública.", "health"),
        ("Los aranceles serán suprimidos.", "trade"),
        ("Condenan el terrorismo en todas sus formas.", "terrorism"),
        ("Todas las partes deben respetar el alto el fuego.", "conflicts"),
        ("Las universidades acogerán a más estudiantes.", "education"),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "theme"),
    [(language, *row) for language, rows in SENTENCES.items() for row in rows],
)
def test_a_plain_sentence_is_filed_where_a_reader_looks(
    language: str, text: str, theme: str
) -> None:
    found = filed(assign_themes(declare(text, language=language), GENERAL))
    assert found[0][:1] == [theme]


def test_every_theme_has_labels_in_six_languages_and_terms_in_five() -> None:
    for theme in GENERAL.themes:
        assert set(theme.labels) == {"ru", "zh", "fr", "es", "ar"}, theme.id
        assert {"en", "ru", "zh", "fr", "es"} <= set(theme.terms), theme.id


def test_no_term_stands_twice_in_a_theme() -> None:
    for theme in GENERAL.themes:
        for language, terms in theme.terms.items():
            written = [*terms.names, *terms.words, *terms.hints, *terms.never]
            twice = {term for term in written if written.count(term) > 1}
            assert not twice, (theme.id, language)


def test_what_a_public_thesaurus_calls_a_matter_is_kept() -> None:
    assert GENERAL["health"].eurovoc == ("2841",)
    codes = [code for theme in GENERAL.themes for code in theme.eurovoc]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("language", "text", "theme"),
    [
        # Words that mean something else than the term does.
        ("en", "That is not good enough.", None),
        ("en", "I say what I believe to be right.", None),
        ("en", "The Prime Minister chose well.", None),
        ("zh", "新能源汽车产量突破1300万辆。", "industry"),
        ("zh", "国际经贸环境急剧变化。", None),
        ("ru", "Доходности облигаций выросли.", "finance"),
        ("ru", "Время публикации решения Банка России объявят.", None),
        # How a state is run at home.
        ("en", "The Government will cut red tape and reform the civil service.", "government"),
        ("ru", "Полномочия местного самоуправления расширят.", "government"),
        ("zh", "政府将推进机构改革，依法行政。", "government"),
    ],
)
def test_a_word_is_taken_for_what_it_means_where_it_stands(
    language: str, text: str, theme: str | None
) -> None:
    found = filed(assign_themes(declare(text, language=language), GENERAL))
    assert [themes[0] if themes else None for themes in found] == [theme]


def test_of_chinese_sentences_in_a_row_each_has_a_matter_of_its_own() -> None:
    text = "城镇新增就业1244万人，失业率下降。国际旅客增多。失业青年减少。"
    found = filed(assign_themes(declare(text, language="zh"), GENERAL))
    assert [bool(themes) for themes in found] == [True, False, True]


def test_a_word_in_passing_lends_the_next_sentence_nothing() -> None:
    text = "We build for those to the north and the south, and far across the seas. We shall go on."
    assert [bool(themes) for themes in filed(assign_themes(declare(text), GENERAL))][1] is False


@pytest.mark.parametrize(
    ("language", "sentence", "theme"),
    [
        ("en", "The Board will rely upon the data and recent data on wages.", "digital"),
        ("en", "Outside of the COVID-19 pandemic, growth was never so slow.", "health"),
        ("ru", "С момента принятия данного Меморандума стороны отводят войска.", "digital"),
        ("ru", "Запрещаются полёты боевой авиации.", "transport"),
        ("fr", "Les mesures données ci-dessus seront prises.", "digital"),
        ("zh", "人民子弟兵永远是保卫祖国的钢铁长城。", "industry"),
        ("zh", "我们举办了“一带一路”国际合作高峰论坛。", "transport"),
    ],
)
def test_a_word_that_may_mean_something_else_gives_no_theme(
    language: str, sentence: str, theme: str
) -> None:
    ((*found,),) = filed(assign_themes(declare(sentence, language=language), GENERAL))
    assert theme not in found


@pytest.mark.parametrize(
    ("language", "sentence", "theme"),
    [
        ("en", "They agree on data protection and data flows.", "digital"),
        ("ru", "Стороны усилят защиту данных.", "digital"),
        ("ru", "Принять меры по улучшению гуманитарной ситуации.", "disasters"),
        ("ru", "Они рассмотрят положение беженцев.", "migration"),
        ("ru", "Безотлагательно освободить всех заложников.", "conflicts"),
        ("zh", "再过一个多月，北京冬奥会就要开幕了。", "culture"),
        ("zh", "他们多次赞扬中国抗疫。", "health"),
    ],
)
def test_what_tells_a_matter_gives_its_theme(language: str, sentence: str, theme: str) -> None:
    ((*found,),) = filed(assign_themes(declare(sentence, language=language), GENERAL))
    assert found[:1] == [theme]
