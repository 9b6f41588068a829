"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Not offered: put back the backup that was made before the upgrade."""
    message = "there is no way back; put back the backup made before the upgrade"
    raise RuntimeError(message)
