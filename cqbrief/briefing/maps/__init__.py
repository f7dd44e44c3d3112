"""Outlines of districts that a briefing brings as GeoJSON, and what is told of them."""
