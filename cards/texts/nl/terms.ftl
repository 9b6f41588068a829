# Wat de woorden van PLeK betekenen.

terms-command = Vraag wat een woord van PLeK betekent: typ het woord erachter.
terms-list-command = Bekijk welke woorden ik kan uitleggen.
terms-title = Woorden van PLeK
terms-intro = Deze woorden kan ik uitleggen. Typ bijvoorbeeld: wat is een aanjager
terms-none = Er zijn nog geen woorden om uit te leggen.
terms-all = Alle woorden
terms-source = Waar dit staat
terms-derived = Het plan gebruikt dit woord zonder het uit te leggen. Deze uitleg is afgeleid.
