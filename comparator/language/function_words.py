"""Words that carry grammar and little else."""

# What ties words together and says nothing of its own; an equal run of nothing else between
# two edits is an island.
FUNCTION_WORDS = frozenset(
    "a an and are as at be been but by can for from had has have he her his i if in into is it its "
    "may no nor not of on or our she so such than that the their them then there these they this "
    "those to was we were which who will with would you your "
    "и в во на с со к ко по о об от до за из у для не ни а но как что это их его её "
    "der die das den dem des ein eine einer eines einem einen und oder in im an am auf für mit von "
    "zu zum zur bei als auch ist sind wird werden sich dass "
    "的 和 在 与 及 是 了 为 对 以".split()
)
