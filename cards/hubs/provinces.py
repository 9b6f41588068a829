"""Outlines of the twelve provinces, in degrees east and north, drawn by hand for a small map.

Neighbours share the points of their border, so that nothing gapes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from registry.core.vocabulary import Region

Ring = tuple[tuple[float, float], ...]
"""A closed line; its last point is joined to its first."""

_GRONINGEN_FRIESLAND: Ring = (
    (6.20, 53.41),
    (6.21, 53.30),
    (6.17, 53.20),
    (6.28, 53.12),
    (6.36, 53.07),
)
_FRIESLAND_DRENTHE: Ring = (
    (6.36, 53.07),
    (6.43, 52.98),
    (6.40, 52.92),
    (6.26, 52.91),
    (6.12, 52.84),
)
_GRONINGEN_DRENTHE: Ring = (
    *((6.36, 53.07), (6.40, 53.14), (6.58, 53.18), (6.72, 53.11)),
    *((6.86, 53.02), (6.95, 52.95), (7.09, 52.85)),
)
_FRIESLAND_OVERIJSSEL: Ring = ((6.12, 52.84), (5.98, 52.83), (5.86, 52.79), (5.80, 52.81))
_DRENTHE_OVERIJSSEL: Ring = (
    *((6.12, 52.84), (6.13, 52.74), (6.18, 52.66), (6.38, 52.62), (6.52, 52.66), (6.71, 52.63)),
)
_FLEVOLAND_FRIESLAND: Ring = ((5.80, 52.81), (5.71, 52.84))
_FLEVOLAND_OVERIJSSEL: Ring = (
    *((5.80, 52.81), (5.93, 52.77), (5.97, 52.68), (5.90, 52.62), (5.86, 52.56), (5.84, 52.51)),
)
_FLEVOLAND_GELDERLAND: Ring = (
    *((5.84, 52.51), (5.80, 52.44), (5.66, 52.40), (5.58, 52.34), (5.48, 52.28), (5.40, 52.27)),
)
_GELDERLAND_OVERIJSSEL: Ring = (
    *((5.84, 52.51), (5.95, 52.49), (6.07, 52.49), (6.11, 52.40), (6.12, 52.31), (6.09, 52.24)),
    *((6.21, 52.20), (6.38, 52.25), (6.49, 52.18), (6.65, 52.17), (6.76, 52.12)),
)
_GELDERLAND_UTRECHT: Ring = (
    *((5.40, 52.27), (5.43, 52.17), (5.57, 52.11), (5.54, 52.05), (5.61, 51.95), (5.48, 51.98)),
    *((5.34, 51.97), (5.21, 51.97), (5.15, 51.90), (5.02, 51.86)),
)
_NORTH_HOLLAND_UTRECHT: Ring = (
    *((5.30, 52.28), (5.23, 52.18), (5.08, 52.23), (5.00, 52.29), (4.88, 52.26), (4.80, 52.22)),
)
_SOUTH_HOLLAND_UTRECHT: Ring = (
    *((4.80, 52.22), (4.82, 52.12), (4.75, 52.06), (4.86, 51.97), (5.00, 51.95), (5.02, 51.86)),
)
_NORTH_HOLLAND_SOUTH_HOLLAND: Ring = ((4.80, 52.22), (4.66, 52.24), (4.62, 52.31), (4.49, 52.33))
_GELDERLAND_SOUTH_HOLLAND: Ring = ((5.02, 51.86), (5.00, 51.82))
_SOUTH_HOLLAND_BRABANT: Ring = (
    *((5.00, 51.82), (4.86, 51.82), (4.72, 51.77), (4.64, 51.71), (4.42, 51.70), (4.24, 51.65)),
)
_GELDERLAND_BRABANT: Ring = (
    *((5.00, 51.82), (5.02, 51.76), (5.18, 51.74), (5.33, 51.75), (5.48, 51.83), (5.63, 51.82)),
    *((5.76, 51.78), (5.87, 51.76)),
)
_GELDERLAND_LIMBURG: Ring = ((5.87, 51.76), (5.97, 51.77))
_BRABANT_LIMBURG: Ring = (
    *((5.87, 51.76), (5.94, 51.70), (6.02, 51.61), (5.93, 51.54), (5.87, 51.43), (5.76, 51.33)),
    *((5.66, 51.27), (5.56, 51.22)),
)
_SOUTH_HOLLAND_ZEELAND: Ring = ((4.24, 51.65), (4.10, 51.67), (3.98, 51.73), (3.86, 51.76))
_BRABANT_ZEELAND: Ring = ((4.24, 51.65), (4.28, 51.57), (4.23, 51.50), (4.24, 51.39))


def _back(ring: Ring) -> Ring:
    return tuple(reversed(ring))


def _closed(*parts: Ring) -> Ring:
    """Join lines that end where the next begins."""
    return tuple(dict.fromkeys(point for part in parts for point in part))


OUTLINES: Mapping[Region, tuple[Ring, ...]] = MappingProxyType(
    {
        Region.GRONINGEN: (
            _closed(
                _back(_GRONINGEN_FRIESLAND),
                (
                    *((6.32, 53.41), (6.50, 53.43), (6.72, 53.46), (6.86, 53.45), (6.92, 53.38)),
                    *((6.99, 53.32), (7.09, 53.26), (7.21, 53.24), (7.21, 53.10), (7.18, 52.99)),
                    *((7.09, 52.92), (7.09, 52.85)),
                ),
                _back(_GRONINGEN_DRENTHE),
            ),
        ),
        Region.FRIESLAND: (
            _closed(
                _GRONINGEN_FRIESLAND,
                _FRIESLAND_DRENTHE,
                _FRIESLAND_OVERIJSSEL,
                _FLEVOLAND_FRIESLAND,
                (
                    *((5.60, 52.84), (5.43, 52.83), (5.36, 52.88), (5.40, 52.95), (5.40, 53.06)),
                    *((5.37, 53.09), (5.41, 53.18), (5.50, 53.25), (5.62, 53.31), (5.82, 53.38)),
                    *((6.02, 53.40), (6.20, 53.41)),
                ),
            ),
        ),
        Region.DRENTHE: (
            _closed(
                _GRONINGEN_DRENTHE,
                ((7.07, 52.75), (7.05, 52.64), (6.90, 52.65), (6.76, 52.65), (6.71, 52.63)),
                _back(_DRENTHE_OVERIJSSEL),
                _back(_FRIESLAND_DRENTHE),
            ),
        ),
        Region.OVERIJSSEL: (
            _closed(
                _DRENTHE_OVERIJSSEL,
                (
                    *((6.72, 52.56), (6.69, 52.49), (6.78, 52.46), (6.94, 52.44), (7.03, 52.40)),
                    *((7.07, 52.32), (7.03, 52.24), (6.93, 52.19), (6.86, 52.12), (6.76, 52.12)),
                ),
                _back(_GELDERLAND_OVERIJSSEL),
                _back(_FLEVOLAND_OVERIJSSEL),
                _back(_FRIESLAND_OVERIJSSEL),
            ),
        ),
        Region.FLEVOLAND: (
            _closed(
                _FLEVOLAND_OVERIJSSEL,
                _FLEVOLAND_GELDERLAND,
                (
                    *((5.32, 52.31), (5.21, 52.33), (5.13, 52.37), (5.26, 52.43), (5.41, 52.50)),
                    *((5.50, 52.56), (5.61, 52.60), (5.59, 52.67), (5.63, 52.76), (5.71, 52.84)),
                ),
                _back(_FLEVOLAND_FRIESLAND),
            ),
        ),
        Region.GELDERLAND: (
            _closed(
                _GELDERLAND_OVERIJSSEL,
                (
                    *((6.84, 51.99), (6.73, 51.90), (6.58, 51.90), (6.40, 51.83), (6.24, 51.87)),
                    *((6.16, 51.91), (6.13, 51.85), (6.00, 51.83), (5.97, 51.77)),
                ),
                _back(_GELDERLAND_LIMBURG),
                _back(_GELDERLAND_BRABANT),
                _back(_GELDERLAND_SOUTH_HOLLAND),
                _back(_GELDERLAND_UTRECHT),
                _back(_FLEVOLAND_GELDERLAND),
            ),
        ),
        Region.UTRECHT: (
            _closed(
                _GELDERLAND_UTRECHT,
                _back(_SOUTH_HOLLAND_UTRECHT),
                _back(_NORTH_HOLLAND_UTRECHT),
            ),
        ),
        Region.NORTH_HOLLAND: (
            _closed(
                _NORTH_HOLLAND_SOUTH_HOLLAND,
                (
                    *((4.56, 52.46), (4.62, 52.62), (4.68, 52.80), (4.74, 52.96), (4.84, 52.92)),
                    *((4.94, 52.90), (5.05, 52.94), (5.10, 52.84), (5.12, 52.76), (5.24, 52.75)),
                    *((5.30, 52.70), (5.20, 52.64), (5.06, 52.63), (5.05, 52.55), (5.10, 52.46)),
                    *((5.02, 52.38), (5.12, 52.33), (5.22, 52.31), (5.30, 52.28)),
                ),
                _NORTH_HOLLAND_UTRECHT,
            ),
        ),
        Region.SOUTH_HOLLAND: (
            _closed(
                _SOUTH_HOLLAND_UTRECHT,
                _GELDERLAND_SOUTH_HOLLAND,
                _SOUTH_HOLLAND_BRABANT,
                _SOUTH_HOLLAND_ZEELAND,
                (
                    *((3.84, 51.82), (3.96, 51.85), (4.10, 51.84), (4.05, 51.91), (4.00, 51.97)),
                    *((4.13, 52.00), (4.26, 52.11), (4.40, 52.23), (4.49, 52.33)),
                ),
                _back(_NORTH_HOLLAND_SOUTH_HOLLAND),
            ),
        ),
        Region.ZEELAND: (
            _closed(
                _BRABANT_ZEELAND,
                (
                    *((4.06, 51.43), (3.92, 51.39), (3.76, 51.43), (3.58, 51.44), (3.44, 51.53)),
                    *((3.50, 51.59), (3.68, 51.61), (3.86, 51.58), (4.06, 51.58), (3.92, 51.63)),
                    *((3.74, 51.65), (3.68, 51.71), (3.74, 51.75), (3.86, 51.76)),
                ),
                _back(_SOUTH_HOLLAND_ZEELAND),
            ),
            (
                *((3.37, 51.37), (3.52, 51.40), (3.70, 51.36), (3.88, 51.34), (4.02, 51.38)),
                *((4.22, 51.36), (4.20, 51.30), (4.08, 51.26), (3.94, 51.21), (3.80, 51.26)),
                *((3.60, 51.29), (3.42, 51.26)),
            ),
        ),
        Region.NORTH_BRABANT: (
            _closed(
                _GELDERLAND_BRABANT,
                _BRABANT_LIMBURG,
                (
                    *((5.42, 51.27), (5.24, 51.31), (5.13, 51.32), (5.06, 51.39), (5.08, 51.47)),
                    *((4.98, 51.44), (4.86, 51.42), (4.76, 51.50), (4.66, 51.43), (4.54, 51.43)),
                    *((4.54, 51.48), (4.40, 51.45), (4.38, 51.35), (4.24, 51.39)),
                ),
                _back(_BRABANT_ZEELAND),
                _back(_SOUTH_HOLLAND_BRABANT),
            ),
        ),
        Region.LIMBURG: (
            _closed(
                _back(_BRABANT_LIMBURG),
                _GELDERLAND_LIMBURG,
                (
                    *((6.09, 51.67), (6.12, 51.59), (6.22, 51.49), (6.22, 51.36), (6.08, 51.25)),
                    *((6.17, 51.16), (6.06, 51.10), (5.91, 51.06), (5.88, 51.01), (6.02, 50.97)),
                    *((6.09, 50.91), (6.03, 50.84), (6.02, 50.75), (5.87, 50.76), (5.69, 50.76)),
                    *((5.64, 50.84), (5.73, 50.93), (5.77, 51.03), (5.84, 51.13), (5.75, 51.19)),
                    *((5.56, 51.22),),
                ),
            ),
        ),
    }
)
"""The land of each province; Zeeland in two, on both sides of the Westerschelde."""

ISLANDS: tuple[Ring, ...] = (
    ((4.72, 53.00), (4.84, 53.01), (4.91, 53.09), (4.88, 53.18), (4.79, 53.14), (4.71, 53.05)),
    ((4.88, 53.21), (4.98, 53.24), (5.09, 53.29), (5.04, 53.31), (4.92, 53.26)),
    ((5.17, 53.35), (5.34, 53.38), (5.56, 53.42), (5.55, 53.45), (5.34, 53.42), (5.17, 53.39)),
    ((5.62, 53.43), (5.78, 53.43), (5.97, 53.45), (5.95, 53.47), (5.76, 53.46), (5.62, 53.46)),
    ((6.10, 53.46), (6.24, 53.47), (6.34, 53.49), (6.24, 53.51), (6.12, 53.50)),
)
"""Texel, Vlieland, Terschelling, Ameland and Schiermonnikoog."""
