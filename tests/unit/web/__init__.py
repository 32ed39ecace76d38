"""The sources and the built files of the reading desk."""
