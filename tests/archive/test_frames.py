"""Batches of Arrow: one row a file whatever it holds, also under Spark and Ray where they are installed."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.multiplied import write_copies
from noticeparse import arrow_schema, parse_batch, parse_file
from tests.hostile.case import NOTICE
from tests.hostile.pdfs import fan_out

if TYPE_CHECKING:
    from pathlib import Path

pa = pytest.importorskip("pyarrow")
STATUSES = ["failed", *["ok"] * 5]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_copies(tmp_path / "in", [NOTICE], 5)
    (tmp_path / "in" / "empty.txt").write_text("\u3000\n")  # Spark leaves out files without a byte
    return tmp_path / "in"


@pytest.mark.parametrize("isolated", [False, True])
def test_a_batch_of_paths(folder: Path, isolated: bool) -> None:
    paths = [*sorted(str(path) for path in folder.iterdir()), str(folder / "nowhere.txt")]
    made = parse_batch(pa.RecordBatch.from_pydict({"path": paths}), isolated=isolated)
    assert made.schema.equals(arrow_schema())
    assert made.column("path").to_pylist() == paths
    assert made.column("code").to_pylist() == [None] * 5 + ["E305", "E301"]
    assert made.column("record")[0].as_py() == parse_file(paths[0]).model_dump_json()


@pytest.mark.parametrize("column", ["content", "bytes"])
def test_a_batch_of_bytes(column: str) -> None:
    rows = {"path": ["a.txt", "b.txt", "c.bin"], column: [NOTICE.encode(), b"", bytes(range(256)) * 9]}
    made = parse_batch(pa.table(rows))
    assert isinstance(made, pa.Table)
    assert made.column("status").to_pylist() == ["ok", "failed", "failed"]
    assert made.column("theme")[0].as_py() == "书香清河"


@pytest.mark.skipif(sys.platform != "linux", reason="the limits of memory need Linux")
def test_a_file_that_hangs_costs_only_itself_where_it_is_isolated() -> None:
    rows = {
        "path": ["poison-regex", "a.txt", "fan.pdf"],
        "content": [NOTICE.encode(), NOTICE.encode(), fan_out()],
    }
    made = parse_batch(pa.RecordBatch.from_pydict(rows), isolated=True, seconds=5.0)
    assert made.column("status").to_pylist() == ["ok", "ok", "failed"]


def test_an_empty_batch() -> None:
    made = parse_batch(pa.RecordBatch.from_pydict({"path": pa.array([], pa.string())}))
    assert (made.num_rows, made.schema) == (0, arrow_schema())


@pytest.fixture
def for_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that an engine starts find the package where this one does."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
def test_spark_maps_it(folder: Path, tmp_path: Path, for_workers: None) -> None:
    sql = pytest.importorskip("pyspark.sql")
    from pyspark.sql.pandas.types import from_arrow_schema

    spark = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.warehouse.dir", str(tmp_path / "warehouse"))
        .getOrCreate()
    )
    try:
        files = spark.read.format("binaryFile").load(str(folder)).select("path", "content")
        read = files.mapInArrow(
            lambda batches: (parse_batch(batch, isolated=True) for batch in batches),
            from_arrow_schema(arrow_schema()),
        )
        rows = read.select("status", "theme").collect()
    finally:
        spark.stop()
    assert sorted(row.status for row in rows) == STATUSES
    assert {row.theme for row in rows if row.status == "ok"} == {"书香清河"}


@pytest.mark.filterwarnings("ignore")
def test_ray_maps_it(folder: Path, for_workers: None) -> None:
    ray = pytest.importorskip("ray")
    pytest.importorskip("ray.data")

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        files = ray.data.read_binary_files(str(folder), include_paths=True)
        rows = files.map_batches(
            parse_batch, batch_format="pyarrow", batch_size=3, fn_kwargs={"isolated": True}
        ).take_all()
    finally:
        ray.shutdown()
    assert sorted(row["status"] for row in rows) == STATUSES
    assert {row["theme"] for row in rows if row["status"] == "ok"} == {"书香清河"}
