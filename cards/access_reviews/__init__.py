"""Cards of who is still with a hub or group: a review by pages of people, and a round's report.

In: a `ReviewView` or `ReportRow`s. Out: cards for who answers for a place, and for the kernteam.
"""
