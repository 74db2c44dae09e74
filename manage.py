#!/usr/bin/env python
"""Django's command line for this project: `python manage.py help` lists the commands."""

from tracker.__main__ import main

if __name__ == "__main__":
    main()
