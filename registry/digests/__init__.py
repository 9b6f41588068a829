"""Digest of notifications per recipient, delivered as one card (design).

In: items that `digest.collect` queues for a recipient, in the transaction that caused them. Out: a
`SignalNewsDue` event when the window ends; its handler claims a `Delivery` with `take` and reports
`delivered` or `refused`. Nothing is lost or told twice, whichever replica delivers.
"""
