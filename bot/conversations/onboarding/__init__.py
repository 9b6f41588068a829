"""First contact with people, teams and channels.

In: activities about installs, arrivals and departures, and events of welcomes that are due. Out:
the greeting and the welcome of people (`welcome`), also of who is told by an address alone
(`arrivals`), the first message in a newly provisioned team
(`team_welcome`), what channels serve which purpose (`channels`), and the kernteam's keeping of
people: `people`, by words `people_words`, and what both read, `people_views`.
"""
