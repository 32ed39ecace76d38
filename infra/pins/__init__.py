"""The exact version of everything that is installed: pinned anew, and proved to hold."""
