"""Parts of a page that a command writes, between two marks."""

END_MARK = "<!-- end -->"


def replace_part(page: str, mark: str, content: str) -> str:
    """Return a page with new content between a mark and the next `END_MARK`.

    Args:
        page: the page as it is; it has the mark once.
        mark: the line that begins the part.
        content: what stands in it, without an end of line.
    """
    before, rest = page.split(mark, 1)
    _, after = rest.split(END_MARK, 1)
    return f"{before}{mark}\n\n{content}\n{END_MARK}{after}"
