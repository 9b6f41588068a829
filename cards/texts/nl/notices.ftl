# Wat de adapter zelf zegt als een beurt mislukt of lang duurt.
notice-failed = Dit is niet gelukt, en dat ligt aan PLeK, niet aan jou. Wat je net invulde, is misschien niet bewaard. Probeer het over een paar minuten nog eens. Lukt het dan ook niet? Geef nummer { $reference } door in het kanaal Helpdesk, dan zoeken we het uit.
notice-late = Dit duurt langer dan anders. Je hoeft niets te doen: het antwoord komt in dit gesprek. Is het er na vijf minuten nog niet? Geef nummer { $reference } door in het kanaal Helpdesk.
notice-away = PLeK kan nu even niets bewaren, en dat ligt niet aan jou. Wat je net vroeg of invulde, is niet bewaard. Probeer het over een paar minuten opnieuw. Lukt het dan weer niet? Zet dan nummer { $reference } in het kanaal Helpdesk.
notice-received = Ontvangen.
notice-below = Het antwoord staat in een nieuw bericht.
