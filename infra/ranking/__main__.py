"""`python -m infra.ranking`: learn the ranking of events, and tell how good it is.

features FILE…   hold candidates against annotated articles; keeps facts, no text
learn            write the weights and the calibration that the facts teach
report           print held-out figures and the calibration table
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from infra.evaluation.articles.annotated_article import (
    AnnotatedArticle,
    AnnotatedArticleError,
    read_annotated_articles,
)
from infra.ranking.calibration_points import learn_points, write_points
from infra.ranking.cross_validation import (
    calibrate,
    calibration,
    cross_validate,
    figures,
    judged,
    rank_apart,
)
from infra.ranking.labelled_candidates import (
    LabelledArticle,
    label_candidates,
    read_labelled,
    without_rare,
    write_labelled,
)
from infra.ranking.models import CONFIDENCE, SALIENCE, write_model
from shared.extraction.extractor import Extractor
from shared.vocabulary import load

console = Console()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    features = steps.add_parser("features", help="hold candidates against annotated articles")
    features.add_argument("files", type=Path, nargs="*", help="their unread thirds are left out")
    features.add_argument("--whole", type=Path, nargs="*", default=[], help="files to read whole")
    steps.add_parser("learn", help="write weights and calibration that the facts teach")
    report = steps.add_parser("report", help="print held-out figures and the calibration table")
    report.add_argument("--apart", help="hold out the articles whose id begins so, not tenths")
    told = parser.parse_args(arguments)
    try:
        if told.step == "features":
            labelled = _label(_read(told.files, told.whole))
            write_labelled(without_rare(labelled, CONFIDENCE.least))
        elif told.step == "learn":
            _learn(read_labelled())
        else:
            _report(read_labelled(), told.apart)
    except AnnotatedArticleError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _read(files: Sequence[Path], whole: Sequence[Path]) -> list[AnnotatedArticle]:
    """Return the articles to learn from: of the files what is not unread, of the others all."""
    read = [one for path in files for one in read_annotated_articles(path) if not one.unread]
    return read + [one for path in whole for one in read_annotated_articles(path)]


def _label(articles: Sequence[AnnotatedArticle]) -> list[LabelledArticle]:
    extractor = Extractor(load())
    return [label_candidates(one, extractor.candidates(one.text)) for one in articles]


def _learn(articles: Sequence[LabelledArticle]) -> None:
    for design in (CONFIDENCE, SALIENCE):
        write_model(design, design.learn(articles), articles)
    events = list(judged(cross_validate(articles, salience=False)))
    write_points(learn_points(events), len(events), len(articles))


def _report(articles: Sequence[LabelledArticle], apart: str | None) -> None:
    ranked = rank_apart(articles, apart) if apart else calibrate(cross_validate(articles))
    table = Table("likely events", "politics", "other matters")
    both = [figures(ranked, politics=politics) for politics in (True, False)]
    table.add_row("articles", *[str(one.articles) for one in both])
    table.add_row("events", *[str(one.events.total()) for one in both])
    for name, values in (
        ("upper type right", [one.right for one in both]),
        ("… trivial wrong", [one.solid for one in both]),
        ("second tellings", [one.again for one in both]),
        ("main found", [one.main_found for one in both]),
        ("of these in the first three", [one.main_first for one in both]),
        ("false an article", [one.false_an_article for one in both]),
    ):
        table.add_row(name, *[f"{value:.3f}" for value in values])
    console.print(table)
    fifths = Table("confidence said", "upper type right", "events")
    for said, measured, count in calibration(ranked):
        fifths.add_row(f"{said:.2f}", f"{measured:.2f}", str(count))
    console.print(fifths)


if __name__ == "__main__":
    sys.exit(main())
