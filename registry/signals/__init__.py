"""Signals: what goes well or wrong in the knowledge infrastructure (plan, chapter 4).

In: what people raise, filters and search words, the harvest of a meeting. Out: `signal.Signal`
entities and `SignalStepped` events, and views limited to what a reader may see (`visibility`).
`transitions` is the table of steps, `workflow` takes them, `proposals` are the entities that
signals lead to, `similarity` finds what is like a signal. For the kernteam: `lists`, `triage`,
`statistics`, `lead_times`, `harvest`, `download`; for everybody: `details`, `names`, `news_view`,
`proposal_views`.
"""
