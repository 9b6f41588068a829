"""People find each other: who may be found on a topic, and the switch that says so.

In: `wie weet iets van stikstof`, `ik wil gevonden worden op water`, `vind mij niet meer`, and the
buttons of their cards. Out: private answers to who asks, whatever the place: nobody reads along.
"""
