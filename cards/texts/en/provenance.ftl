# Where something comes from: the plan, derived, from somebody or from a list.

provenance-line = line { $lines }
provenance-lines = lines { $lines }
provenance-plan = From the plan, { $where }
provenance-derived = Derived: { $why }
provenance-derived-plan = Derived from the plan, { $where }
provenance-derived-both = Derived from the plan, { $where }: { $why }
provenance-people = From { $name }, { $day }
provenance-elsewhere = Source: { $why }
provenance-confirmed = Right, says { $name } on { $day }
provenance-somebody-gone = somebody who left PLeK
