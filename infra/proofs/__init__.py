"""Proofs at full length on a local stack, while everything dies and users go on."""
