"""What makes the program start sooner, each with what it gains. What gains less than 10 ms is not here.

Whole processes in turn, with Python 3.11 on two cores; the least time of 8 to 40 runs each, the built-in
briefing.

- `preload`, the second process that reads the briefing: the first page is painted after 0.42 s instead of
  0.56 s, where the second core is free.
- `interpreter.pause_collection`: until the first page is painted Python would look for garbage 83 times,
  23 ms; in the second process 48 times, 16 ms.
- `interpreter.resume_collection_of_new`: a full search for garbage holds the open window up for 15 ms less.
- `interpreter.collect_seldom`: printing would look for garbage 167 times instead of 39, 73 ms.
- `interpreter.end_at_once`: taking the interpreter, Qt and the typesetter's pages apart takes 0.14 s of the
  1.15 s of printing, and 22 ms of the second process, which is waited for.
- `interpreter.switch_threads_often`: while a briefing with 20,000 figures is checked in a thread its first
  page is there after 0.5 s instead of 2 to 4 s.

Tried and left out: `posix_spawn` in place of `subprocess` (3 ms, 13 ms where all cores are busy), and an
exchange of `builtins.__import__` that kept modules from being imported (7 ms).

Three more are where they belong: `charts` imports numpy and pyqtgraph without what nobody uses (50 ms; 100 ms
and 8 MB), `briefing.record` makes the classes of the model (20 ms), and `system.gc_pause` is for all that
reads a briefing.
"""
