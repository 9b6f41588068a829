# Programmes, and what ties in with them.
programmes-edit-command = Edit a programme. Type its name behind it.
programmes-list-command = See the programmes that hubs and networks tie in with.
programmes-show-command = See one programme: type its name after it.
programmes-list = Programmes
programmes-all = All programmes
programmes-count = { $count ->
    [0] There are no programmes yet.
    [one] 1 programme
   *[other] { $count } programmes
}
programmes-which = Which programme do you mean?
programmes-more = More
programmes-less = Previous
programmes-hubs = All hubs
programmes-also = Also called
programmes-also-hint = Put a comma between them
programmes-region = Area
programmes-region-hint = Leave empty when it is for the whole country
programmes-source = Source
programmes-part-of = Part of
programmes-part-of-hint = The larger programme that this is the regional form of
programmes-parts = Its parts
programmes-in-hubs = Knowledge hubs that tie in with it
programmes-in-networks = Networks that tie in with it
programmes-questions = { $count ->
    [one] 1 question on the agenda
   *[other] { $count } questions on the agenda
}
programmes-nothing = No hub or network ties in with it yet.
programmes-ended = This programme has ended.
programmes-name = Name
programmes-short = Short name
programmes-summary = What is it, and what is it for?
programmes-website = Website
programmes-new = Add a programme
programmes-new-title = Adding a programme
programmes-edit = Edit
programmes-edit-title = Changing { $name }
programmes-save = Save
programmes-saved = The programme has been saved.
programmes-changed = Somebody else changed this just now. Below is what is there now. Check whether your details are right, and save again.
programmes-end = Has ended
programmes-ended-already = { $who ->
    [self] You already said that this programme has ended. Nothing changed.
    [other] { $by } already said that this programme has ended. Nothing changed.
   *[nobody] This programme had ended already. Nothing changed.
}
programmes-ended-done = The programme has ended. It is in the list no longer.
programmes-run = Still runs
programmes-run-already = { $who ->
    [self] You already put this programme back in the list. Nothing changed.
    [other] { $by } already put this programme back in the list. Nothing changed.
   *[nobody] This programme was in the list already. Nothing changed.
}
programmes-run-done = The programme is in the list again.
fault-programme-taken = { $value } is a name of { $name } already.
fault-programme-circle = { $name } is itself a part of this programme, or is this one.
