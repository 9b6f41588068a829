venues-about = says what this channel is for (for the core team)
venues-kernteam = Done, this channel is now for the core team. Registrations and questions arrive here.
venues-helpdesk = Done, this channel is now the Helpdesk. Calls for help arrive here.
venues-cafe = Done, this channel is now PLeK Café. This is where I welcome new members.
venues-none = Done, this channel no longer has a special purpose.
venues-usage = Type, for example: this channel is for kernteam. You can choose from kernteam, helpdesk, café and nothing.
venues-not-here = This only works in a channel of a team.
