"""Processes of their own, with their time and their peak of memory; and tables of them."""
import dataclasses, os, pathlib, re, shutil, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
N_THREADS = len(os.sched_getaffinity(0))


@dataclasses.dataclass
class Ran:
    wall_s: float
    cpu_s: float
    peak_mb: float
    told: dict
    out: str

    @property
    def inside_s(self):
        """Without starting Python and importing, where the process tells it."""
        return float(self.told.get("inside_s", [self.wall_s])[0])


def run(arguments, **environment):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.monotonic()
        process = subprocess.Popen([str(a) for a in arguments], stdout=out, stderr=err, env=os.environ | environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall_s, process.returncode = time.monotonic() - began, os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        text, errors = out.read().decode(), err.read().decode()
    if process.returncode:
        sys.exit(f"{arguments[0]} ended with {process.returncode}:\n{errors[-2000:]}")
    told = {}
    for name, value in re.findall(r"^(\w+) (\S+)$", text, re.M):
        told.setdefault(name, []).append(value)
    return Ran(wall_s, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, told, text)


def engine(name, *arguments, **environment):
    return run([sys.executable, HERE / "engines" / f"{name}.py", *arguments], **environment)


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def interleaved(contenders, n_runs):
    """Best of `n_runs`, one after another in turn, so that a busy minute of the machine hits all of them."""
    best = {}
    for _ in range(n_runs):
        for name, start in contenders.items():
            ran = start()
            kept = best.setdefault(name, ran)
            best[name] = dataclasses.replace(
                min(kept, ran, key=lambda r: r.inside_s),
                cpu_s=min(kept.cpu_s, ran.cpu_s),
                peak_mb=min(kept.peak_mb, ran.peak_mb),
            )
    return best


def table(title, best, n_rows=None):
    """Times and peaks, and how often the first contender's they are."""
    ours = next(iter(best.values()))
    print(f"\n{title}")
    print(f"  {'':36}{'time s':>9}{'ratio':>7}{'CPU s':>9}{'ratio':>7}{'peak MB':>10}{'ratio':>7}" + ("   million values/s" if n_rows else ""))
    for name, ran in best.items():
        rate = f"{n_rows / ran.inside_s / 1e6:>19.2f}" if n_rows else ""
        print(
            f"  {name:36}{ran.inside_s:>9.3f}{ran.inside_s / ours.inside_s:>7.2f}{ran.cpu_s:>9.2f}{ran.cpu_s / ours.cpu_s:>7.2f}"
            f"{ran.peak_mb:>10.0f}{ran.peak_mb / ours.peak_mb:>7.2f}{rate}",
            flush=True,
        )


def check(what, ok, detail=""):
    print(("  same  " if ok else "  DIFFERENT  ") + what + (f": {detail}" if detail else ""), flush=True)
    if not ok:
        sys.exit(1)
