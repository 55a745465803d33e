"""The replay of the API: started, stopped, and put behind a proxy that writes down what was asked for."""
import atexit, contextlib, http.client, json, subprocess, sys, threading, urllib.parse, urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from program import SHARED

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def get_json(url):
    with OPENER.open(url, timeout=120) as answer:
        return json.load(answer)


def start(*options):
    """Starts a replay, which ends with this script. Gives its base address, with the version, and the process."""
    process = subprocess.Popen(
        [sys.executable, SHARED / "kolada/replay", "--port", "0", "--quiet", *options],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    atexit.register(stop, process)
    base = process.stdout.readline().strip()
    if not base:
        sys.exit("  FAIL  the replay did not start\n0 passed, 1 failed")
    return (base if base.endswith("/v3") else base.rstrip("/") + "/v3"), process


def stop(process):
    process.kill()
    process.wait()


@contextlib.contextmanager
def running(*options):
    base, process = start(*options)
    try:
        yield base
    finally:
        stop(process)


def stats(base):
    parts = urllib.parse.urlsplit(base)
    return get_json(f"{parts.scheme}://{parts.netloc}/stats")


class Proxy:
    """Forwards to a replay. `asked` holds the full address of every request, in order, and whether all of it was delivered.

    The Host header goes on as it came, so that the replay's `next_url` leads to the proxy again.
    """

    def __init__(self, base):
        upstream, asked = urllib.parse.urlsplit(base).netloc, []

        class Handler(BaseHTTPRequestHandler):
            protocol_version, wbufsize = "HTTP/1.1", 1 << 16

            def log_message(self, *_):
                pass

            def do_GET(self):
                entry = [f"http://{self.headers['Host']}{self.path}", False]
                asked.append(entry)
                there = http.client.HTTPConnection(upstream, timeout=120)
                try:
                    there.request("GET", self.path, headers=dict(self.headers))
                    answer = there.getresponse()
                    body = answer.read()
                    self.send_response_only(answer.status)
                    for name, value in answer.getheaders():
                        if name.lower() not in ("connection", "transfer-encoding"):
                            self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body)
                    self.wfile.flush()
                    entry[1] = True
                except (OSError, http.client.HTTPException):
                    self.close_connection = True
                finally:
                    there.close()

            def finish(self):
                with contextlib.suppress(OSError):
                    super().finish()

        self.asked = asked
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_: None          # a killed client resets its connections
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}/v3"
