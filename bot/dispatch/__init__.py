"""From what came in to the handler that answers it, without a word of any SDK.

In goes an `Incoming` (`turn`), which the adapter makes; `router` finds the handler that registered
for it (`routes`) and gives it an `Ask`; out goes an `Answer`. What the registry refuses becomes
plain words in `errors_to_text`.
"""
