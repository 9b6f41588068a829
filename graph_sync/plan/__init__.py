"""The difference between what the registry wants and what Teams shows. See `making`."""

from graph_sync.plan.making import make_plan

__all__ = ["make_plan"]
