"""Seed speeches, registry and decisions, and the tool that makes the speech files from their marked sources."""
