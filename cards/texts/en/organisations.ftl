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
organisations-gone = This has been decided already. There is nothing left to do.

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
organisations-standing-ready = would like to take part
organisations-standing-wanted = still to be asked
organisations-standing-partner = works together
organisations-which = Which organisation do you mean?
organisations-which-hint = Type its name after it, for instance: organisation RIVM
organisations-unknown = I don’t know this organisation
organisations-unknown-hint = Nobody of this organisation takes part, as far as I know. Check the name, or look at the groups and hubs.
organisations-near = Do you mean one of these?
