from pathlib import Path

import pytest

from infra.pins import update
from infra.pins.update import Release, Unpinnable, moves, pins_in, released, resolve, with_pins

PROJECT = """\
[build-system]
requires = ["uv_build==0.13.1"]

[tool.uv]
constraint-dependencies = [
    "anyio==4.1",
    "cffi==2.0 ; platform_python_implementation != 'PyPy'",
]

[tool.uv.build-backend]
module-root = ""
"""
# Stands in for uv: keeps what it was given, and answers an export with one package more.
UV = """\
#!/bin/sh
echo "$*" >> {log}
case "$*" in
  *"lock --quiet"*) cp pyproject.toml {log}.project ;;
  *--all-groups*) echo "anyio==4.1"; echo "brotli==1.2.0" ;;
  *backend.in*) echo "uv-build==0.14.2" ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for path, text in {
        update.PROJECT: PROJECT,
        update.PLUGIN: '[build-system]\nrequires = ["uv_build==0.13.1"]\n',
        update.CLIENT: '[build-system]\nrequires = ["uv_build==0.13.1"]\n',
        **{f"requirements/{tool}.txt": "six==1.17.0\n" for tool in update.TOOLS},
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every call of uv, which this puts another program in the place of."""
    program, log = tmp_path / "uv", tmp_path / "calls"
    program.write_text(UV.format(log=log))
    program.chmod(0o755)
    monkeypatch.setenv("UV", str(program))
    return log


def test_other_pins_leave_the_rest_of_the_file_as_it_is() -> None:
    changed = with_pins(PROJECT, ["anyio==4.2"])
    assert pins_in(changed) == ["anyio==4.2"]
    assert with_pins(changed, pins_in(PROJECT)) == PROJECT


def test_what_moved_is_told_by_package() -> None:
    before = ["anyio==4.1", "cffi==2.0 ; os_name == 'nt'", "six==1.17"]
    after = ["anyio==4.2", "brotli==1.2", "cffi==2.0 ; os_name == 'nt'"]
    assert moves(before, after) == [
        "anyio==4.1 -> anyio==4.2",
        "(no pin) -> brotli==1.2",
        "six==1.17 -> (no pin)",
    ]


def test_a_package_that_may_move_is_named_in_any_spelling() -> None:
    pins = ["ruamel-yaml==0.18", "pyyaml==6.0.3"]
    assert released(["Ruamel.YAML", "PyYAML"], pins).names == {"ruamel-yaml", "pyyaml"}
    assert released(["1"], pins).everything
    with pytest.raises(Unpinnable, match="no pin of numpi"):
        released(["pyyaml", "numpi"], pins)


@pytest.mark.parametrize(
    ("release", "held"),
    [
        (Release(), ["anyio", "cffi"]),
        (Release(frozenset({"cffi"})), ["anyio"]),
        (Release(everything=True), []),
    ],
)
def test_a_resolution_is_held_to_the_pins_that_may_not_move(
    release: Release, held: list[str], checkout: Path, log: Path
) -> None:
    resolve(checkout, release)
    asked = pins_in(Path(f"{log}.project").read_text())
    assert [update.name_of(pin) for pin in asked] == held


def test_a_new_dependency_gets_a_pin_and_the_build_backend_stays(checkout: Path, log: Path) -> None:
    texts = resolve(checkout, Release())
    assert pins_in(texts[update.PROJECT]) == ["anyio==4.1", "brotli==1.2.0"]
    assert '"uv_build==0.13.1"' in texts[update.PROJECT]
    assert "--upgrade" not in log.read_text()


def test_the_build_backend_moves_with_all_the_rest_and_in_every_place(
    checkout: Path, log: Path
) -> None:
    texts = resolve(checkout, Release(everything=True))
    for path in (update.PROJECT, update.PLUGIN, update.CLIENT):
        assert 'requires = ["uv_build==0.14.2"]' in texts[path]
    assert "--upgrade" in log.read_text()


def test_where_no_versions_agree_nothing_is_written(
    checkout: Path, log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (checkout / "uv").write_text("#!/bin/sh\necho 'anyio and cffi do not agree' >&2\nexit 1\n")
    with pytest.raises(Unpinnable, match="do not agree"):
        resolve(checkout, Release())
    monkeypatch.setattr(update, "ROOT", checkout)
    assert update.main([]) == 1
    assert (checkout / update.PROJECT).read_text() == PROJECT
    assert "anyio and cffi do not agree" in capsys.readouterr().err
