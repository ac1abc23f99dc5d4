"""The parts of a build, side by side in two processes.

Both processes have all tasks from their beginning: forked ones share the content with the one that read it,
so that only the names of tasks and what they return travel. Where a fork is not safe or not known, the tasks
are handed over once, when a process starts.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

AT_ONCE = 2
Tasks = Mapping[str, Callable[[], Any]]
# The tasks of the process that this module is in; empty in the one that only waits for the others.
_tasks: dict[str, Callable[[], Any]] = {}


def run(tasks: Tasks) -> Iterator[tuple[str, Any]]:
    """Run `tasks` in their order, two at once; yields names and results as they come.

    Raises what a task raises; the tasks that have not begun are then left out.
    """
    gc.collect()
    gc.freeze()  # or the collector of every process would copy what they share
    pool = ProcessPoolExecutor(AT_ONCE, _context(), initializer=_begin, initargs=(dict(tasks),))
    try:
        waiting = {pool.submit(_run, name): name for name in tasks}
        for done in as_completed(waiting):
            yield waiting[done], done.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        gc.unfreeze()


def _context() -> BaseContext:
    """How to start processes: a fork where nothing else runs in this one, not even threads of a library."""
    threads = Path("/proc/self/task")
    alone = sys.platform == "linux" and threads.is_dir() and len([*threads.iterdir()]) == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _begin(tasks: dict[str, Callable[[], Any]]) -> None:
    _tasks.update(tasks)
    parent = multiprocessing.parent_process()

    def end_with_parent() -> None:
        # Where the build is killed, no more work would ever come.
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()


def _run(name: str) -> Any:
    return _tasks[name]()
