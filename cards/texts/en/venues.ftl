venues-about = Say what this channel is for.
venues-kernteam = Done, this channel is now for the core team. Registrations and questions arrive here.
venues-helpdesk = Done, this channel is now the Helpdesk. Calls for help arrive here.
venues-cafe = Done, this channel is now PLeK Café. This is where I welcome new members.
venues-none = Done, this channel no longer has a special purpose.
venues-none-was = This channel was not appointed for anything.
venues-usage = Type, for example: this channel is for kernteam. You can choose from kernteam, helpdesk, café and nothing.
venues-not-here = This only works in a channel of a team.
venues-right = Only the core team and the administrator appoint a channel.
venues-configured = The administrator has laid down in the settings which channel this is. Ask the administrator.
venues-already = This channel is for that already.
venues-name = { $purpose ->
    [kernteam] the core team
    [helpdesk] the Helpdesk
   *[cafe] PLeK Café
 }
venues-content = { $purpose ->
    [kernteam] Registrations, questions and signals that wait for the core team will then arrive here.
    [helpdesk] Calls for help will then arrive here, with names.
   *[cafe] Whoever comes in here then gets a welcome from me and becomes a member. Whoever leaves is erased after a year.
 }
venues-sure-title = Is this channel for { $name }?
venues-sure-read = Everybody in this channel can read that. Do you know who they are?
venues-sure-instead = Now { $place } is for that. That ends then.
venues-sure-none = This channel is now for { $names }. If you take that back, nothing of it arrives here any more.
venues-sure-none-title = Is this channel for nothing any more?
venues-yes = Yes, that is right
venues-no = No
venues-cancelled = Nothing has changed.
venues-by = { $who } appointed it.
venues-by-none = { $who } took it back.
venues-guess-title = Is this a channel for { $name }?
venues-guess-where = Channel
venues-guess-team = Team
venues-guess-first = the first channel
venues-guess-people = Who is in it
venues-guess-count = { $known } of the { $all } people in this team are known to PLeK
venues-guess-unread = I could not read that
venues-guess-registry = In PLeK
venues-guess-ours = yes, this team is PLeK's
venues-guess-not-ours = no, this team is not in it
venues-guess-name-only = I only see it by the name, and anybody may call a channel so. Say yes only if you know this team. Until then nothing goes there.
venues-guess-yes = Yes, this is it
venues-guess-no = No, not this one
venues-guess-place = the channel { $channel }
venues-guess-place-of = the channel { $channel } of { $team }
venues-guess-general = General
venues-guess-accepted = { $purpose ->
    [cafe] Done, in { $place } I now welcome new participants.
   *[other] Done, { $place } is now for { $name }.
 }
venues-guess-declined = Done, { $place } is not for { $name }. I will not ask again.
venues-guess-gone = This was decided on already, or the channel is gone.
venues-lost = There is no channel any more for { $name }. I keep what would go there, and meanwhile send it to the core team and the administrator. Type in the channel that it will be: this channel is for { $purpose ->
    [kernteam] kernteam
    [helpdesk] helpdesk
   *[cafe] café
 }.
venues-somebody = Somebody
venues-guess-by = { $who } decided this.
