"""Figures beside their targets."""

from rich.console import Console


def report_target(
    console: Console, what: str, value: float, unit: str = "", *, most: float = 0, least: float = 0
) -> bool:
    """Print a figure with its target.

    Args:
        console: where to print.
        what: is measured.
        value: the figure.
        unit: printed behind it.
        most: it is to be at most this, unless 0.
        least: it is to be at least this, unless 0.

    Returns:
        Whether the target is met.
    """
    met = least <= value and (not most or value <= most)
    target = f"at most {most:g}" if most else f"at least {least:g}"
    mark = "[green]✓[/]" if met else "[red]✗[/]"
    console.print(f"{mark} {what}: [bold]{value:.2f}{unit}[/] (target: {target}{unit})")
    return met
