# People find each other: who wants to be found, and on which themes.
directory-command = Find people who know about something: “who knows about nitrogen”.
directory-mine-command = See on which themes others can find you.
directory-on-command = Let others find you on a theme that you choose.
directory-off-command = Stop others from finding you. That works at once.
directory-aside = People on PLeK
directory-which = What are you looking for somebody for?
directory-which-hint = Type it behind, for example: who knows about nitrogen. Or choose a theme.
directory-title = Who knows about { $themes }?
directory-count = { $count ->
    [one] 1 person wants to be found on this.
   *[other] { $count } people want to be found on this.
}
directory-belongs = “{ $words }” belongs to { $themes }.
directory-nobody = Nobody has said yet that they want to be found on { $themes }. Put your question on PLeK, or ask the Helpdesk.
directory-and-you = Do you know about it? Let others find you: you decide on which themes.
directory-found-already = You can be found on this. Put your question on PLeK, so that somebody else can help you.
directory-networks = Networks about this
directory-networks-of = Networks
directory-themes = Can be found on
directory-of = People of { $name }
directory-of-count = { $count ->
    [one] 1 person wants to be found.
   *[other] { $count } people want to be found.
}
directory-of-title = People you can find
directory-of-open = Whom can I find here?
directory-of-all = All people you can find
directory-of-nobody = Nobody of { $name } has said yet that they want to be found.
directory-organisation = Show the organisation
directory-person = { $name }
directory-others = Others: { $theme }
directory-you = you
directory-write = Send message
directory-write-name = Send a message to { $name }
directory-find-me = Let others find me
directory-mine = Who can find me?
directory-gone-title = This person can’t be found
directory-gone = Perhaps this person no longer wants to be found. Look for somebody else, or see the networks.
directory-members-only-title = Introduce yourself first
directory-members-only = I show people only to who takes part in PLeK. Introduce yourself, and you can find others too.

# What somebody said themselves.
directory-mine-title = Who can find me?
directory-mine-nobody = Nobody. As long as you choose nothing, nobody finds you on PLeK.
directory-mine-introduce = Nobody. Introduce yourself first: then you can choose on which themes others find you.
directory-mine-members = Others who take part in PLeK can find you on these themes:
directory-nobody-me = no theme: nobody finds you
directory-since = since { $day }
directory-theme-since = { $theme } (since { $day })
directory-agreed = You said yes to this text
directory-change = Choose themes
directory-person-mine = How others see me
directory-stop = Don’t find me any more
directory-stop-one = Take away
directory-stop-name = No longer be found on { $theme }
directory-ask-title = Let others find you
directory-ask = On which themes may others find you?
directory-save = Save
directory-done-on = Others can find you now on { $themes }. Not any more? Choose Don’t find me any more, and it is off at once.
directory-done-left = That is off. You can still be found on { $themes }.
directory-done-off = That is off. Nobody finds you on PLeK any more.

# The question itself. When the text comes to say something else, give it a new number and leave the old one.
finding-wording-1 = Who takes part in PLeK and asks about such a theme then sees your name, your organisation, the themes that you choose here and the networks that you drive or take part in, and can send you a message in Teams. PLeK does not show your e-mail address. If you choose nothing, nobody finds you. You switch it off whenever you like; that works at once.
fault-found-introduce = Introduce yourself first: type “introduce”.
fault-found-theme = I know no theme for “{ $value }”. Choose the themes below.
directory-hidden-title = Others can no longer find you
directory-hidden = The core team has switched off that others can find you on PLeK. If PLeK Café had an introduction of you, I take it away. Only you can switch it on again. Don’t know why? Ask the Helpdesk.
