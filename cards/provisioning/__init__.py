"""Cards and texts about the Graph sync.

In: plans and status as data of `registry.provisioning`, and a translator. Out: Adaptive Cards, and
plans as plain text or Markdown.

Public parts: `approvals` (a plan to decide on), `drift`, `blocked`, `policy`, `status`,
`plan_groups` (a long plan, folded), `plan_text` and `wording` (one change in a sentence).
"""
