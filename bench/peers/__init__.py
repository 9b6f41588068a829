"""What plek is measured beside, and what measures it: bare peers, loads, and their wiring."""
