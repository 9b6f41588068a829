"""Signals: what goes well or wrong in the knowledge infrastructure (plan, chapter 4).

In: what people raise, filters and search words, the harvest of a meeting. Out: `signal.Signal`
entities and `SignalStepped` events, and views limited to what a reader may see (`visibility`).
`workflow` takes the steps of the learning cycle, `proposals` are the entities that signals lead
to. For the kernteam: `lists`, `triage`, `similar`, `patterns`, `statistics`, `harvest`,
`download`; for everybody: `details`, `prefill`, `names`, `news_view`, `proposal_views`.
"""
