"""What the bot remembers of people and places, and what a place is for.

In: who and where of each turn, rosters, appointments. Out: how to reach somebody (`contact`,
`ways`), which channel serves a purpose and on whose word (`purposes`), who is in a team
(`rosters`), whether the bot is in a private channel (`presence`), the link that adds its app
(`app_link`), and by what key each is stored (`keys`).
"""
