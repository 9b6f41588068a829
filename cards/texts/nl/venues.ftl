venues-about = zegt waar dit kanaal voor is (voor het kernteam)
venues-kernteam = Goed, dit kanaal is nu voor het kernteam. Aanmeldingen en vragen komen hier binnen.
venues-helpdesk = Goed, dit kanaal is nu de Helpdesk. Vragen om hulp komen hier binnen.
venues-cafe = Goed, dit kanaal is nu PLeK Café. Hier verwelkom ik nieuwe deelnemers.
venues-none = Goed, dit kanaal heeft nu geen bijzonder doel meer.
venues-usage = Typ bijvoorbeeld: dit kanaal is voor kernteam. Je kunt kiezen uit kernteam, helpdesk, café en niets.
venues-not-here = Dit kan alleen in een kanaal van een team.
