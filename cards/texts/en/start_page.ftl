# The start page of who runs PLeK, and the guide that can be read there.
start-title = Running PLeK
start-intro = This page is for who runs PLeK. It says nothing about people.
start-intro-local = This PLeK runs to be tried out, on this computer only. The names of people are made up.
start-works = PLeK works
start-broken = PLeK does not work now
start-trouble = What PLeK knows can't be read now: the database does not answer ({ $error }).
start-trouble-how = See whether the database runs, and what the server's log says. This says what is wrong:
start-version = Version { $version }
start-skip = To the content
start-steps = What you can do now
start-steps-none = All is done and nothing waits. Look here again when something changes.
start-state-good = fine
start-state-todo = to do
start-state-wrong = look at this
start-state-off = not yet
start-kernteam = Put somebody in the core team
start-kernteam-how = Nobody can review anything yet. Put the first one in on the server, with the object id from Entra:
start-app = Put PLeK in Teams
start-app-how = Download the package, allow it in the Teams admin center and add PLeK to a team. Then PLeK knows where it can reach people.
start-app-download = Download the package
start-decide = Something waits for the core team
start-decide-how = What waits is below. The core team finds it in Teams. Whoever is in the core team types to PLeK:
start-decide-say = to do
start-channels = Channels
start-channels-about = Where PLeK posts messages.
start-channel-cafe = PLeK Café: welcoming new members
start-channel-kernteam = Core team: what is to be reviewed
start-channel-helpdesk = Helpdesk: calls for help
start-channel-known = known
start-channel-none = Nobody said yet which channel this is.
start-channel-how = Somebody of the core team types in that channel:
start-channel-say = @PLeK this channel is for { $purpose ->
    [kernteam] core team
   *[other] { $purpose }
}
start-channel-maybe = By its name it may be: { $names }.
start-channel-unmet = It is known which channel it is, but PLeK can't reach it yet.
start-channel-unmet-how = Add PLeK to that team, or mention @PLeK in the channel.
start-sync = Keeping Teams up
start-sync-about = PLeK makes teams and channels and keeps up who is in them.
start-sync-look = Last look at everything
start-sync-look-none = Not yet. That happens by itself.
start-sync-off = PLeK does not keep Teams up by itself. With PLEK_SYNC=true it does.
start-sync-late-how = That is more than a day ago. The server's log says why. Look for:
start-sync-last = Last change in Teams
start-sync-last-none = Never yet.
start-sync-nothing = there was nothing to do
start-sync-last-how = More about this is said, on the server, by:
start-sync-places = In Teams
start-sync-places-none = no teams yet
start-sync-aside = Teams set aside
start-sync-aside-count = { $count ->
    [one] 1 team does not work now
   *[other] { $count } teams do not work now
}
start-sync-unsure = Not sure yet
start-sync-unsure-count = { $count ->
    [one] 1 thing was not shown, PLeK looks at it again
   *[other] { $count } things were not shown, PLeK looks at them again
}
start-waiting = Waits for the core team
start-waiting-none = Nothing waits now.
start-messages = Messages
start-messages-waiting = { $count ->
    [0] all is sent
    [one] 1 message is on its way
   *[other] { $count } messages are on their way
}
start-messages-stuck = { $count ->
    [one] 1 message did not arrive
   *[other] { $count } messages did not arrive
}
start-messages-how = Whoever is in the core team sees why and tries again. Type to PLeK:
start-messages-say = not delivered
start-settings = Not set
start-settings-about = Settings that are empty, and what each gives. Their names are here, never their values.
start-settings-none = All that adds something is set.
start-setting-administrators = who may always do everything, also while there is no core team
start-setting-channels = which channel is for what, without anybody having to say so in Teams
start-setting-public-url = downloading files, and knowing at once what changes in Teams
start-setting-sync = PLeK keeps Teams up by itself
start-setting-database-url = a database of your own: needed for more than one PLeK at a time
start-setting-team-owners = who owns new teams; now the people of the core team who are no guests
start-setting-trusted-proxies = the real address of who sends something, where a server stands in front of PLeK
start-setting-privacy-url = the privacy statement that Teams shows with the app
start-setting-terms-url = the terms of use that Teams shows with the app
start-more = More
start-guide = Guide
start-guide-about = How to use and run PLeK.
start-package = Package for Teams
start-package-about = The app to allow in Teams.
start-health = Health
start-health-about = For what watches whether PLeK works.
start-metrics = Figures
start-metrics-about = For Prometheus.
start-website = Website
start-website-about = About the platform.
start-playground = Talk with PLeK
start-playground-about = Microsoft's Playground, with you as one of the made-up people.
start-teams = Teams, imitated
start-teams-about = The teams as PLeK makes them, in Dutch. Change something and see what PLeK does.
start-package-wrong = The package can't be made yet
start-back = Back to the start
guide-title = Guide
guide-missing = This page is not there
guide-missing-how = Choose one from the list.
guide-pages = Pages
