from pathlib import Path

from infra.local.digests import digest


def test_the_same_content_has_the_same_hash_and_bytecode_does_not_count(tmp_path: Path) -> None:
    package = tmp_path / "package"
    (package / "__pycache__").mkdir(parents=True)
    (package / "code.py").write_text("one = 1\n")
    before = digest([package])
    (package / "__pycache__" / "code.pyc").write_bytes(b"anything")
    assert digest([package]) == before


def test_a_changed_a_renamed_and_a_new_file_each_change_the_hash(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    code = package / "code.py"
    code.write_text("one = 1\n")
    seen = {digest([package])}
    code.write_text("one = 2\n")
    seen.add(digest([package]))
    code = code.rename(package / "renamed.py")
    seen.add(digest([package]))
    (package / "new.py").touch()
    seen.add(digest([package]))
    assert len(seen) == 4


def test_content_may_not_slip_from_one_file_into_the_next(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("xy")
    second.write_text("z")
    before = digest([first, second])
    first.write_text("x")
    second.write_text("yz")
    assert digest([first, second]) != before
