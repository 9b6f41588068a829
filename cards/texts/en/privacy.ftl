# My data.
privacy-command = see, export or erase what I keep about you
privacy-title = My data
privacy-intro = This is what PLeK keeps about you. Only you see this message.
privacy-not-introduced = You have not introduced yourself yet.
privacy-opted-out = You asked not to be asked again to introduce yourself.
privacy-next = Is something not right? Choose Change. Export gives you everything, also how I reach you.
privacy-change = Change
privacy-introduce = Introduce yourself
privacy-export = Export
privacy-erase = Erase
privacy-more = And { $count } more: choose Export to see all.
privacy-fallback = My data: type my data to see what PLeK keeps about you.
privacy-section-contacts = How I reach you
privacy-section-hubs = Knowledge hubs
privacy-section-memberships = Groups that you are in
privacy-section-networks = Networks
privacy-section-postings = Messages that I sent you
privacy-section-questions = Questions
privacy-section-help_requests = Questions to the Helpdesk
privacy-contact = { $alone ->
    [yes] In our own conversation
   *[no] In the channel where I met you
}
privacy-as = { $title } ({ $roles })
privacy-role-leads = driver
privacy-role-claims = says to be a driver
privacy-role-asker = you put this question
privacy-role-followers = you follow this question
privacy-role-helpers = you offer help
privacy-export-title = All your data
privacy-export-intro = This is everything, in a form that another program can read (JSON). Part { $page } of { $pages }.
privacy-download = Download as a file
privacy-previous = Previous
privacy-following = Next
privacy-back = Back to my data
privacy-confirm-title = Do you want to erase everything?
privacy-confirm = This can not be undone. I erase what you told about yourself, your place in groups, what you follow and how I reach you. Your questions and networks remain, without you.
privacy-confirm-networks = You are the only driver of these networks. The core team will hear that a new one is needed.
privacy-confirm-yes = Yes, erase everything
privacy-confirm-no = No, keep everything
privacy-erased-title = Your data have been erased
privacy-erased = I no longer keep anything about you. If you write to me again, I will remember anew how to reach you.
privacy-erased-teams = Messages that are in Teams already I can not erase for you. Do you want to leave the team too? Ask in the Helpdesk channel.
privacy-leadless-title = A network has no driver any more
privacy-leadless = Its only driver no longer takes part in PLeK. Find a new driver, or archive the network.
privacy-leadless-show = See the network
