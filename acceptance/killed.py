"""Killed at twenty moments of a cold build, the next run ends as if nothing had happened and asks nothing twice."""
import hashlib, json, os, random, shutil, signal, time

import replay
from program import FAST, Tally, finish, kill, snapshot, start, sums, work_folder

SEED, N_FETCHING, N_WRITING, N_TRIES = 20, 12, 8, 5
AGED_S = 2 * 3600


def kept_pages(lake):
    """The addresses of the pages that are kept whole in the lake: a line of JSON, then the body it tells of."""
    kept = set()
    for path in (lake / "staging").glob("*/*.page"):
        head, _, body = path.read_bytes().partition(b"\n")
        try:
            origin = json.loads(head)
        except ValueError:
            continue
        if origin.get("body_sha256") == hashlib.sha256(body).hexdigest():
            kept.add(origin["url"])
    return kept


def is_running(process):
    return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def cold_build(arguments, lake):
    """Runs a build to its end. Gives the run, and after how many seconds the snapshot was written."""
    process = start(arguments)
    written_s = None
    while is_running(process):
        if written_s is None and (lake / "LATEST").exists():
            written_s = time.monotonic() - process.began
        time.sleep(0.005)
    done = finish(process)
    return done, written_s or done.wall_s * 0.8


def killed_at(moment_s, is_writing, arguments, lake):
    """Starts a build and kills it after so many seconds, counted from its start or from when the snapshot was there.

    Whether it was still at work then.
    """
    process = start(arguments)
    while is_writing and not (lake / "LATEST").exists() and is_running(process):
        time.sleep(0.002)
    since = time.monotonic() if is_writing else process.began
    time.sleep(max(0.0, since + moment_s - time.monotonic()))
    kill(process)
    return finish(process).code == -signal.SIGKILL


def moments(fetching_s, writing_s):
    """Seeded, spread evenly: (seconds, whether they count from the snapshot on)."""
    chance = random.Random(SEED)
    for n_moments, length_s, is_writing in [(N_FETCHING, fetching_s, False), (N_WRITING, writing_s, True)]:
        for n in range(n_moments):
            yield (n + chance.random()) / n_moments * length_s, is_writing


def main():
    tally, work = Tally(), work_folder()
    base, _ = replay.start()
    proxy = replay.Proxy(base)
    arguments = lambda out, lake: ["build", "--out", out, "--lake", lake, "--kolada-url", proxy.base, *FAST]
    clean, written_s = cold_build(arguments(work / "clean", work / "clean-lake"), work / "clean-lake")
    if clean.code != 0:
        tally.check("a clean build through the proxy", False, clean.tail(8))
        tally.end()
    wanted, wanted_snapshot = sums(work / "clean"), snapshot(work / "clean")
    print(f"  a cold build takes {clean.wall_s:.2f} s, {written_s:.2f} s of them until the snapshot; {len(proxy.asked)} requests")

    n_with_pages = n_after_snapshot = n_killed = 0
    for n, (moment_s, is_writing) in enumerate(moments(written_s, clean.wall_s - written_s), 1):
        out, lake = work / f"out-{n}", work / f"lake-{n}"
        for _ in range(N_TRIES):
            was_killed = killed_at(moment_s, is_writing, arguments(out, lake), lake)
            if was_killed:
                break
            # It was quicker this time: anew, and sooner.
            moment_s *= 0.8
            shutil.rmtree(out)
            shutil.rmtree(lake)
        n_killed += was_killed
        kept, has_snapshot = kept_pages(lake), (lake / "LATEST").exists()
        n_with_pages, n_after_snapshot = n_with_pages + bool(kept), n_after_snapshot + has_snapshot
        time.sleep(0.05)                      # what the killed one had asked for is still on its way through the proxy
        asked_before = len(proxy.asked)
        again = finish(start(arguments(out, lake)))
        asked = {url for url, _ in proxy.asked[asked_before:]}
        twice = sorted(asked & kept)
        name = f"kill {n}, {moment_s:.2f} s after {'the snapshot' if is_writing else 'the start'} ({len(kept)} pages kept{', snapshot written' if has_snapshot else ''})"
        if not tally.check(f"{name}: ends well", again.code == 0, f"exit {again.code}" + (f": {again.tail()}" if again.code else "")):
            continue
        tally.check(f"{name}: same snapshot", snapshot(out) == wanted_snapshot)
        have = sums(out)
        wrong = [path for path in wanted if have.get(path) != wanted[path]]
        tally.check(f"{name}: output whole", not wrong, ", ".join(wrong[:5]))
        left_over = have.keys() - wanted.keys()
        if left_over:
            # Of a killed build's unfinished files only what is older than an hour is cleared away: make it so.
            for entry in out.glob(".nyckeltal-*"):
                os.utime(entry, (time.time() - AGED_S,) * 2)
            finish(start([*arguments(out, lake), "--offline"]))
            left_over = sums(out).keys() - wanted.keys()
            name += " and cleared later"
        tally.check(f"{name}: nothing left over", not left_over, f"{len(left_over)} files: {sorted(left_over)[:2]}" if left_over else "")
        tally.check(f"{name}: no kept page asked for again", not twice, f"{len(asked)} asked, again: {twice[:3]}")
        shutil.rmtree(out, ignore_errors=True)
        shutil.rmtree(lake, ignore_errors=True)
    tally.check("every build was killed at work", n_killed == N_FETCHING + N_WRITING, f"{n_killed}")
    tally.check("kills fell among the fetching", n_with_pages >= N_FETCHING // 2, f"{n_with_pages}")
    tally.check("kills fell among the writing", n_after_snapshot >= N_WRITING, f"{n_after_snapshot}")
    tally.end()


main()
