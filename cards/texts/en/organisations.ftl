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
