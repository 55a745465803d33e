"""Runs the program, keeps count of what was checked, and compares folders by the sums of their files."""
import atexit, hashlib, json, os, pathlib, shutil, signal, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("SHARED", ROOT / ".." / "shared")).resolve()
PROGRAM = pathlib.Path(os.environ.get("NYCKELTAL", ROOT / "target/release/nyckeltal")).resolve()
FAST = ["--rate", "50"]          # the replay is ours: no need to be as polite as to the public service


class Tally:
    """Counts checks. A place is a check over many compared numbers; none compared is a failure."""

    def __init__(self):
        self.passed = self.failed = 0
        self.places = {}

    def check(self, name, ok, detail=""):
        self.passed, self.failed = self.passed + bool(ok), self.failed + (not ok)
        print(("  ok    " if ok else "  FAIL  ") + name + (f": {detail}" if detail else ""), flush=True)
        return ok

    def place(self, name):
        self.places.setdefault(name, [0, []])

    def compare(self, place, where, got, want, same=None):
        """Counts one comparison. `same` says whether they agree where equality does not."""
        n_and_faults = self.places.setdefault(place, [0, []])
        n_and_faults[0] += 1
        if not (got == want if same is None else same):
            n_and_faults[1].append(f"{where}: shown {got!r}, expected {want!r}")

    def close_places(self):
        for name, (n, faults) in self.places.items():
            self.check(name, n > 0 and not faults, f"{n} compared, {len(faults)} differ")
            for fault in faults[:12]:
                print("        " + fault)
        self.places = {}

    def end(self):
        self.close_places()
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        sys.exit(self.failed > 0)


class Run:
    """One finished run of the program."""

    def __init__(self, code, out, err, wall_s, rss_mb):
        self.code, self.out, self.err, self.wall_s, self.rss_mb = code, out, err, wall_s, rss_mb

    def tail(self, n=3):
        return " | ".join(self.err.strip().splitlines()[-n:])[-400:]


def start(arguments):
    """Starts the program with its output in files, so that a killed one leaves no full pipe behind."""
    out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()
    process = subprocess.Popen([str(PROGRAM), *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=out, stderr=err)
    process.files, process.began = (out, err), time.monotonic()
    return process


def kill(process):
    """Without Popen's own way, which would take the exit code away from `finish`."""
    os.kill(process.pid, signal.SIGKILL)


def finish(process, timeout_s=900):
    """Waits for it; kills it after the time-out. Gives its exit code, words, wall time and peak memory."""
    deadline = process.began + timeout_s
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        if time.monotonic() > deadline:
            kill(process)
        time.sleep(0.002)
    wall_s = time.monotonic() - process.began
    process.returncode = os.waitstatus_to_exitcode(status)
    words = []
    for file in process.files:
        file.seek(0)
        words.append(file.read().decode(errors="replace"))
        file.close()
    return Run(process.returncode, *words, wall_s, usage.ru_maxrss / 1024)


def run(*arguments, timeout_s=900):
    return finish(start(arguments), timeout_s)


def build(out, lake, *more, url=None, timeout_s=900):
    """A build of the built-in day, or of the programme that `more` begins with."""
    address = ["--kolada-url", url, *FAST] if url else []
    return run("build", *more, "--out", out, "--lake", lake, *address, timeout_s=timeout_s)


def must_build(*arguments, **options):
    done = build(*arguments, **options)
    if done.code != 0:
        sys.exit(f"  FAIL  a build that others rest on ended with {done.code}: {done.tail(8)}\n0 passed, 1 failed")
    return done


def work_folder():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="acceptance-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def sums(folder):
    """SHA-256 of every file below a folder, by path."""
    folder = pathlib.Path(folder)
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def manifest(out):
    return json.loads((pathlib.Path(out) / "manifest.json").read_text())


def snapshot(out):
    return manifest(out).get("snapshot")


def different(a, b):
    """The paths at which two results of `sums` differ."""
    return sorted(path for path in a.keys() | b.keys() if a.get(path) != b.get(path))


def check_is_whole(tally, name, out):
    """Deck, workbook and site are there, and every file is the one its manifest tells of."""
    have, told = sums(out), manifest(out).get("files", {})
    wanted = {"deck.pptx", "nyckeltal.xlsx", "site/index.html"}
    wrong = [path for path, told_sum in told.items() if have.get(path) != told_sum]
    return tally.check(name, wanted <= have.keys() and told and not wrong, f"{len(told)} files in the manifest, {len(wrong)} not as told")


def check_deck(path):
    """What `check-deck` reports of one deck."""
    done = subprocess.run([sys.executable, SHARED / "deck/check-deck", "--json", str(path)], capture_output=True, text=True)
    if not done.stdout.startswith("{"):
        return {"faults": [f"check-deck did not run: {done.stderr.strip()[-300:]}"], "counts": {}, "validated_by": []}
    return next(iter(json.loads(done.stdout).values()))
