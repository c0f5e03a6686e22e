"""What is done outside of requests: long plans, imports and reverts, by workers that take them from a queue.

`starting` puts a job into the queue, `running` is what a worker does with it, `following` says meanwhile how far it is
and has it stop; `size` tells which are long. The queue itself is procrastinate's; see tracker/jobs/tasks.py.
"""
