"""Arrival of people: welcomes in PLeK Café, and appointments to groups.

In: who joined or left a team, and whom an administrator appoints. Out: members with their arrival
noted, memberships, and `WelcomeDue` events that offer the introduction again later. `welcome`
handles arrivals, repeated offers and opting out; `appointments` puts people in groups and takes
them out.
"""
