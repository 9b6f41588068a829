"""Overviews: what is new on PLeK, weekly or monthly, for who chose that, by themes and regions.

In: things that become public (`items.note_fresh`), and what a member chose (`choice`). Out: on the
day, items in the digest of each (`daily.collect_batch`), which `registry.digests` brings once; and
`lines.overview_lines`, what of them may still be told at the moment of telling.
"""
