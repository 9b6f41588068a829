# Waar iets vandaan komt: uit het plan, afgeleid, van iemand of uit een lijst.

provenance-line = regel { $lines }
provenance-lines = regels { $lines }
provenance-plan = Uit het plan, { $where }
provenance-derived = Afgeleid: { $why }
provenance-derived-plan = Afgeleid uit het plan, { $where }
provenance-derived-both = Afgeleid uit het plan, { $where }: { $why }
provenance-people = Van { $name }, { $day }
provenance-elsewhere = Bron: { $why }
provenance-confirmed = Klopt, zegt { $name } op { $day }
provenance-somebody-gone = iemand die PLeK heeft verlaten
