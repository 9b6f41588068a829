# De groepen van het nationale platform, en wie eraan meedoen.

groups-list-command = Bekijk de groepen van PLeK.
groups-show-command = Bekijk wie er in een groep zit: typ de naam erachter.

groups-title = De groepen van PLeK
groups-intro = In deze groepen werken mensen, organisaties en netwerken samen.
groups-none = Er zijn nog geen groepen.
groups-all = Alle groepen
groups-open-name = Bekijk de groep { $name }
groups-which-title = Welke groep bedoel je?
groups-unknown-title = Deze groep ken ik niet
groups-fallback = { $name }: wie eraan meedoen

groups-place = Plek in Teams
groups-open-teams = Open in Teams
groups-in = Je zit in deze groep.
groups-in-pending = Je zit in deze groep. Je wordt nog toegevoegd aan het team; daarna staat hier een knop.
groups-in-made = Je zit in deze groep. Je vindt haar bij je teams.
groups-way-member = Iedereen die zich aanmeldt bij PLeK komt hierin.
groups-way-lead = Ben je aanjager van een kennis- of leernetwerk? Meld je netwerk aan, dan hoor je hierbij.
groups-way-hubteam = Deze groep is voor de teams van de kennishubs.
groups-way-ask = Wil je erbij? Vraag het met de knop hieronder.
groups-way-appointed = Om deze groep kun je niet vragen: wie erin zit, wordt aangewezen. Vragen hierover kun je stellen in de Helpdesk.
groups-organisations = Organisaties ({ $count })
groups-networks = Programma’s en netwerken ({ $count })
groups-around = Ook betrokken ({ $count })
groups-no-parties = Van deze groep is niet bekend welke organisaties of netwerken meedoen.
groups-people = Mensen ({ $count })
groups-people-aside = Wie er als persoon in zit, laat ik alleen zien aan de groep zelf en het kernteam. Vraag het me in onze eigen chat.
groups-nobody = Er zit nog niemand in.
groups-unnamed = { $count ->
    [one] En één persoon die zich nog niet heeft voorgesteld.
   *[other] En { $count } mensen die zich nog niet hebben voorgesteld.
}
groups-more = { $count ->
    [one] En nog één.
   *[other] En nog { $count }.
}
groups-source = Waar dit staat

groups-edit-command = Werk bij waar een groep voor is. Typ de naam erachter.
groups-edit-title = Groep { $name } wijzigen
groups-edit-purpose = Waar is de groep voor?
groups-edit-purpose-hint = In een paar zinnen: wat doen mensen hier, en waar gaan ze over?
groups-edit-keywords = Ook te vinden onder
groups-edit-keywords-hint = Andere namen, met komma’s ertussen
groups-edit-done = Opgeslagen bij { $name }.
groups-edit-was = Dit stond er
groups-edit-since = Iemand wijzigde deze groep net ook. Hieronder staat wat er nu is, en in het formulier wat jij invulde. Kijk wat het moet worden en sla opnieuw op.
groups-edit-show = Bekijk de groep
groups-edit-kernteam-only = Dit kan alleen het kernteam van PLeK wijzigen. Klopt er iets niet? Vertel het de Helpdesk.

groups-owners = Gaat over deze groep
groups-owners-were = Ging erover
groups-owners-none = Niemand in het bijzonder: het kernteam van PLeK beslist wie erbij komt.
groups-edit-owners = Wie gaat over deze groep?
groups-edit-owners-hint = Zij beslissen wie erbij komt. Leeg: het kernteam van PLeK
fault-owners-kernteam = Wie in deze groep zit, bepaalt alleen het kernteam van PLeK. Laat dit leeg.
