"""A build leaves a whole index or the old one; the user's documents and open readers survive it."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tiny_world import PairEncoder, reword, tiny_library

from advisor.errors import NotBuiltError, UserError
from advisor.index import Index, IndexInfo, build, is_built, open_index, status
from advisor.index.build import WAITING
from advisor.index.store import FORMAT
from advisor.settings import Settings


def built(settings: Settings, encoder: PairEncoder | None = None) -> IndexInfo:
    return build(tiny_library(settings), settings, encoder=encoder or PairEncoder())


def opened(settings: Settings, current: Index | None = None) -> Index:
    return open_index(settings, current, encoder=PairEncoder())


def folders(settings: Settings) -> set[str]:
    return {path.name for path in (settings.data_dir / "index").iterdir() if path.is_dir()}


def test_nothing_built_is_said_with_the_remedy(settings: Settings) -> None:
    assert not is_built(settings)
    assert not status(tiny_library(settings), settings, encoder=PairEncoder()).built
    with pytest.raises(NotBuiltError, match="advisor kb build"):
        open_index(settings)


def test_a_build_counts_what_it_holds(settings: Settings) -> None:
    info = built(settings)
    assert (info.kinds["topic"], info.kinds["case"], info.kinds["guidance"]) == (12, 1, 2)
    assert info.jurisdictions["上海"] == 2
    assert sum(info.kinds.values()) == info.passages == len(opened(settings).passages)
    assert info.summary().startswith(f"知识库建好了：{info.passages} 段")


def test_both_legs_find_what_they_should(settings: Settings) -> None:
    built(settings)
    index = opened(settings)
    assert index.keyword("蓝墨水", 5)[0][0].article == "第二条"
    assert index.dense(["茶歇时间照样算工时"], 5)[0].passage.article == "第二条"


def test_unchanged_content_is_not_built_again(settings: Settings) -> None:
    first = built(settings)
    encoder = PairEncoder()
    again = built(settings, encoder)
    assert again.up_to_date and again.path == first.path
    assert encoder.encoded == []
    assert again.summary().startswith("知识库已是最新")


def test_a_changed_wording_costs_that_wording(settings: Settings) -> None:
    first = built(settings)
    reword(settings, "上厕所算不算休息")
    encoder = PairEncoder()
    second = built(settings, encoder)
    assert second.hash != first.hash
    assert encoder.encoded == ["上厕所算不算休息"]
    assert folders(settings) == {second.path.name}


def test_an_open_reader_keeps_its_folder_and_moves_on_when_it_asks(settings: Settings) -> None:
    built(settings)
    reader = opened(settings)
    assert opened(settings, reader) is reader
    reword(settings, "上厕所算不算休息")
    built(settings)
    assert reader.superseded
    assert reader.dense(["蓝墨水"], 1) and reader.keyword("蓝墨水", 1)
    fresh = opened(settings, reader)
    assert any(passage.text == "上厕所算不算休息" for passage in fresh.passages)
    reader.close()
    built(settings)
    assert folders(settings) == {fresh.info.path.name}


def test_what_changed_since_is_told(settings: Settings) -> None:
    built(settings)
    index = opened(settings)
    assert not index.stale(tiny_library(settings))
    reword(settings, "上厕所算不算休息")
    library = tiny_library(settings)
    assert index.stale(library)
    state = status(library, settings, encoder=PairEncoder("other"))
    assert state.stale and state.reasons == ("知识文件有改动", "换了向量模型")
    assert state.remedy == "运行 advisor kb build"


def test_vectors_of_another_model_are_refused(settings: Settings) -> None:
    built(settings)
    with pytest.raises(UserError, match="请先运行 advisor kb build"):
        open_index(settings, encoder=PairEncoder("other")).dense(["茶歇"], 1)


def test_an_index_of_another_format_counts_as_not_built(settings: Settings) -> None:
    info = built(settings)
    manifest = info.path / "manifest.json"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace(f'"format": {FORMAT}', '"format": 0'), encoding="utf-8"
    )
    assert not is_built(settings)
    with pytest.raises(NotBuiltError):
        opened(settings)
    assert not built(settings).up_to_date


def test_a_build_that_fails_leaves_the_old_index_and_no_scraps(settings: Settings) -> None:
    class Failing(PairEncoder):
        def documents(self, texts):  # type: ignore[no-untyped-def]
            raise UserError("模型坏了")

    first = built(settings)
    reword(settings, "上厕所算不算休息")
    with pytest.raises(UserError, match="模型坏了"):
        built(settings, Failing())
    assert folders(settings) == {first.path.name}
    assert opened(settings).keyword("蓝墨水", 1)


def test_a_second_build_waits_for_the_first(settings: Settings) -> None:
    inside, go_on = threading.Event(), threading.Event()

    class Held(PairEncoder):
        def documents(self, texts):  # type: ignore[no-untyped-def]
            inside.set()
            assert go_on.wait(30)
            return super().documents(texts)

    first = threading.Thread(target=built, args=(settings, Held()))
    first.start()
    assert inside.wait(30)

    def progress(stage: str, done: int, total: int) -> None:
        if stage == WAITING:
            waited.append(stage)
            go_on.set()

    waited: list[str] = []
    second = build(tiny_library(settings), settings, encoder=PairEncoder(), progress=progress)
    first.join()
    assert waited == [WAITING]
    assert second.up_to_date


_BUILDER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tiny_world import PairEncoder, tiny_library, tiny_settings
from advisor.index import build
settings = tiny_settings(Path(sys.argv[2]))
report = lambda stage, done, total: print(stage, done, flush=True)
build(tiny_library(settings), settings, encoder=PairEncoder(pause=0.01), progress=report)
print("done", flush=True)
"""


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_an_index_that_answers(
    settings: Settings, tmp_path: Path
) -> None:
    serving = built(settings).hash
    reader = opened(settings)
    topic = settings.knowledge_dir / "topics" / "tea-break.md"
    unchanged = topic.read_text(encoding="utf-8")
    moments = ["读取条文 0", "读取条文 1", "建立关键词索引", "计算向量 0", "计算向量 ", "写入向量库"]
    chance = random.Random(20261122)
    scraps = 0
    for number, moment in enumerate(moments):
        # Every builder has every text to embed again, so that none is through too soon.
        for path in settings.data_dir.glob("vectors.sqlite*"):
            path.unlink()
        reword(settings, f"第{number}种问法")
        command = [sys.executable, "-c", _BUILDER, str(Path(__file__).parent), str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as builder:
            assert builder.stdout is not None
            assert any(line.startswith(moment) for line in builder.stdout)
            time.sleep(chance.uniform(0, 0.2))
            builder.kill()
        survivor = opened(settings)
        if survivor.info.hash != serving:
            # Only the last is late enough for the pointer to have been replaced: by a whole new index.
            assert moment == "写入向量库"
            assert any(passage.text == f"第{number}种问法" for passage in survivor.passages)
        assert survivor.keyword("蓝墨水", 1)[0][0].article == "第二条"
        assert survivor.dense(["茶歇时间照样算工时"], 1)[0].passage.article == "第二条"
        assert reader.dense(["茶歇时间照样算工时"], 1)
        survivor.close()
        scraps = max(scraps, len(folders(settings)) - 1)
        topic.write_text(unchanged, encoding="utf-8")
    assert scraps > 0
    reader.close()
    reword(settings, "最后一种问法")
    last = built(settings)
    assert folders(settings) == {last.path.name}
    assert any(passage.text == "最后一种问法" for passage in opened(settings).passages)
