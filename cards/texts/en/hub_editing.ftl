# What is known of a hub, kept by the hub itself and the kernteam; and its history.

hub-edit = Edit
hub-edit-command = Keep your hub up to date. Add its name.
hub-edit-which = Which hub do you want to edit?
hub-edit-none = There is no hub that you can edit.
hub-edit-title = Edit hub { $name }
hub-edit-intro = Choose what you want to edit. Each change is in the history afterwards, with who made it.
hub-edit-part = Edit
hub-edit-part-name = Edit of hub { $name }: { $part }
hub-edit-back = Other parts
hub-edit-send = Save
hub-edit-not-yours = Only the core team of this hub or PLeK’s core team can edit this. Is something wrong? Tell the Helpdesk.
hub-edit-kernteam = Name, status and phase are edited by PLeK’s core team.
hub-edit-empty = Nothing filled in yet
hub-edit-empty-team = Nobody yet. Who is the connector?
hub-edit-done = Saved for hub { $name }:
hub-edit-nothing = Nothing has changed.
hub-edit-still-in = { $count ->
    [one] { $names } has no profile any more, and stays in the hub’s team.
   *[other] { $names } have no profile any more, and stay in the hub’s team.
}
hub-edit-take-out = Take { $name } out of the team
hub-edit-since = { $who ->
    [self] You changed this yourself just now. Below is what there is now, and in the form what you filled in. See what it should be and save again.
   *[other] { $by } was just ahead of you. Below is what there is now, and in the form what you filled in. See what it should be and save again.
}
hub-edit-since-now = Now: { $field }

hub-part-algemeen = General
hub-part-functies = Functions
hub-part-team = Core team of the hub
hub-part-opgaven = Top 3 of tasks
hub-part-partijen = Parties, programmes and networks
hub-part-casussen = Cases, opportunities and plans
hub-part-fase = Phase

hub-field-name = Name
hub-field-summary = What the hub is about
hub-field-region = Area
hub-field-province = Province
hub-field-lead = Lead
hub-field-lead-hint = The party in the region that leads the hub
hub-field-status = Status
hub-field-keywords = Also found as
hub-field-keywords-hint = Towns and other names, with commas between them
hub-field-functions = Functions
hub-field-team = Core team of the hub
hub-field-challenges = Top 3 of tasks
hub-field-parties = Parties
hub-field-programmes = Programmes
hub-field-networks = Networks
hub-field-cases = Cases
hub-field-cases-hint = Each case on a line of its own
hub-field-opportunities = Opportunities
hub-field-opportunities-hint = Each opportunity on a line of its own
hub-field-insights = Insights
hub-field-insights-hint = Each insight on a line of its own
hub-field-step_plan = Step plan
hub-field-step_plan-hint = Each step on a line of its own, in order
hub-field-phase = Phase
hub-field-workspace = Channels in Teams
hub-field-starts = Start

hub-phase-intro = The phases of the innovation spiral: from first idea to embedding.
hub-phase-why = Why does the hub go to this phase?
hub-phase-why-hint = A few words, for who wants to know later
hub-function-party = Who sees to it?
hub-function-party-hint = Type the name of an organisation
hub-function-how = How?
hub-function-how-hint = For example: by a learning circle every month
hub-function-state = How far is it?
hub-challenge-first = First task
hub-challenge-second = Second task
hub-challenge-third = Third task
hub-challenge-title = Task
hub-challenge-text = What is it about?
hub-challenge-themes = Themes
hub-challenge-number = Task { $number }
hub-challenges-order = Order and titles
hub-team-intro = Fill in a name, or an e-mail address of somebody PLeK does not know yet: they get an invitation. Several people in one profile? Put a semicolon between them.
hub-team-hint = Name or e-mail address

fault-phase-same = The hub is in this phase already. Choose another one.
fault-secured-by = Fill in who sees to it: a function is secured only when a party does.
fault-challenge-twice = “{ $value }” is there already. Name each task once.

hub-history = History
hub-history-command = See who changed what. Add its name.
hub-history-which = Of which hub do you want to see the history?
hub-history-none = There is no hub of which you can see the history.
hub-history-title = History of hub { $name }
hub-history-empty = Nothing has been changed yet.
hub-history-undo = Put back
hub-history-undo-name = Set back: { $what }
hub-history-undone = Set back.
hub-history-undone-of = Set back an earlier change.
hub-history-not-undone = This was changed again since, or set back already. See below how it is now.
hub-history-no-undo = This can’t be set back here. For closing and channels there are buttons at the hub.
hub-history-no-name = Another hub has this name by now. Choose another one with Change name.
hub-history-no-person = Somebody who was in the team then has left. Edit the core team of the hub yourself.
hub-history-change = { $field }: was { $was }, became { $became }
hub-history-set = { $field }: { $became }
hub-history-added = { $field }: added { $added }
hub-history-dropped = { $field }: removed { $dropped }
hub-history-cleared = { $field }: emptied (was { $was })
hub-history-changed = { $field }: adjusted
hub-history-why = Why: { $why }
hub-history-by = { $by } · { $day }
hub-history-system = PLeK
hub-history-somebody = Somebody
