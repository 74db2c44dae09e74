"""A mixed load on a real server whose workers are killed: ``python -m tests.load``.

Eight people look, decide, follow, import and send damaged requests at once, while workers and now and then the whole
server are killed.  Whatever the server acknowledged is written down by whoever was told so, and afterwards the
database is held against these notes: nothing acknowledged may be lost, nothing done twice, nothing answered with 500.
"""
