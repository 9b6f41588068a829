"""Cards of personal data: overview, export and erasure.

In: what `registry.privacy` found about a member (`Kept`). Out: from `export_and_erase` the
overview, the export in pages that fit a card, the confirmation before erasing and the one after,
and the notice of networks without aanjager.
"""
