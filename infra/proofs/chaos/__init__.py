"""Proof that index = bucket after kills, outages, and events that come late or twice."""
