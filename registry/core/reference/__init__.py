"""What is given and not made here: themes, programmes, workspaces, and the names Teams takes.

Lists of the plan and rules of Teams, to which hubs, networks and signals refer.
"""
