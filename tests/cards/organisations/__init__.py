"""Tests of the cards of organisations."""
