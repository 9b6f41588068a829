# What can be wrong with the name of a place in Teams, with a hub or with who is in it.
fault-name-too-long = The name “{ $value }” is too long: Teams has room for { $max } characters. This fits: { $suggestion }
fault-name-sign = There is a { $sign } in “{ $value }”. That sign can’t be in the name of a channel. This can be: { $suggestion }
fault-name-dots = There are dots in a row in “{ $value }”. That can’t be in the name of a channel. This can be: { $suggestion }
fault-name-start = In Teams the name “{ $value }” can’t begin with { $sign }. This can be: { $suggestion }
fault-name-end = In Teams the name “{ $value }” can’t end with { $sign }. This can be: { $suggestion }
fault-name-hidden = There is a sign in “{ $value }” that you can’t see, such as a new line. This can be: { $suggestion }
fault-name-mixed = Letters of two alphabets are mixed in “{ $value }”. This can be: { $suggestion }
fault-name-reserved = Teams keeps the name “{ $value }” for itself. This can be: { $suggestion }
fault-name-twice = There is a channel “{ $value }” already. Two channels of the same name can’t be. This can be: { $suggestion }
fault-name-kept = There was a channel “{ $value }” that has been deleted. Teams keeps that name until { DATETIME($until, dateStyle: "long") }. This can be: { $suggestion }
fault-hub-closed = There was a hub of this name already. It is closed. You can open it again, or choose another name.
fault-region-outside = This area is not in the province that you chose. Change one of the two.
fault-person-unknown = I know nobody called “{ $value }”. Fill in an e-mail address, and I’ll invite them.
fault-person-many = I know several people called “{ $value }”. Fill in an e-mail address, so that I know who you mean.
fault-date = This is no date. Write the day like this: 1-3-2027
fault-number = Fill in a number from { $min } to { $max } at “{ $label }”.
