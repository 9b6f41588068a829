"""Who takes part in a group or hub, kept in chat by the kernteam and the team of a hub.

`placing` has the lists and forms behind the buttons, `history` what changed and its way back,
`words` what is typed: `gemeente Rotterdam doet mee in de initiatiefgroep`.
"""
