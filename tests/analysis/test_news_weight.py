"""What names and decides weighs more than what is long."""

from comparator.analysis.names.gazetteer import gazetteer_of
from comparator.analysis.news_weight import loss_weight, news_weight
from comparator.corpus.series.name_tables import NAMES

_NAMES = gazetteer_of(NAMES.bundled, "en")
DECISION = "They decided to admit the Republic of Kazakhstan to the Joint Fund."
EVENT = (
    "They note the results of the Mountain Marathon and of the Festival of Lakes, which were held "
    "in a warm and friendly atmosphere and brought together many young people from all regions."
)
PLAIN = "They will go on with their work in this field on the basis of equality and mutual respect."


def test_a_decision_weighs_more_than_a_longer_event() -> None:
    assert news_weight(DECISION, _NAMES) > news_weight(PLAIN, _NAMES) > news_weight(EVENT, _NAMES)


def test_a_list_of_names_weighs_as_a_list() -> None:
    few = news_weight("They thank Norway, Chile and Kenya.", _NAMES)
    many = news_weight("They thank Norway, Chile, Kenya, Japan, Ghana, Peru and Malta.", _NAMES)
    one = news_weight("They thank Norway.", _NAMES)
    assert few > many == one


def test_own_decisions_membership_and_great_sums_weigh_more() -> None:
    own = news_weight("The states agreed to declare it the Year of Lakes.", _NAMES)
    theirs = news_weight("They note the Year of Lakes adopted by ministers.", _NAMES)
    assert own > theirs
    member = news_weight("They stressed the admission of Kenya as a full member.", _NAMES)
    assert member > news_weight("They stressed the establishment of Kenya as a port.", _NAMES)
    great = news_weight("They will make available USD 50 billion.", _NAMES)
    assert great > news_weight("They will make available 50 boats.", _NAMES)


def test_what_was_decided_once_that_day_is_no_loss() -> None:
    once = "The states agreed to declare it the Year of Lakes."
    stood = "They support Norway as a member of the UN Security Council."
    assert news_weight(once, _NAMES) > news_weight(stood, _NAMES)
    assert loss_weight(stood, _NAMES) == news_weight(stood, _NAMES) > loss_weight(once, _NAMES)
