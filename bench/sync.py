"""The whole of Kolada from the replay into a lake."""
import os, pathlib, subprocess, sys

from harness import fresh, run


class Replay:
    """The service, on a port of its own."""

    def __enter__(self):
        replay = pathlib.Path(os.environ["SHARED"]) / "kolada" / "replay"
        if not replay.exists():
            sys.exit(f"no replay at {replay}: set SHARED to the folder that holds kolada/replay")
        self.process = subprocess.Popen([replay, "--port", "0", "--quiet"], stdout=subprocess.PIPE, text=True)
        return self.process.stdout.readline().split()[-1].rstrip("/")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def measure(asked, lake):
    fresh(lake)
    with Replay() as address:
        ran = run([asked.bin / "nyckeltal", "sync", "--all", "--lake", lake, "--kolada-url", address, "--rate", "1000"])
    print(f"\nSync of all of Kolada from the replay: {ran.wall_s:.1f} s, {ran.cpu_s:.1f} s of them ours, peak {ran.peak_mb:.0f} MB")
    print("  " + ran.out.strip().replace("\n", "\n  "), flush=True)
