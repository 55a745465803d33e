"""Decks of 100 and 1,000 slides with as many charts: ours against python-pptx and PptxGenJS on equal content."""
import json, subprocess

from harness import HERE, check, engine, interleaved, run, table

SIZES = {100: 3, 1000: 1}
PEERS = ("python-pptx", "PptxGenJS")


def package(asked):
    """PptxGenJS of the version in package.json, in a folder of its own."""
    folder = asked.work / "node"
    wanted = (HERE / "package.json").read_text()
    if not (folder / "package.json").exists() or (folder / "package.json").read_text() != wanted or not (folder / "node_modules").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text(wanted)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return folder


def same(ours, theirs, name):
    for what in ours:
        check(f"{what} of {name}", ours[what] == theirs[what], str(theirs[what]))


def told(path):
    return json.loads(engine("deck_told", path).out)


def measure(asked):
    out = asked.work / "decks"
    out.mkdir(parents=True, exist_ok=True)
    node = package(asked)
    smaller = {}
    for n, n_runs in SIZES.items():
        deck, content = out / f"ours-{n}.pptx", out / f"content-{n}.json"
        run([asked.bin / "deck", n, deck])
        engine("deck_content", deck, content)
        peer = {name: out / f"{name}-{n}.pptx" for name in PEERS}
        contenders = {
            "Nyckeltal": lambda: run([asked.bin / "deck", n, deck]),
            "python-pptx": lambda: engine("deck_python_pptx", content, peer["python-pptx"]),
            "PptxGenJS": lambda: run(["node", HERE / "engines/deck_pptxgenjs.cjs", content, peer["PptxGenJS"]], NODE_PATH=str(node / "node_modules")),
        }
        best = interleaved(contenders, n_runs)
        print(f"\nContent of {n} slides", flush=True)
        ours = told(deck)
        for name in PEERS:
            same(ours, told(peer[name]), name)
        table(f"Decks: {n} slides with {ours['charts']} charts; files of " + ", ".join(f"{path.stat().st_size / 1e6:.1f} MB" for path in [deck, *peer.values()]), best)
        for name, ran in best.items():
            if name in smaller:
                print(f"  {name:36}{ran.inside_s / smaller[name].inside_s:>6.1f} times the time of a tenth of the slides, {ran.cpu_s / smaller[name].cpu_s:.1f} times the CPU")
        smaller = best
