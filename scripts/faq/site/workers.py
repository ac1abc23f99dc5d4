"""The parts of a build, side by side in two processes: this one, and one that helps it.

The other has all tasks from its beginning: a forked one shares the content with the one that read it, so that
only the names of tasks and what they return travel. Where a fork is not safe or not known, the tasks are
handed over once, when it starts.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

Tasks = Mapping[str, Callable[[], Any]]
# The tasks of the process that helps; empty in the one that it helps.
_tasks: dict[str, Callable[[], Any]] = {}


def run(tasks: Tasks) -> Iterator[tuple[str, Any]]:
    """Run `tasks` in their order, two at once; yields names and results, those of this process as they come.

    Raises what a task raises; the tasks that have not begun are then left out.
    """
    gc.collect()
    gc.freeze()  # or the collector of both processes would copy what they share
    todo, taking = deque(tasks), threading.RLock()
    handed_over: dict[str, Future[Any]] = {}
    pool = ProcessPoolExecutor(1, _context(), initializer=_begin, initargs=(dict(tasks),))

    def hand_over(_: object = None) -> None:
        with taking:
            if todo:
                name = todo.popleft()
                handed_over[name] = pool.submit(_run, name)
                handed_over[name].add_done_callback(hand_over)

    def own() -> str:
        with taking:
            return todo.popleft() if todo else ""

    try:
        hand_over()
        while name := own():
            yield name, tasks[name]()
        yield from ((name, result.result()) for name, result in handed_over.items())
    finally:
        todo.clear()
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
