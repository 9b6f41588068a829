"""What people see: domain objects as Adaptive Cards, in Dutch and English."""
