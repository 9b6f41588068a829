"""Reference entities of several subjects: themes, programmes, workspaces, Teams names.

In: what documents load, and names that people type. Out: `theme.Theme`, `programme.Programme`,
`workspace.Workspace` (a team with channels), and the rules for names that Teams accepts:
`teams_names` validates a name, suggests one, and knows which ones Teams still reserves.
"""
