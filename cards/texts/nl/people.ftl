# Mensen: wie doet er mee, en wie zit waarin. Het kernteam houdt dat bij.
people-kernteam-emptied = Er zit niemand meer in het kernteam van PLeK. Niemand kan nu nog iets goedkeuren of mensen toevoegen. Jij bent beheerder: zet iemand in het kernteam met “voeg NAAM toe aan het kernteam”, of met plek registry appoint.
