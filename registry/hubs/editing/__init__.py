"""What is said of a hub or group, kept by the people who own it.

In: the form of a part, as it came back. Out: the hub with what was changed in it, and an entry in
its history. `fields` has a line for each field of a hub, `parts` the forms, `edit` who may and what
happens when two edit at once, `history` what changed and by whom (`put_hub`, by which every rule
replaces a hub), `group` the same for a subgroup. The team of a hub is in
`registry.onboarding.hub_team`.
"""
