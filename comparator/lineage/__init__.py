"""Lineage: which texts of a large corpus descend from which, by way of an index."""

from comparator.late import names_from

__getattr__ = names_from(
    __name__,
    {
        "Lineage": "comparator.lineage.questions",
        "make_lineage": "comparator.lineage.making",
        "open_lineage": "comparator.lineage.questions",
    },
)
