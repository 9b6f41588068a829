"""Calls to the Bot Connector: pooled, paced, made again when refused for now, and private ones."""
