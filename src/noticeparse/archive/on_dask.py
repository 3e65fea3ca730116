"""A run over a folder on a cluster of Dask: the workers read parts into a shared folder, this process alone writes the archive."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from noticeparse.archive.batch import ALL_FILES, Done, answer_of, entries_of, mark_gone, settled, tool
from noticeparse.archive.parts import answers_of, name_of, parts_of, read_part
from noticeparse.archive.remote import absolute
from noticeparse.archive.shared import shared_folder
from noticeparse.archive.workers import DEFAULT_LIMITS
from noticeparse.errors import OutputError, UnreadableSourceError, missing_extra
from noticeparse.sources.limits import NO_MEANS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from noticeparse.archive.batch import Retry
    from noticeparse.archive.parts import Part
    from noticeparse.archive.selection import Entry, Selection
    from noticeparse.archive.store import Store
    from noticeparse.archive.worker import Limits
    from noticeparse.sources.limits import Means

_WAITING = (
    8  # parts a thread of the cluster that are handed over at once: more would only strain the scheduler
)
_RETRIES = 3


def run_on_dask(
    root: str,
    store: Store,
    *,
    scheduler: str | None = None,
    shared: str | None = None,
    selection: Selection = ALL_FILES,
    files: Sequence[str] | None = None,
    jobs: int = 1,
    limits: Limits = DEFAULT_LIMITS,
    retry: Retry = "lost",
    means: Means = NO_MEANS,
) -> Iterator[Done]:
    """As ``run_batch``, on the cluster at ``scheduler`` (``tcp://…``), or on one of ``jobs`` processes made for the run.

    Every machine sees the folder and ``shared`` (default: the archive's name with ``.parts``) under the same path. A part
    that was read before a run was broken off is taken from there. Raises UnreadableSourceError where the cluster can't be
    reached, MissingDependencyError without the package distributed, else as ``run_batch``.
    """
    root = absolute(root)
    shared = absolute(shared or store.path + ".parts")
    waiting: deque[Done] = deque()

    def unsettled() -> Iterator[Entry]:
        for entry in entries_of(root, selection, files):
            if settled(store, entry, retry, means):
                waiting.append(Done(entry, None))
            else:
                yield entry

    _make(shared)
    with _cluster(scheduler, jobs) as client:
        for part in _read(client, shared, parts_of(root, unsettled(), tool(), limits, means)):
            while waiting:
                yield waiting.popleft()
            for entry, answer in answers_of(shared, part):
                store.keep(entry, answer)
                yield Done(entry, answer)
            store.commit()
            # Its answers are in the archive; what was lost is to be tried again.
            shared_folder(shared).remove(name_of(part))
    yield from waiting
    if files is None:
        mark_gone(root, store)
    store.commit()
    shared_folder(shared).remove_itself()


def _read(client: Any, shared: str, parts: Iterator[Part]) -> Iterator[Part]:
    """The parts as they are done; only as many are handed over as keep the cluster busy, and their results are a number each."""
    from distributed import as_completed  # noqa: PLC0415 - an extra

    by_key: dict[str, Part] = {}
    running: Any = as_completed()

    def hand_over() -> None:
        most = max(1, sum(client.nthreads().values())) * _WAITING
        while len(by_key) < most and (part := next(parts, None)) is not None:
            by_key[part.key] = part
            running.add(
                client.submit(
                    read_part, shared, part, answer_of, key=f"noticeparse-{part.key}", retries=_RETRIES
                )
            )

    hand_over()
    while by_key:
        future = next(running)
        part = by_key.pop(future.key.removeprefix("noticeparse-"))
        error = future.exception()
        if error is not None:
            raise _failed(shared, error) from error
        future.release()
        yield part
        hand_over()


def _cluster(scheduler: str | None, jobs: int) -> Any:
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra
    except ImportError as problem:
        raise missing_extra("distributed", "dask") from problem
    if scheduler is None:
        cluster = LocalCluster(n_workers=jobs, threads_per_worker=1, host="127.0.0.1", dashboard_address=None)
        return Client(cluster)
    try:
        return Client(scheduler, timeout="10s")
    except (OSError, ValueError) as problem:
        raise UnreadableSourceError(
            "E341",
            {
                "en": f"no scheduler of Dask answers at {scheduler}",
                "zh": f"{scheduler} 处没有 Dask 调度器应答",
            },
            {
                "en": "Start one with: dask scheduler, and dask worker ADDRESS on each machine",
                "zh": "请先启动：dask scheduler，并在各机器上运行 dask worker 地址",
            },
        ) from problem


def _failed(shared: str, error: BaseException) -> OutputError:
    words = f"{type(error).__name__}: {error}"[:200]
    return OutputError(
        "E906",
        {"en": f"a part can't be written by the cluster: {words}", "zh": f"集群无法写入分片：{words}"},
        {
            "en": "Every machine must see the folder and the parts under the same path; start the same command again",
            "zh": "各机器须以相同路径访问待读文件夹与分片文件夹；处理后重新运行同一命令",
        },
        file=shared,
    )


def _make(shared: str) -> None:
    try:
        shared_folder(shared).make()
    except OSError as problem:
        raise _failed(shared, problem) from problem
