# Mijn gegevens.
privacy-command = bekijk, exporteer of verwijder wat ik over je bewaar
privacy-title = Mijn gegevens
privacy-intro = Dit bewaart PLeK over jou. Alleen jij ziet dit bericht.
privacy-not-introduced = Je hebt je nog niet voorgesteld.
privacy-opted-out = Je hebt gevraagd om je niet meer te vragen of je je wilt voorstellen.
privacy-next = Klopt er iets niet? Kies Wijzigen. Met Exporteren krijg je alles, ook hoe ik je bereik.
privacy-change = Wijzigen
privacy-introduce = Stel je voor
privacy-export = Exporteren
privacy-erase = Verwijderen
privacy-more = En nog { $count }: kies Exporteren om alles te zien.
privacy-fallback = Mijn gegevens: typ mijn gegevens om te zien wat PLeK over je bewaart.
privacy-section-contacts = Hoe ik je bereik
privacy-section-hubs = Kennishubs
privacy-section-memberships = Groepen waar je in zit
privacy-section-networks = Netwerken
privacy-section-postings = Berichten die ik je stuurde
privacy-section-questions = Vragen
privacy-section-help_requests = Vragen aan de Helpdesk
privacy-contact = { $alone ->
    [yes] In ons gesprek met z’n tweeën
   *[no] In het kanaal waar ik je ontmoette
}
privacy-as = { $title } ({ $roles })
privacy-role-leads = aanjager
privacy-role-claims = aangemeld als aanjager
privacy-role-asker = jij stelde deze vraag
privacy-role-followers = je volgt deze vraag
privacy-role-helpers = je biedt hulp aan
privacy-export-title = Al je gegevens
privacy-export-intro = Dit is alles, in een vorm die een ander programma kan lezen (JSON). Deel { $page } van { $pages }.
privacy-download = Download als bestand
privacy-previous = Vorige
privacy-following = Volgende
privacy-back = Terug naar mijn gegevens
privacy-confirm-title = Wil je alles verwijderen?
privacy-confirm = Dit kun je niet terugdraaien. Ik verwijder wat je over jezelf vertelde, je plaats in groepen, wat je volgt en hoe ik je bereik. Je vragen en netwerken blijven bestaan, zonder jou.
privacy-confirm-networks = Van deze netwerken ben je de enige aanjager. Het kernteam hoort dat er een nieuwe nodig is.
privacy-confirm-yes = Ja, verwijder alles
privacy-confirm-no = Nee, bewaar alles
privacy-erased-title = Je gegevens zijn verwijderd
privacy-erased = Ik bewaar niets meer over je. Schrijf je me weer, dan onthoud ik opnieuw hoe ik je bereik.
privacy-erased-teams = Berichten die al in Teams staan, kan ik niet voor je verwijderen. Wil je ook uit het team? Vraag het in het kanaal Helpdesk.
privacy-leadless-title = Een netwerk heeft geen aanjager meer
privacy-leadless = De enige aanjager doet niet meer mee aan PLeK. Zoek een nieuwe aanjager, of archiveer het netwerk.
privacy-leadless-show = Bekijk het netwerk
