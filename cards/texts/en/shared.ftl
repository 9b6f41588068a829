# Texts that all cards share.
form-optional = { $label } (optional)
form-more = Fill in more
form-less = Show less
form-choose = Choose …
form-cancel = Cancel
form-faults = { $count ->
    [one] Not sent yet: one field needs another look. Your answers are still here.
   *[other] Not sent yet: { $count } fields need another look. Your answers are still here.
}
fault-required = Please fill in “{ $label }”.
fault-choose = Please choose something for “{ $label }”.
fault-agree = Please tick “{ $label }” to go on.
fault-too-long = This is too long: “{ $label }” holds { $max } characters.
fault-too-short = This is too short: please write at least { $min } characters for “{ $label }”.
fault-too-many = Please choose at most { $max } for “{ $label }”.
fault-choice = Please choose something from the list for “{ $label }”.
fault-url = “{ $label }” is not a web address. Write it like this: https://www.example.org
fault-url-public = “{ $label }” does not work for everybody: this address belongs to one computer or to a network of one's own. Fill in an address that everybody can open, such as https://www.example.org
fault-url-login = “{ $label }” has a name or password in it (before the @). Take it out. Write it like this: https://www.example.org
fault-email = “{ $label }” is not an e-mail address. Write it like this: name@example.org
fault-unknown = “{ $label }” is not in the list. Choose from the list or leave it empty.
fault-taken = “{ $label }” exists already. Please choose another name.
fault-invalid = “{ $label }” is not right. Please check it again.
refused-done = This has been handled already: { $what }. There is nothing left to do.
turns-too-many = This is a bit too fast for me. Wait { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
}, and I'll help you on.
refused-decided-yourself = You decided on this already. Nothing changed.
refused-decided = Somebody else was just ahead of you: this has been decided already.
refused-right = Only the core team can do this. Do you need it? Ask in the Helpdesk channel.
refused-gone = This no longer exists. Type help to see what I can do for you.
refused-stale = Somebody else has just changed this too. Open it again and have another try.
refused-last-kernteam = This is the last of the core team. Without a core team nobody could approve anything or add people. Put somebody else in the core team first.
refused-button = This button no longer works. Type help to see what I can do for you.
files-note = A file or picture does not go along, your words do.
files-alone = I can't read a file or picture, I can read words. Type what you want to ask, or type help to see what I can do for you.
fault-letters-mixed = Letters of two alphabets are mixed in “{ $value }”. Type that word again.
odd-letters = Mind: letters in this name look like usual ones and are not, in { $words }. A name can pass for another that way.
fault-quota = This can’t be done any more today: you did it { $max } times. Tomorrow it can be done again. Are you in a hurry? Ask in the channel Helpdesk.
course-now = Step { $at } of { $steps }: { $now }. Next: { $next }.
course-last = Last step of { $steps }: { $now }.
course-done = { $steps ->
    [one] The step is done.
   *[other] All { $steps } steps are done.
}
card-more = More
card-less = Less
