"""Cards by which the kernteam decides on organisations that members typed.

In: a proposed organisation and the known ones it may be. Out: `review.proposal_card` to confirm or
merge it, and `review.settled_card` afterwards.
"""
