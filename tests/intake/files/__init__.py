"""Files built for the tests: real ones, and hostile ones.  Nothing here is stored; each test builds what it needs."""
