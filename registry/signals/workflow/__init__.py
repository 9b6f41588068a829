"""Rules of the learning cycle: which step is possible when, by whom, and who hears of it.

In: a unit of work, a signal's slug, the step's input, and the round that the actor saw. Out: the
changed signal or proposal with the step in its history, and a `SignalStepped` event; refused with
NotAllowed, AlreadyDecided or ImpossibleStep. The table of steps is `signals.transitions`; who may
take which is `possible_steps`, `recording` applies it, `signal_workflow`, `proposal_workflow` and
`edits` hold one function per step. `signal_forms` is what the forms to raise, correct and join
bring in.
"""
