"""Papers that are taken out of plek: the Stuurgroep's agenda, and lists of signals."""
