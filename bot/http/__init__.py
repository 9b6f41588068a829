"""HTTP door: what every server of plek holds to, whatever it serves.

In: an application's routes and a port. Out: a server that unpacks nothing, waits for nobody, takes
so many connections and no more, tells the log nothing that a sender wrote, and puts the headers on
its answers that a browser keeps people safe by. `application` makes the application, `serve` opens
the port, `connections` bounds what a sender may hold, `peers` says who the sender is.
"""
