"""Processes of this machine: servers, programs, ports and signals."""
