from pathlib import Path

import pytest

from infra.vocabulary import compilation
from shared.extraction.text.compiled_index import compile_index
from shared.extraction.version import version_of_rules
from shared.vocabulary import VocabularyError, load
from shared.vocabulary.loader import (
    build_from_sources,
    compile_vocabulary,
    decompile,
    load_from,
    read_sources,
    version_of,
)
from tests.unit.vocabulary.sources import SOUND, with_line

ROOT = Path(__file__).resolve().parents[3]


def write(folder: Path, sources: dict[str, str]) -> Path:
    for file, text in sources.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8")
    return folder


def test_the_version_follows_from_the_data_alone() -> None:
    assert version_of(SOUND) == version_of(dict(reversed(SOUND.items())))
    assert version_of(SOUND) != version_of(with_line("places.psv", "# a remark"))


def test_files_are_read_from_folders_below(tmp_path: Path) -> None:
    assert read_sources(write(tmp_path, SOUND)) == SOUND


def test_the_compiled_form_gives_the_same_vocabulary() -> None:
    vocabulary = build_from_sources(SOUND)
    assert decompile(compile_vocabulary(vocabulary)) == vocabulary


def test_the_whole_vocabulary_survives_compilation() -> None:
    data = compile_vocabulary(load())
    assert decompile(data) == load()
    assert compile_vocabulary(decompile(data)) == data


def test_a_compiled_form_that_is_up_to_date_is_used(tmp_path: Path) -> None:
    folder = write(tmp_path / "data", SOUND)
    compiled = tmp_path / "compiled.bin"
    data = compile_vocabulary(build_from_sources(SOUND))
    compiled.write_bytes(data.replace(b"Graustark", b"Compiled!"))
    assert load_from(folder, compiled).countries["GRA"].name == "Compiled!"


def test_a_compiled_form_of_other_data_is_not_used(tmp_path: Path) -> None:
    folder = write(tmp_path / "data", SOUND)
    compiled = tmp_path / "compiled.bin"
    compiled.write_bytes(compile_vocabulary(build_from_sources(with_line("places.psv", "# newer"))))
    assert load_from(folder, compiled) == build_from_sources(SOUND)


def test_without_data_files_the_compiled_form_is_the_vocabulary(tmp_path: Path) -> None:
    compiled = tmp_path / "compiled.bin"
    compiled.write_bytes(compile_vocabulary(build_from_sources(SOUND)))
    assert load_from(tmp_path / "data", compiled) == build_from_sources(SOUND)


def test_malformed_data_are_not_loaded(tmp_path: Path) -> None:
    folder = write(tmp_path, with_line("leaders/all.psv", "x | X |  | queen RUR 2001.."))
    with pytest.raises(VocabularyError, match=r"leaders/all\.psv:6: office queen is not in"):
        load_from(folder, tmp_path / "compiled.bin")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder as `make build` has it: a copy of the package with its data files."""
    write(tmp_path / "zip" / "shared" / "vocabulary" / "data", SOUND)
    write(tmp_path / "zip" / "shared" / "extraction", {"text/rule.py": "WEIGHT = 1\n"})
    return tmp_path / "zip"


@pytest.mark.long
def test_the_compiler_tells_the_version_of_the_rules_that_the_zip_holds(copy: Path) -> None:
    assert compilation.main([str(copy)]) == 0
    told = copy / "shared" / "extraction" / "rules_version.txt"
    assert told.read_text("ascii").strip() == version_of_rules(copy) != version_of_rules(ROOT)


@pytest.mark.long
def test_the_compiler_puts_what_load_reads_in_place_of_the_data(copy: Path) -> None:
    package = copy / "shared" / "vocabulary"
    assert compilation.main([str(copy)]) == 0
    assert [path.name for path in package.iterdir()] == ["compiled.bin"]
    assert load_from(package / "data", package / "compiled.bin") == load()


@pytest.mark.long
def test_the_compiler_adds_the_index_of_forms(copy: Path) -> None:
    assert compilation.main([str(copy)]) == 0
    compiled = copy / "shared" / "extraction" / "text" / "form_index.bin"
    version = f"{load().version}-{version_of_rules(copy)}"
    assert compiled.read_bytes() == compile_index(load(), version)


def test_the_compiler_refuses_unsound_data(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = write(tmp_path / "broken", with_line("places.psv", "RUR | hill | A |"))
    monkeypatch.setattr(compilation, "DATA", broken)
    assert compilation.main([str(copy)]) == 1
    assert "places.psv:4: kind 'hill' is unknown" in capsys.readouterr().err
    assert not (copy / "shared" / "vocabulary" / "compiled.bin").exists()


def test_the_compiler_never_touches_the_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "shared" / "vocabulary").mkdir(parents=True)
    assert compilation.main([str(tmp_path)]) == 2
    assert compilation.main([str(ROOT)]) == 2
    assert compilation.main([str(ROOT / "docs")]) == 2
    assert "is no copy of the sources" in capsys.readouterr().err
    assert (ROOT / "shared" / "vocabulary" / "data").is_dir()


def test_the_compiler_wants_one_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert compilation.main([]) == 2
    assert "usage" in capsys.readouterr().err
