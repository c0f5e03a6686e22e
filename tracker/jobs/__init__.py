"""Background jobs: long plans, imports and reverts, by workers that take them from a queue.

In order: `size` tells which are long, `queueing` puts a job into the queue, procrastinate hands it to `tasks`,
`worker` runs it as one transaction, `import_tasks` does what the job asks for. Meanwhile `progress` writes down how
far it is (as transfer/progress.py counts it; admin/files/job_progress.py shows it) and stops it when it is cancelled.
`messages` are what is said in the end, `worker_count` whether any worker runs.
"""
