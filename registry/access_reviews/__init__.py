"""Who is still with a hub or group: asked twice a year, decided per person or all at once.

In: the people of each hub and group, what is known of when they were last seen, and what who
answers for the place says. Out: `AccessReview`s, memberships that end, and a report. `rounds` asks,
reminds and reports; `people` is what the reviewer reads; `deciding` keeps or takes out. No answer
never removes anybody.
"""
