"""Entities that follow from signals: proposals, meetings, decisions, actions (plan).

In: validated drafts (`ProposalDraft`, `DecisionDraft`, `ActionDraft`). Out: `proposal.Proposal`
with its versions and hearings, `meeting.Meeting` (created on demand by `met`),
`decision.Decision`, and `follow_up.Action`, the plan's *actie* (chapters 4 and 5). The rules that
change them are in `signals.workflow`.
"""
