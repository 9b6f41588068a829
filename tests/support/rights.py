"""What every member may, said apart from the registry's own table."""

from registry.core.permissions import Right

EVERYBODY_MAY = frozenset(
    {
        *(Right.INTRODUCE, Right.SUBMIT_NETWORK, Right.ASK, Right.RAISE_SIGNAL, Right.INVOLVE),
        *(Right.ASK_ADMISSION, Right.BE_FOUND, Right.SHOW_IN_CAFE, Right.FIND_PEOPLE),
        *(Right.FOLLOW_SIGNALS, Right.CHOOSE_OVERVIEW),
    }
)
