"""Batches: many people put in groups at once, from what was pasted or a csv file.

In: text or bytes of a list, and who brings it. Out: `batch.Batch`, which waits for its maker's yes,
a `check.Preview` of what a yes would do with each line, and a `batch.BatchResult` of what it did.
`encoding` and `parse` read, `columns` knows what columns and profiles are called, `check` holds the
lines against the registry, `carry_out` does it in one transaction and takes it back, `upload` has
the links by which a file is sent.
"""
