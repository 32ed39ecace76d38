import os
from pathlib import Path

import pytest

from infra.local import folders
from infra.local.errors import LocalStackError
from infra.local.folders import ROOT_FOLDER, find_folders, project_key, require_space


def test_an_ordinary_user_keeps_downloads_in_the_cache_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    found = find_folders(tmp_path, {"XDG_CACHE_HOME": "/somewhere"})
    assert found.cache == Path("/somewhere/summitry")
    assert found.data == tmp_path / ".summitry" / "data"
    assert found.user is None


def test_root_keeps_what_opensearch_needs_where_others_can_reach_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    found = find_folders(tmp_path, {"XDG_CACHE_HOME": "/home/somebody/.cache"})
    assert found.cache.is_relative_to(ROOT_FOLDER)
    assert found.data.is_relative_to(ROOT_FOLDER)
    assert found.logs == tmp_path / ".summitry" / "logs"
    assert found.user is not None
    assert found.user.uid != 0


def test_projects_of_one_name_are_told_apart(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "news", tmp_path / "b" / "news"
    assert project_key(first) != project_key(second)
    assert project_key(first).startswith("news-")


def test_a_scratch_folder_is_gone_even_after_an_exception(tmp_path: Path) -> None:
    found = folders.Folders(tmp_path, tmp_path, tmp_path, tmp_path / "run", tmp_path / "logs", None)
    seen: list[Path] = []

    def fail() -> None:
        with found.scratch_folder("x") as folder:
            (folder / "file").touch()
            seen.append(folder)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not seen[0].exists()


def test_only_folders_of_dead_runs_are_removed(tmp_path: Path) -> None:
    found = folders.Folders(tmp_path, tmp_path, tmp_path, tmp_path / "run", tmp_path / "logs", None)
    with found.scratch_folder("x") as folder:
        abandoned = found.scratch / "999999999-x-abc"
        abandoned.mkdir()
        found.remove_abandoned()
        assert folder.is_dir()
        assert not abandoned.exists()


def test_logs_of_a_run_are_its_own_and_those_of_ended_runs_go(tmp_path: Path) -> None:
    others = find_folders(tmp_path)
    alive, ended = (others.state / "run-logs" / f"demo-{pid}" for pid in (1, 999_999_999))
    for folder in (others.logs, alive, ended):
        folder.mkdir(parents=True)
    own = others.with_own_logs("demo").logs
    assert own not in (others.logs, alive)
    assert str(os.getpid()) in own.name
    assert (others.logs.is_dir(), alive.is_dir(), ended.exists()) == (True, True, False)


def test_a_full_disk_is_told_with_folder_and_need(tmp_path: Path) -> None:
    with pytest.raises(LocalStackError, match=rf"No disk space: {tmp_path}/new needs 999999999 MB"):
        require_space(tmp_path / "new", 999_999_999)
