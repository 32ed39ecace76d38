"""An HTTP server on this machine, in a thread of its own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def local_server(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Have requests answered by a handler until the block ends; give the server's URL."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    # It looks every 0.01 s whether it shall end, and not every 0.5 s: a test waits for that.
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
