# Many people at once: a list that is pasted or sent as a file.
batch-command = Put many people in a group or hub at once, with a list.
batch-title = Add many people
batch-means = Paste a list below: one line per person, from Excel, Outlook or a mail. Is your list too long for Teams? Paste it in parts of some 200 lines. A list takes { $max } people. You first see what would happen; nothing changes without your yes.
batch-example = For example: Anna de Vries <anna@gemeente.example>; Gemeente Almelo; Twente; connector; until 1 July. Or with headings above it: name, email, organisation, group, profile, until.
batch-lines = The list
batch-lines-hint = Paste the lines here
batch-group = Group or hub for who has none on their line
batch-done = Done: look at the list
batch-add = There is another part
batch-more = Add another part
batch-file = Send a file
batch-paste = Paste the list in Teams
batch-look = Look at the list
batch-so-far =
    { $count ->
        [one] There is one person in your list. Paste the next part, or choose Done.
       *[other] There are { $count } people in your list. Paste the next part, or choose Done.
    }
batch-waiting = This list was still waiting. After a day PLeK erases it.
batch-preview-title =
    { $count ->
        [one] List of one line
       *[other] List of { $count } lines
    }
batch-nothing-yet = Nothing has changed yet. That happens only when you say yes.
batch-ready = Ready to be put in
batch-new = New to PLeK
batch-known = Known to PLeK already
batch-invite = Get an invitation
batch-there = In it already, nothing happens here
batch-double = Twice in the list, counts once
batch-faulty = With a fault or a question
batch-ending = With an end date
batch-no-group = Without a group
batch-more-groups = And { $count } more groups.
batch-ignored = I do not use these columns: { $names }.
batch-faults =
    { $total ->
        [one] Line with a fault or a question
       *[other] Lines with a fault or a question: { $first } to { $last } of { $total }
    }
batch-line = Line { $line }: { $who }
batch-mend = Edit
batch-mend-line = Mend line { $line }
batch-faults-before = Previous faults
batch-faults-after = Next faults
batch-yes =
    { $count ->
        [one] Yes, put this one in
       *[other] Yes, put these { $count } in
    }
batch-drop-faulty = Leave out the lines with a fault
batch-stop = Throw the list away
batch-stop-title =
    { $count ->
        [one] Throw away the list of one line?
       *[other] Throw away the list of { $count } lines?
    }
batch-stop-means = Nothing was done with it yet. What you mended goes too.
batch-stop-yes = Yes, throw it away
batch-stopped = The list is gone. Nothing was changed.
batch-back = Back to the list
batch-row-title = Line { $line }
batch-row-means = Mend what is wrong, or leave this line out. The other lines wait.
batch-row-save = Now it is right
batch-row-sure = Leave it as it is
batch-row-drop = Leave this line out
batch-row-fine = That line is in order already, or no longer in the list.
batch-row-mended = Line { $line } is in order.
batch-row-dropped = That line is gone.
batch-faulty-dropped = The lines with a fault are gone.
batch-changed = Something changed in the meantime. This is how it stands now. See whether it is right and say yes again.
batch-field-line = Line
batch-field-email = Email address
batch-field-name = Name
batch-field-organisation = Organisation
batch-field-group = Group or hub
batch-field-profile = Profile in the hub
batch-field-until = Until
batch-result-title =
    { $count ->
        [one] One line was carried out
       *[other] { $count } lines were carried out
    }
batch-result-when = On
batch-next-asks = PLeK now knows that these people belong. In Teams nothing happens yet: the invitations and the places in the teams come in a plan, which goes ahead only when the core team says yes.
batch-next-by-itself = PLeK now knows that these people belong. The invitations and the places in the teams follow by themselves with the next plan for Teams. The core team sees that plan.
batch-next-by-hand = PLeK now knows that these people belong. PLeK does not keep Teams by itself here: the administrator does.
batch-left-over =
    { $count ->
        [one] One line with a fault still waits, until a day after you began the list.
       *[other] { $count } lines with a fault still wait, until a day after you began the list.
    }
batch-go-on =
    { $count ->
        [one] Go on with that line
       *[other] Go on with those { $count }
    }
batch-another = Another list
batch-undo = Undo
batch-undo-title =
    { $count ->
        [one] Take back one place?
       *[other] Take back { $count } places?
    }
batch-undo-means = Who got into a group by this list goes out again. Who was new and has no account yet is erased. Who was changed in the meantime stays. Who had left and came back stays too. Were people put in a team already? They go out of it by a plan.
batch-undo-yes = Yes, undo
batch-undone =
    { $count ->
        [one] Taken back: one place.
       *[other] Taken back: { $count } places.
    }
batch-undone-stayed =
    { $count ->
        [one] One place stayed, as something was changed about it in the meantime.
       *[other] { $count } places stayed, as something was changed about them in the meantime.
    }
batch-undone-next-asks = Who was in Teams already goes out by a plan, after a yes of the core team.
batch-undone-next-by-itself = Who was in Teams already goes out with the next plan for Teams. Where they are many, PLeK asks the core team first.
batch-undone-next-by-hand = Who was in Teams already is taken out by the administrator.
batch-file-title = Send your list as a file
batch-file-means = Save the list in Excel as CSV and send it by this page. It takes { $max } people. Then you look here in Teams at what would happen.
batch-file-link = The link is yours, works for an hour and takes one file. Do not pass it on.
batch-file-open = Open the page
batch-file-none = Sending a file is not possible here: PLeK has no address for browsers. Paste your list in Teams, in parts of some 200 lines.
batch-received =
    { $count ->
        [one] Your file came in, with one person
       *[other] Your file came in, with { $count } people
    }
fault-batch-empty = There is nobody in this. Paste lines with a name and an email address.
fault-batch-many = This would be a list of { $count }, and it takes { $max }. Put these in first, and then begin a new list.
fault-batch-nothing = No line is ready to be put in.
fault-batch-quote = A quotation mark begins here and does not end. Fill the line in anew, or leave it out.
fault-batch-long = Something on this line is far too long. Fill the line in anew, or leave it out.
fault-batch-no-email = There is no email address on this line. Fill it in, or leave the line out.
fault-batch-email = “{ $value }” is no email address. Write it like this: name@example.com
fault-batch-group-needed = Choose the hub that this person gets into.
fault-batch-group-unknown = “{ $value }” is no group or hub of PLeK. Choose one.
fault-batch-group-many = By “{ $value }” I may mean several groups. Choose one.
fault-batch-not-yours = You cannot put anybody in “{ $value }”. Choose your own hub, or ask the core team.
fault-batch-profile-alone = There is a profile on this line, but no hub. Choose the hub too.
fault-batch-profile-unknown = “{ $value }” is no profile or role that this group gives. Choose one, or leave it empty.
fault-batch-other-profile = This person is in it already, with another profile or role. Change that on their card, and leave this line out.
fault-batch-until-alone = This line has an end date, but no group or hub. Choose that too.
fault-batch-other-until = This person is in it already, with another end date or none. Change that on the person’s card, and leave this line out.
fault-batch-organisation-unknown = I do not know the organisation “{ $value }”. Choose one, or leave it empty.
fault-batch-double = This address is on line { $line } too, with something else behind it. Leave one of them out.
fault-batch-alike = This address is like { $value } on line { $line }. Is it the same person? Then leave one out.
fault-batch-same-name = On line { $line } there is somebody called { $value } too, with another address. Is it the same person? Then leave one out.
fault-batch-alike-known = Somebody takes part who may be this person: { $value }, { $other }. Is it the same person? Then fill in that address.
fault-batch-left = This person left on { DATETIME($day, dateStyle: "long") }. Are they to come back? Then choose Keep it as it is.
fault-batch-ask-kernteam = You cannot put this person in it. Ask the core team.
batch-page-title = Send your list of people
batch-page-how = In Excel, put one person on each line. Then choose Save as, and “CSV UTF-8”. A plain CSV file or a text file is fine too.
batch-page-label = Your file
batch-page-limits = At most { $max } people and { $size } MB.
batch-page-send = Send to PLeK
batch-page-nothing = Nothing changes yet. You then look in Teams at what would happen, and only there you say yes.
batch-page-wrong = This did not work
batch-page-no-file = Choose a file first.
batch-page-workbook = This is a file of a program, such as a workbook of Excel. In Excel choose Save as, and “CSV UTF-8”. Then send that file.
batch-page-large = This file is larger than { $size } MB. Make it two lists.
batch-page-unreadable = Your file did not arrive whole. Try again.
batch-page-elsewhere = This form did not come from this page. Choose your file here once more and send it.
batch-page-done-title = Your file came in
batch-page-done =
    { $count ->
        [one] There is one person in it. Nothing has changed yet. Go back to Teams: there you see what would happen.
       *[other] There are { $count } people in it. Nothing has changed yet. Go back to Teams: there you see what would happen.
    }
batch-page-gone-title = This link does not work any more
batch-page-gone = A link to send a list works for an hour, and for one file. Type “add people” to PLeK in Teams for a new one.
batch-page-trouble-title = It does not work now
batch-page-trouble = PLeK can't take your file now. Nothing was changed. Try again in a few minutes.
