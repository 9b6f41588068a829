# Organisations that members typed themselves.
organisations-title = New organisation
organisations-intro = A member typed this organisation. Is the name right, or do we know it already by another name?
organisations-kind = Kind
organisations-into = Which organisation is it?
organisations-merge = Merge
organisations-confirm = Yes, this is a new one
organisations-known = { $name } is in the list now.
organisations-merged = { $name } has been merged with { $into }.
organisations-next = There is nothing left to do.
organisations-late = This was decided already. Nothing changed.

# One organisation, and where it takes part.
organisations-show-command = See where an organisation takes part: type its name after it.
organisations-also = Also called
organisations-yes = { $name } takes part: { $where }.
organisations-partner = { $name } is in no group or hub. It is in touch with PLeK.
organisations-no = { $name } does not take part in a group, hub or network of PLeK yet.
organisations-hub = knowledge hub { $name }
organisations-in-subgroups = Groups
organisations-in-hubs = Knowledge hubs
organisations-in-networks = Networks
organisations-in-plek = With PLeK as a whole
organisations-standing-member = takes part
organisations-standing-ready = would like to take part
organisations-standing-wanted = still to be asked
organisations-standing-partner = works together
organisations-which = Which organisation do you mean?
organisations-which-hint = Type its name after it, for instance: organisation RIVM
organisations-unknown = I don’t know this organisation
organisations-unknown-hint = Nobody of this organisation takes part, as far as I know. Check the name, or look at the groups and hubs.

# What is known of an organisation.
organisations-place = Is in
organisations-parent = Part of
organisations-parts = Parts
organisations-parts-count = { $count ->
    [one] 1 organisation
   *[other] { $count } organisations
}
organisations-people = People
organisations-people-count = { $count ->
    [0] Nobody yet
    [one] 1 person
   *[other] { $count } people
}
organisations-people-some = at least { $count } people take part
organisations-people-of = People of { $name }
organisations-departments = Parts that take part
organisations-since = Takes part since
organisations-domains = E-mail addresses end in
organisations-website = Website
organisations-others = Show all
organisations-all-of = Show all organisations: { $what }
organisations-back = Back to the organisation

# The list, and what is in it.
organisations-edit-command = Change what an organisation is called. Type its name behind it. Or type: merge RIVM with …, domain rivm.nl belongs to RIVM.
organisations-list-command = See the organisations: all of them, or for instance those of a kind, a province or a hub.
organisations-list = Organisations
organisations-all = All organisations
organisations-count = { $count ->
    [0] No organisations found.
    [one] 1 organisation
   *[other] { $count } organisations
}
organisations-filtered = Only: { $what }
organisations-none = Choose something else at Filter, or see all organisations.
organisations-more = More
organisations-less = Previous
organisations-filter = Filter
organisations-filter-title = Which organisations would you like to see?
organisations-filter-send = Show the list
organisations-words = Name, or how it begins
organisations-in-group = Takes part in
organisations-state = What is to be done
organisations-state-nieuw = New, to be reviewed
organisations-state-zonder-domein = Without a domain
organisations-said-nieuw = new, to review, to be reviewed
organisations-said-zonder-domein = without domain, without a domain, without domains
organisations-said-rijk = national government, ministry, ministries
organisations-said-provincie = provinces
organisations-said-gemeente = municipality, municipalities
organisations-said-waterschap = water board, water boards
organisations-said-uitvoeringsorganisatie = agency, agencies, executive agencies
organisations-said-koepel = umbrella, umbrella bodies, umbrella organisations
organisations-said-kennisinstelling = knowledge institution, knowledge institutions, knowledge institutes
organisations-said-onderwijs = education, universities, schools
organisations-said-bedrijf = company, companies
organisations-said-maatschappelijk = civil society, civil

# Keeping an organisation right.
organisations-names = Edit names
organisations-names-title = What is { $name } called?
organisations-belongs = Place and domains
organisations-place-title = Where does { $name } belong?
organisations-name = Name
organisations-short = Short name
organisations-short-hint = For instance: RIVM
organisations-also-hint = Put a comma between them
organisations-municipality = Municipality
organisations-municipality-hint = Type a few letters of the municipality
organisations-province = Province
organisations-domains-hint = For instance: rivm.nl. Put a comma between them
organisations-save = Save
organisations-saved = The details have been saved.
organisations-changed = Somebody else changed this just now. Below is what is there now. Check whether your details are right, and save again.
fault-organisation-taken = { $value } is a name of { $name } already. Is it the same one? Then merge the two.
fault-province-outside = This is not the province that { $value } is in. Leave the province empty, or choose another municipality.
fault-parent-circle = { $name } is itself a part of this organisation.
fault-domain = { $value } is no domain. Write it like this: example.com
fault-domain-public = Anybody can have an address at { $value }. It does not say where somebody works.
fault-domain-shared = Many organisations have a domain of their own under { $value }. Fill in that whole domain.
fault-domain-taken = { $value } is { $name }’s already.
organisations-by = Decided by { $by }. There is nothing left for you to do.
organisations-show = See the organisation

# Merging two organisations.
merging-open = Merge
merging-title = Which organisation is { $name } the same as?
merging-intro = All that belongs to this organisation moves to the other one. You see first what that is.
merging-into = Goes into
merging-day = On which day
merging-day-hint = Leave empty for now. Or for instance: 1 January 2027
merging-look = See what moves
merging-sure = Merge { $name } into { $into }?
merging-on = That will be on { $day }, early in the morning. Until then all stays as it is.
merging-changed = One of the two was changed just now. See whether it is still right.
merging-moves = This moves:
merging-moves-nothing = Nothing belongs to this organisation, so nothing moves.
merging-section-members = People
merging-section-networks = Networks
merging-section-hubs = Knowledge hubs
merging-section-participations = Places in groups
merging-section-organisation_domains = Domains
merging-section-organisations = Organisations that are a part of it
merging-section-questions = Questions that it works on
merging-section-other = Other references
merging-names = From then on you find the other one as
merging-back = You can undo this for thirty days.
merging-back-later = You can call this off until that day, and undo it for thirty days after it.
merging-yes = Merge
merging-plan = Plan it for that day
merging-done = { $name } has been merged into { $into }.
merging-planned = { $name } goes into the other organisation on { $day }.
merging-coming = Goes into { $into } on { $day }.
merging-stop = Don’t merge after all
merging-stopped = { $name } will not be merged any more.
merging-undo = Take { $name } apart again
merging-undone = { $name } stands apart again, with all that belonged to it.
merging-already = { $who ->
    [self] You already merged { $name } with { $into }.
    [other] { $by } already merged { $name } with { $into }.
   *[nobody] { $name } was merged with { $into } already.
}
merging-planned-already = { $who ->
    [self] You already said that { $name } goes into the other organisation that day. Nothing changed.
    [other] { $by } already said that { $name } goes into the other organisation that day. Nothing changed.
   *[nobody] It was already planned that { $name } goes into the other organisation that day. Nothing changed.
}
merging-stopped-already = { $who ->
    [self] You already said that { $name } will not be merged. Nothing changed.
    [other] { $by } already said that { $name } will not be merged. Nothing changed.
   *[nobody] { $name } will not be merged. That was so already.
}
merging-undone-already = { $who ->
    [self] You already set { $name } apart.
    [other] { $by } already set { $name } apart.
   *[nobody] { $name } is apart again already.
}
merging-too-late = This can’t be undone any more: it was done already, or is longer than thirty days ago. If it is needed, add the organisation anew.
merging-news = Organisations merged
merging-show = See the organisation
fault-merge-itself = Choose another organisation than this one itself.
fault-day-past = Choose a day that is still to come, or leave the day empty.
