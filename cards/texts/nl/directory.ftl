# Mensen vinden elkaar: wie gevonden wil worden, en op welke thema’s.
directory-command = Zoek mensen die iets weten van een onderwerp: “wie weet iets van stikstof”.
directory-mine-command = Zie op welke thema’s anderen jou kunnen vinden.
directory-on-command = Laat anderen je vinden op een thema dat je kiest.
directory-off-command = Zet uit dat anderen je kunnen vinden. Dat werkt meteen.
directory-aside = Mensen op PLeK
directory-which = Waar zoek je iemand voor?
directory-which-hint = Typ het erachter, bijvoorbeeld: wie weet iets van stikstof. Of kies een thema.
directory-title = Wie weet iets van { $themes }?
directory-count = { $count ->
    [one] 1 persoon wil hierover gevonden worden.
   *[other] { $count } mensen willen hierover gevonden worden.
}
directory-belongs = “{ $words }” hoort bij { $themes }.
directory-nobody = Nog niemand heeft gezegd gevonden te willen worden op { $themes }. Stel je vraag op PLeK, of vraag het de Helpdesk.
directory-and-you = Weet jij er iets van? Laat je vinden: jij bepaalt op welke thema’s.
directory-found-already = Jij bent hierop te vinden. Stel je vraag op PLeK, dan kan een ander je helpen.
directory-networks = Netwerken hierover
directory-networks-of = Netwerken
directory-themes = Te vinden op
directory-of = Mensen van { $name }
directory-of-count = { $count ->
    [one] 1 persoon wil gevonden worden.
   *[other] { $count } mensen willen gevonden worden.
}
directory-of-title = Mensen die je kunt vinden
directory-of-open = Wie kan ik hier vinden?
directory-of-all = Alle mensen die je kunt vinden
directory-of-nobody = Van { $name } heeft nog niemand gezegd gevonden te willen worden.
directory-organisation = Bekijk de organisatie
directory-person = { $name }
directory-others = Anderen: { $theme }
directory-you = jij
directory-write = Stuur bericht
directory-write-name = Stuur een bericht aan { $name }
directory-find-me = Laat mij vinden
directory-mine = Wie kan mij vinden?
directory-gone-title = Deze persoon is niet te vinden
directory-gone = Misschien wil deze persoon niet meer gevonden worden. Zoek gerust een ander, of kijk bij de netwerken.
directory-members-only-title = Stel je eerst voor
directory-members-only = Mensen laat ik alleen zien aan wie meedoet aan PLeK. Stel je voor, dan kun je ook anderen vinden.

# Wat iemand zelf zei.
directory-mine-title = Wie kan mij vinden?
directory-mine-nobody = Niemand. Zolang je niets kiest, vindt niemand je op PLeK.
directory-mine-introduce = Niemand. Stel je eerst voor: dan kun je kiezen op welke thema’s anderen je vinden.
directory-mine-members = Andere deelnemers van PLeK kunnen je vinden op deze thema’s:
directory-nobody-me = geen thema: niemand vindt je
directory-since = sinds { $day }
directory-theme-since = { $theme } (sinds { $day })
directory-agreed = Je zei ja op deze tekst
directory-change = Thema’s kiezen
directory-person-mine = Zo zien anderen mij
directory-stop = Vind mij niet meer
directory-stop-one = Haal weg
directory-stop-name = Niet meer te vinden op { $theme }
directory-ask-title = Laat anderen je vinden
directory-ask = Op welke thema’s mogen anderen jou vinden?
directory-save = Opslaan
directory-done-on = Anderen kunnen je nu vinden op { $themes }. Wil je dat niet meer? Kies Vind mij niet meer, dan is het meteen uit.
directory-done-left = Dat is uit. Je bent nog wel te vinden op { $themes }.
directory-done-off = Dat is uit. Niemand vindt je meer op PLeK.

# De vraag zelf. Wordt de tekst anders van inhoud, geef hem dan een nieuw nummer en laat de oude staan.
finding-wording-1 = Wie meedoet aan PLeK en naar zo’n thema vraagt, ziet dan je naam, je organisatie, de thema’s die je hier kiest en de netwerken die je aanjaagt of waar je aan meedoet, en kan je een bericht sturen in Teams. Je e-mailadres laat PLeK niet zien. Kies je niets, dan vindt niemand je. Je zet het uit wanneer je wilt; dat werkt meteen.
fault-found-introduce = Stel je eerst voor: typ “voorstellen”.
fault-found-theme = Bij “{ $value }” ken ik geen thema. Kies de thema’s hieronder.
directory-hidden-title = Anderen kunnen je niet meer vinden
directory-hidden = Het kernteam heeft uitgezet dat anderen je op PLeK kunnen vinden. Stond er een voorstelling van je in PLeK Café, dan haal ik die weg. Alleen jij kunt het weer aanzetten. Weet je niet waarom? Vraag het de Helpdesk.
