"""How gunicorn serves: `gunicorn --config python:tracker.serving`."""

wsgi_app = "tracker.wsgi"
workers = 2  # enough for an office; each waits for the one writer SQLite allows anyway
# A download of 100,000 rows takes minutes: it must neither keep the others waiting nor pass for a worker that hangs.
threads = 4
timeout = 60  # seconds without a sign of life; a request may take longer, as reading a long file does
max_requests = 1000  # a worker that grew is replaced
max_requests_jitter = 100
limit_request_line = 4094
forwarded_allow_ips = ""  # whether a proxy is believed is said in one place: BEHIND_TLS_PROXY
control_socket_disable = True  # nobody here uses it, and by default it opens in the home folder
