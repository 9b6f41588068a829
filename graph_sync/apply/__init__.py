"""Carries out approved changes: one module for each thing that is changed."""
