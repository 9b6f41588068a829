# People: who takes part, and who is in what. The core team keeps it.
people-kernteam-emptied = Nobody is in PLeK’s core team any more. Nobody can approve anything or add people now. You are an administrator: put somebody in the core team with “add NAME to the core team”, or with plek registry appoint.
