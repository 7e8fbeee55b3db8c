"""Who and where declarations speak of: countries, organisations, cities, with their other names.

Countries and their names in other languages are those of the Unicode CLDR, by Babel; what its
short names lack (official names, initials) stands here, and organisations and cities, which no
package lists as declarations write them.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from comparator.language.codes import base_language
from comparator.language.scripts import HAN, is_ideograph


class Name(NamedTuple):
    """A name found in a text: whose it is, and where it stands."""

    key: str
    start: int
    end: int


# Code, then its other names, "; " between.
_COUNTRY_ALIASES = {
    "RU": "Russian Federation",
    "CN": "PRC",
    "KG": "Kyrgyz Republic; Kyrgyz side",
    "IR": "Iranian side",
    "KR": "Republic of Korea",
    "KP": "DPRK; Democratic People's Republic of Korea; Democratic People’s Republic of Korea",
    "SY": "Syrian Arab Republic; SAR",
    "US": "United States of America; USA; U.S.; US",
    "GB": "United Kingdom of Great Britain; UK; Great Britain; Britain",
    "AE": "UAE",
    "TR": "Turkey",
    "VN": "Viet Nam",
    "MM": "Myanmar; Burma",
    "LA": "Lao PDR; Lao People's Democratic Republic; Lao People’s Democratic Republic",
    "CZ": "Czech Republic",
    "PS": "Palestine",
    "CD": "Democratic Republic of the Congo; DRC",
    "CI": "Côte d'Ivoire; Ivory Coast",
    "MK": "North Macedonia",
    "MD": "Republic of Moldova",
    "TZ": "United Republic of Tanzania",
    "BO": "Plurinational State of Bolivia",
    "VE": "Bolivarian Republic of Venezuela",
}
_ALIASES_RU = {
    "RU": "Российская Федерация; РФ",
    "CN": "КНР",
    "KG": "Кыргызстан; Кыргызская Республика",
    "US": "США",
    "SY": "Сирийская Арабская Республика",
    "KP": "КНДР",
}
_ALIASES_ZH = {"RU": "俄联邦", "US": "美利坚合众国"}

# Key, then its names, "; " between. A name in capitals matches in capitals only.
_ORGANISATIONS = """
UN: United Nations Organisation; United Nations Organization; United Nations; UN; ООН; Организация Объединенных Наций; 联合国
UN Security Council: UN Security Council; United Nations Security Council; UNSC; Security Council; Совет Безопасности; 安理会
UN General Assembly: UN General Assembly; United Nations General Assembly; UNGA; General Assembly; Генеральная Ассамблея; 联合国大会
UNODC: UN Office on Drugs and Crime; United Nations Office on Drugs and Crime; UNODC; УНП ООН
UN Office of Counter-Terrorism: UN Office of Counter-Terrorism; UNOCT
UNESCO: UNESCO; ЮНЕСКО; 联合国教科文组织
UNICEF: UNICEF
UNDP: UN Development Programme; UNDP
UNEP: UN Environment Programme; UNEP
UNHCR: UN High Commissioner for Refugees; UNHCR
FAO: Food and Agriculture Organisation; Food and Agriculture Organization; FAO
ILO: International Labour Organisation; International Labour Organization; ILO
UN Economic and Social Commission: ESCAP
WTO: World Trade Organisation; World Trade Organization; WTO; ВТО; 世界贸易组织; 世贸组织
WHO: World Health Organisation; World Health Organization; WHO; ВОЗ; 世界卫生组织; 世卫组织
IMF: International Monetary Fund; IMF; МВФ; 国际货币基金组织
World Bank: World Bank; Всемирный банк; 世界银行
IAEA: International Atomic Energy Agency; IAEA; МАГАТЭ; 国际原子能机构
OPCW: Organisation for the Prohibition of Chemical Weapons; Organization for the Prohibition of Chemical Weapons; OPCW; ОЗХО
Conference on Disarmament: Conference on Disarmament
Interpol: Interpol; INTERPOL
FATF: Financial Action Task Force; FATF
OECD: OECD
OPEC: OPEC
EU: European Union; EU; Европейский союз; 欧盟
NATO: NATO; НАТО; 北约
OSCE: OSCE; Organisation for Security and Co-operation in Europe
African Union: African Union; Африканский союз; 非盟
League of Arab States: League of Arab States; Arab League
OIC: Organisation of Islamic Cooperation; Organization of Islamic Cooperation; OIC
BRICS: BRICS; БРИКС; 金砖国家
G20: G20; Group of Twenty; 二十国集团
G7: G7; Group of Seven
ASEAN: Association of Southeast Asian Nations; ASEAN; АСЕАН; 东盟
CIS: Commonwealth of Independent States; CIS; СНГ; 独联体
CSTO: Collective Security Treaty Organisation; Collective Security Treaty Organization; CSTO; ОДКБ; 集体安全条约组织
EAEU: Eurasian Economic Union; EAEU; EEU; ЕАЭС; Евразийский экономический союз; 欧亚经济联盟
CICA: Conference on Interaction and Confidence-Building Measures in Asia; Conference on Interaction and Confidence Building Measures in Asia; CICA; СВМДА; 亚信
ECO: Economic Cooperation Organisation; Economic Cooperation Organization
SCO: Shanghai Cooperation Organisation; Shanghai Cooperation Organization; SCO; ШОС; 上海合作组织; 上合组织
SCO RATS: Regional Anti-Terrorist Structure; Regional Antiterrorist Structure; Regional Counter-Terrorism Structure; RATS; РАТС
SCO Secretariat: SCO Secretariat
SCO Interbank Consortium: Interbank Consortium; Interbank Association
SCO Business Council: Business Council; Деловой совет
SCO Energy Club: Energy Club
SCO Forum: SCO Forum
SCO Youth Council: Youth Council
CARICC: Central Asian Regional Information and Coordination Centre; CARICC
AIIB: Asian Infrastructure Investment Bank; AIIB
ADB: Asian Development Bank; ADB
New Development Bank: New Development Bank
Red Cross: Red Cross
Federal Reserve: Federal Reserve
European Central Bank: European Central Bank
Bank of Canada: Bank of Canada
Bank of England: Bank of England
Bank of Japan: Bank of Japan
Swiss National Bank: Swiss National Bank
"""

_PLACES = """
Abu Dhabi; Abuja; Accra; Addis Ababa; Algiers; Almaty; Amman; Amsterdam; Ankara; Antalya; Aral Sea; Ashgabat; Astana;
Athens; Baghdad; Baku; Bali; Bangkok; Batken; Beijing; Beirut; Belgrade; Berlin; Bern; Bishkek; Bonn; Boston; Brasilia; Bratislava;
Brazzaville; Brisbane; Brussels; Bucharest; Budapest; Buenos Aires; Bukhara; Busan; Cairo; Canberra; Cannes;
Cape Town; Casablanca; Chelyabinsk; Chicago; Cholpon-Ata; Chongqing; Copenhagen; Dakar; Damascus; Davos; Delhi; Doha; Dubai;
Dublin; Durban; Dushanbe; Fortaleza; Geneva; Glasgow; Goa; Hamburg; Hangzhou; Hanoi; Harare; Helsinki;
Hong Kong; Islamabad; Issyk-Kul; Istanbul; Jakarta; Jeddah; Jerusalem; Johannesburg; Kabul; Kandahar; Karachi; Kazan; Khiva; Kiev; Kyiv;
Kinshasa; Kuala Lumpur; Kunming; Kuwait City; Kyoto; Lahore; Lima; Lisbon; London; Los Cabos; Lusaka; Luxembourg; Madrid;
Manila; Mexico City; Minsk; Montreal; Moscow; Mumbai; Nairobi; New Delhi; New York; Nicosia; Novosibirsk;
Nur-Sultan; Osaka; Osh; Oslo; Ottawa; Paris; Philadelphia; Pittsburgh; Prague; Pyongyang; Qingdao; Rabat; Richmond; Riga; Rio de Janeiro; Riyadh; Rome;
Samarkand; San Francisco; Sanya; Saint Petersburg; St Petersburg; St. Petersburg; Santiago; Sarajevo; Seoul;
Shanghai; Shenzhen; Singapore; Sochi; Sofia; Stockholm; Suzhou; Tallinn; Tashkent; Tbilisi; Tehran; Termez; Tianjin; Tokyo; Toronto;
Tripoli; Tunis; Turin; Ufa; Ulaanbaatar; Urumqi; Varanasi; Venice; Vienna; Vilnius; Vladivostok; Volgograd; Warsaw; Washington;
Wuhan; Xiamen; Xi'an; Xi’an; Yalta; Yangling; Yekaterinburg; Yerevan; Zagreb; Zurich; Middle East; Persian Gulf; Korean Peninsula;
Black Sea; Caspian Sea; South China Sea; Indian Ocean; Asia-Pacific; Central Asia; South Asia; Gaza; Kashmir; Crimea; Donbas;
Москва; Бишкек; Ташкент; Самарканд; Астана; Душанбе; Пекин; Шанхай; Екатеринбург; Нью-Дели; Циндао; Уфа; Центральная Азия;
北京; 上海; 莫斯科; 比什凯克; 塔什干; 撒马尔罕; 阿斯塔纳; 杜尚别; 青岛; 新德里; 乌法; 中亚
"""
# Words before a country's short name that are part of its full one.
_STYLE = re.compile(
    r"(?:\b(?:Islamic|People['’]s|Democratic|Federal|Federative|Socialist|Arab|United|Co-operative|"
    r"Republic|Kingdom|State|Sultanate|Emirate|of|the)\s+)+$"
)
_LONGEST_STYLE = 120  # characters: looking through all that is before would take very long
# The city gave its name to what is meant.
_OF_A_BODY = re.compile(
    r"\s(?:Spirit|Cooperation Org|process\b|Process\b|format\b|Format\b|Pact\b)"
)
_IS_UNSPACED = re.compile(f"[{HAN}]")
_LEAD = re.compile(r"(?:(?:the|of)\s)+", re.IGNORECASE)
_IS_STYLE = re.compile(r"Republic|Kingdom|State|Sultanate|Emirate")
# Short names that are common words or names of people in capitals.
_NOT_NAMES = frozenset({"Jersey", "Chad", "Ascension Island", "Guinea", "Georgia"})


# A passage is read again for each pair of its declaration.
@lru_cache(maxsize=65536)
def countries(text: str, language: str) -> tuple[Name, ...]:
    """Return the countries named in a text, in order, their official styles included."""
    found = []
    for name in _found(text, *_country_patterns(language)):
        before = max(0, name.start - _LONGEST_STYLE)
        style = _STYLE.search(text[before : name.start])
        start = name.start
        if style and _IS_STYLE.search(style[0]):
            lead = _LEAD.match(style[0])
            start = before + style.start() + (lead.end() if lead else 0)
        found.append(Name(name.key, start, name.end))
    return tuple(found)


def is_alluded_to(code: str, text: str, language: str) -> bool:
    """Whether a text has a word that begins as a country's name does: "Iranian" for Iran."""
    name = _territories(language).get(code, "")
    if _IS_UNSPACED.match(name):
        return name in text
    begin = re.escape(name[:4])
    # Russian writes its adjectives small: "иранский"; "индивидуальный" is none of India's.
    adjective = rf"|\b{begin.lower()}\w*[сц]к\w" if language.startswith("ru") else ""
    return bool(name) and re.search(rf"\b{begin}{adjective}", text) is not None


@lru_cache(maxsize=65536)
def organisations(text: str) -> tuple[Name, ...]:
    """Return the organisations named in a text, in order; the longest name wins."""
    return tuple(_found(text, *_organisation_patterns()))


def places(text: str) -> list[Name]:
    """Return the cities and regions named in a text, in order."""
    return [n for n in _found(text, *_place_patterns()) if not _OF_A_BODY.match(text, n.end)]


def _found(text: str, pattern: re.Pattern[str], keys: dict[str, str]) -> list[Name]:
    return [Name(keys[_key(m[0], keys)], m.start(), m.end()) for m in pattern.finditer(text)]


def _key(words: str, keys: dict[str, str]) -> str:
    if words in keys:
        return words
    # An inflected Russian name: its longest beginning that is a stem of a name.
    return max((stem for stem in keys if words.startswith(stem)), key=len)


@cache
def _territories(language: str) -> dict[str, str]:
    # Babel takes a while to import, and only who compares needs it.
    from babel import Locale, UnknownLocaleError

    try:
        names = Locale.parse(base_language(language)).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: str(name) for code, name in names.items() if len(code) == 2 and code.isalpha()}


@cache
def _country_patterns(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    code = base_language(language)
    names: dict[str, str] = {}
    for territory, name in sorted(_territories(code).items()):
        plain = re.sub(r" \(.*\)$", "", name).replace(" SAR China", "")
        if territory not in {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"} and plain not in _NOT_NAMES:
            names.setdefault(plain, territory)
            names.setdefault(plain.replace("&", "and"), territory)
    own = {"ru": _ALIASES_RU, "zh": _ALIASES_ZH}.get(code, _COUNTRY_ALIASES)
    for territory, aliases in own.items():
        names.update(dict.fromkeys(aliases.split("; "), territory))
    return _pattern_of(names, code)


@cache
def _organisation_patterns() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for row in _ORGANISATIONS.strip().splitlines():
        key, _, aliases = row.partition(": ")
        names.update(dict.fromkeys(aliases.split("; "), key))
    return _pattern_of(names, "")


@cache
def _place_patterns() -> tuple[re.Pattern[str], dict[str, str]]:
    names = [name.strip() for name in _PLACES.replace("\n", " ").split(";")]
    same = {"St Petersburg": "Saint Petersburg", "St. Petersburg": "Saint Petersburg",
            "Xi’an": "Xi'an", "Kiev": "Kyiv", "Delhi": "New Delhi"}  # fmt: skip
    return _pattern_of({name: same.get(name, name) for name in names if name}, "")


def _pattern_of(names: dict[str, str], language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern that finds the longest of several names, and whose each is."""
    keys: dict[str, str] = {}
    spaced, unspaced = [], []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        is_inflected = (language == "ru" and name[-1:] in "аяйью") or (
            "а" <= name[-1:].lower() <= "я" and not name.isupper()
        )
        stem = name[:-1] if is_inflected and name[-1] in "аяйьы" else name
        keys.setdefault(stem, names[name])
        ending = r"[а-яё]{0,3}" if is_inflected else ""
        if is_ideograph(name[0]):
            unspaced.append(re.escape(stem))
        else:
            spaced.append(rf"{re.escape(stem)}{ending}(?!\w|-\w)")
    # One look behind for all: else each name is tried at each letter.
    parts = [rf"(?<!\w)(?:{'|'.join(spaced)})"] if spaced else []
    return re.compile("|".join([*parts, *unspaced])), keys
