"""Being let into a hub, group or private channel: asking, deciding, and when it ends.

In: what a member asks, and what who answers for the place makes of it. Out: `AdmissionRequest`s,
memberships with or without an end, and events for who is to hear. `asking` takes a request in,
`deciding` lets in or not, `channels` keeps who is in a private channel of a hub by name, `ending`
takes people out on the day that was agreed and has them told beforehand. Who may be asked is data
in `registry.hubs.ways_in`.
"""
