# Networks: list, card, registration, review, leads.

networks-submit-command = Register your knowledge or learning network.
networks-list-command = Search the networks by word, theme or region.
networks-show-command = See one network: type its name after it.
networks-mine-command = See and change your own networks, and see what you follow and take part in.
networks-waiting-command = See what waits for review.

networks-show = View
networks-show-name = View { $name }
networks-all = All networks
networks-back = Back to the list
networks-register = Register a network
networks-mine = My networks
networks-edit = Edit
networks-member-unknown = somebody without a name

# List
networks-title = Networks
networks-count = { $count ->
    [one] One network found.
   *[other] { $count } networks found.
}
networks-page = Page { $page } of { $pages }.
networks-searched = Searched for
networks-loosened = I found nothing that fits exactly. These networks come closest.
networks-none = I found no network that fits.
networks-none-next = Try another word, see all networks, or register a network yourself.
networks-previous = Previous
networks-next = Next
networks-filter = Filter
networks-list-fallback = Networks on PLeK. Type networks to see them.
networks-filter-title = Search the networks
networks-filter-intro = Fill in what you look for. What you leave empty does not count.
networks-filter-words = Words
networks-filter-send = Search

# By name
networks-name-unknown = I know no network of this name.
networks-name-near = Did you mean …?
networks-name-many = Several networks are called this. Which one do you mean?
networks-name-said = You typed
networks-name-next = Not right? See all networks or register this one.

# Card of one network
networks-card-fallback = The network { $name }.
networks-field-kind = Kind
networks-field-name = Name
networks-field-purpose = Purpose
networks-field-scale = Scale
networks-field-regions = Regions
networks-field-themes = Themes
networks-field-knowledge = Types of knowledge
networks-field-organisations = Organisations
networks-field-others = Other organisations
networks-field-programme = Programme
networks-field-website = Website
networks-field-contact = Contact
networks-field-publish = On the website
networks-field-leads = Leads
networks-yes = yes
networks-no = no
networks-empty = (empty)
networks-more = and { $count } more
networks-open-website = Website
networks-open-chat = Chat with the contact
networks-theme = More on { $name }
networks-lead = I am a lead of this network
networks-lead-none = This network has no lead on PLeK yet. Is that you?
networks-lead-here = In this conversation you can turn to { $names }.
networks-lead-claimed = You said that you are a lead of this network. That still has to be confirmed.
networks-lead-more = Would you like a colleague to be a lead too? Ask them to press “{ networks-lead }” on this network. You then confirm it.
networks-status-submitted = waits for the core team
networks-status-questioned = the core team has a question
networks-status-published = is on PLeK
networks-status-rejected = not accepted
networks-status-archived = in the archive
networks-status-pending = is on PLeK, a change waits for the core team
networks-status-claimed = your request to become a lead is waiting
networks-notice-submitted = This network waits for the core team. You will hear as soon as there is a decision.
networks-notice-questioned = The core team has a question about this network. Answer it, and the core team looks again.
networks-notice-rejected = The core team has not accepted this network. You can change it and send it again.
networks-notice-archived = This network is in the archive. Others do not see it any more.
networks-notice-pending = Your change waits for the core team. Until then others see what is above.
networks-question = Question
networks-answer = Answer
networks-reason = Reason
networks-answer-button = Answer
networks-again-button = Edit and send again
networks-archive = Archive
networks-archive-title = Archive { $name }?
networks-archive-sure = Others will not see this network on PLeK any more. Nothing is lost: the core team can bring it back.
networks-archive-yes = Yes, archive it
networks-archived = { $name } is in the archive now.
networks-restore = Bring back
networks-restored = { $name } is on PLeK again.
networks-review = Review

# My networks
networks-mine-title = My networks
networks-mine-none = You are not a lead of any network yet. Are you after all? Then register your knowledge or learning network.
networks-mine-more = You are a lead of { $count } more. Type network with the name after it to see one.
networks-mine-fallback = Your own networks.

# Registration
networks-form-title = Register a network
networks-form-intro = Make your knowledge or learning network known. The core team has a look, then it is on PLeK.
networks-form-name = Name of the network
networks-form-kind = Kind of network
networks-form-purpose = Purpose
networks-form-purpose-hint = What is the network for, and for whom? A few sentences.
networks-form-scale = Scale
networks-form-regions = Regions
networks-form-themes = Themes
networks-form-knowledge = Types of knowledge
networks-form-organisations = Organisations that take part
networks-form-organisations-hint = Type a few letters to search
networks-form-others = Organisations that are not in the list
networks-form-others-hint = Put a comma between the names
networks-form-programme = Belongs to programme
networks-form-website = Website
networks-form-website-hint = www.example.org
networks-form-contact = Contact
networks-form-contact-hint = A name or an e-mail address. Everybody on PLeK can see this.
networks-form-publish = PLeK’s website
networks-form-publish-yes = This network may be shown on PLeK’s website
networks-form-more = Themes, organisations and a contact make it easier to find. Choose Fill in more. There you also say whether the network may be on the website.
networks-form-send = Register network
networks-edit-title = Change { $name }
networks-edit-intro = If you change the { $fields }, the core team looks at it first. The rest changes at once.
networks-reviewed = { $first } or { $last }
networks-reviewed-name = name
networks-reviewed-kind = kind
networks-reviewed-purpose = purpose
networks-reviewed-website = website
networks-edit-intro-again = Change what is needed and send it. The core team then looks at it again.
networks-edit-intro-team = You are in the core team: what you change, changes at once.
networks-edit-answer = Your answer to the core team
networks-edit-send = Save
networks-alike = Did you mean one of these networks? They are known already.
networks-alike-waiting = This network was registered already and waits for the core team.
networks-alike-join = This is it: I am a lead too
networks-alike-send = No, this is another network
networks-submitted = Thank you! { $name } is registered.
networks-submitted-next = The core team will have a look. You will hear from me here.
networks-saved = { $name } is saved.
networks-saved-unchanged = Nothing has changed in { $name }.
networks-saved-pending = Part of your change waits for the core team. Until then others see what was there.
networks-saved-again = The core team looks at it again. You will hear from me here.

# Review
networks-review-new = New network: { $name }
networks-review-change = Change of network: { $name }
networks-review-by = Registered by
networks-review-old = { $field } now
networks-review-new-value = { $field } becomes
networks-review-asked = Asked before
networks-review-alike = This looks like a network that is known already: { $names }. Check whether it is the same.
networks-review-note = Your question or reason
networks-review-note-hint = Needed for “{ networks-review-ask }” and “{ networks-review-reject }”. The lead reads this.
networks-review-approve = Approve
networks-review-ask = Ask a question
networks-review-reject = Reject
networks-review-waits = { $by } asked a question. There is no answer yet.
networks-review-published = { $by } approved this.
networks-review-rejected = { $by } rejected this.
networks-review-archived = { $by } archived this network.
networks-review-settled = There is nothing to review here any more.
networks-review-first = Somebody was ahead of you.
networks-review-changed = The lead changed it while you were looking. Please look again.
networks-review-fallback = Network { $name } waits for the core team.
networks-waiting-title = To review
networks-waiting-none = Nothing waits for review now.
networks-waiting-count = { $count ->
    [one] One network waits for the core team.
   *[other] { $count } networks wait for the core team.
}
networks-waiting-all = Everything that waits

# What the lead hears
networks-told-published = Your network { $name } is on PLeK now. Good to have you with us!
networks-told-change = Your change of { $name } was approved. Everybody can see it now.
networks-told-questioned = The core team has a question about { $name }.
networks-told-rejected = The core team has not accepted { $name }.
networks-told-rejected-change = The core team has not taken over your change of { $name }. What was there, stays.

# Leads
networks-joined = Your request for { $name } was sent. A lead or the core team confirms it. You will hear from me here.
networks-joined-now = You are a lead of { $name } now.
networks-joined-already = You are a lead of { $name } already.
networks-joined-form = Back to my form
networks-claim-title = Lead of { $name }?
networks-claim = { $member } says to be a lead of this network. Is that right?
networks-claim-yes = Yes, that is right
networks-claim-no = No
networks-claim-accepted = { $member } is a lead of { $name } now.
networks-claim-declined = { $member } is not a lead of { $name }.
networks-claim-gone = { $who ->
    [self] You decided this already yourself: { $name }.
    [other] { $by } was before you: this has been decided already ({ $name }).
   *[nobody] This has been decided already: { $name }.
}
networks-told-lead = You are a lead of { $name } now. You can change the network.
networks-told-no-lead = Your request to become a lead of { $name } was not confirmed. Is that not right? Ask in the Helpdesk channel.
networks-not-yours = Only the leads of this network and the core team can do this. Are you a lead too? Open the network and press “{ networks-lead }”.
networks-kernteam-only = Only the core team decides on this. Thank you for thinking along!
networks-claim-by = Decided by { $by }.
networks-answer-send = Send answer
