"""What `summitry quarantine show` advises, by the reason."""

import pytest

from infra.cli.commands.operate import quarantine
from shared.domain.manifests import BadRecord
from shared.domain.objects import ObjectRef
from shared.usecases.ingest.reason_files import ReasonFile

REF = ObjectRef("bucket", "articles/a.json")


@pytest.mark.parametrize(
    ("reason", "advice"),
    [
        ("embargoed", "retry"),
        ("failed-to-tag", "Report"),
        ("bad-json", "upload it again"),
        ("not-for-publication", "upload it again"),
    ],
)
def test_the_advice_fits_the_reason(
    reason: str, advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = ReasonFile(REF, "quarantined", reason, "Why.", 0, 1, (), "2026-11-27T09:00:00Z")
    quarantine._show(whole)
    assert advice in " ".join(capsys.readouterr().err.split())


def test_a_single_record_under_embargo_is_retried_too(capsys: pytest.CaptureFixture[str]) -> None:
    held = BadRecord(3, "embargoed", "Until ten.", "2026-11-27T10:00:00Z")
    quarantine._show(ReasonFile(REF, "indexed", "", "", 3, 1, (held,), "2026-11-27T09:00:00Z"))
    told = capsys.readouterr()
    assert "retry" in told.err
    assert "Until ten." in told.out
