"""The few words of a long passage that tell most are words that a reader can make sense of."""

from comparator.analysis.names.gazetteer import gazetteer_of
from comparator.analysis.telling_part import telling_part
from comparator.corpus.series.name_tables import NAMES

_NAMES = gazetteer_of(NAMES.bundled, "en")


def test_a_quotation_goes_on_to_what_its_subject_does_and_stops_before_the_next_deed() -> None:
    text = (
        "We welcome that further gifts by Norway and Chile, amongst others, together with our "
        "earlier loans and promises, put the joint aim of $300 billion within sight and call for "
        "the payment of promised sums and for further gifts from all willing and able ports "
        "of this region and of others."
    )
    part = telling_part(text, _NAMES)
    assert part.endswith("put the joint aim of $300 billion within sight …")
    assert text.startswith(part.removesuffix(" …"))


def test_a_quotation_ends_with_no_word_that_ties_it_to_what_follows() -> None:
    text = (
        "The Parties believe the consistent use of the Joint Treaty of Arden on the harbours of "
        "Norway to be a priority and, in keeping with the rules of the year before last and of all "
        "years before that one, ask all those who take part to do what they said they would do."
    )
    assert telling_part(text, _NAMES).endswith("to be a priority …")


def test_a_quotation_begins_with_no_last_member_of_a_list() -> None:
    text = (
        "We fully endorse the plan drawn up by the Chair that would lead to an early ceasefire on "
        "the islands, the return of all captives, a great and lasting rise in the flow of help "
        "throughout the islands, and an enduring end to the crisis, with the wishes of Norway and "
        "the safety of all who fish there assured."
    )
    assert telling_part(text, _NAMES).startswith("We fully endorse the plan")


def test_what_an_insertion_parts_from_its_noun_is_not_cut() -> None:
    text = (
        "The Parties note the adoption, at the request of the Republic of Kenya, of a Charter of "
        "the Lakes, and they will go on to speak at length of herring, of nets, of reefs and of "
        "all that lives in the waters between the islands of the northern gulf in winter."
    )
    told = telling_part(text, _NAMES, most_words=20)
    assert told.startswith("The Parties note the adoption, at the request")
    assert "of a Charter of the Lakes" in told


def test_a_quotation_begins_with_no_words_that_hang_on_what_stands_before() -> None:
    text = (
        "We look forward to the races of the ferries in the Gulf of Orra next summer and ask all "
        "ports to keep the peace of the races on every day of them and on the nights between, as "
        "laid down in the Harbour Races Resolution of Norway and Chile on ferries in the gulf."
    )
    assert telling_part(text, _NAMES).startswith("We look forward")


def test_a_quotation_does_not_end_with_the_circumstances() -> None:
    main = "the Parties wrote down which of the old rules for pilots " + "and for lamps " * 12
    text = f"During the visit of the President of Kenya to the harbours in March, {main.strip()}."
    told = telling_part(text, _NAMES)
    assert told.startswith("… the Parties wrote down which of the old rules for pilots")
