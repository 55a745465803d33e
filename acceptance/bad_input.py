"""What is wrong and can be mended ends with exit code 1 and a hint, and what was built before stays as it is."""
import contextlib, gzip, os, pathlib, re, subprocess, threading, zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import replay
from program import FAST, PROGRAM, ROOT, SHARED, Tally, build, different, finish, must_build, run, start, sums, work_folder

RSS_MAX_MB = 512


def expect_refusal(tally, name, done, out, before):
    tally.check(f"{name}: exit 1", done.code == 1, f"exit {done.code} after {done.wall_s:.1f} s: {done.tail()}")
    tally.check(f"{name}: a hint", re.search(r"\bhint", done.err, re.I) is not None)
    torn = re.search(r"panicked|RUST_BACKTRACE|stack backtrace|Traceback", done.err)
    tally.check(f"{name}: no panic", torn is None and done.code in (0, 1, 2), torn[0] if torn else "")
    changed = different(sums(out), before)
    tally.check(f"{name}: earlier output untouched", not changed, ", ".join(changed[:4]))


# What a broken service sends: status, headers, body.
PAGE = b'{"values":[{"id":"N11008","title":"Kostnad"}],"next_url":null,"previous_url":null,"count":1}' * 40
ANSWERS = {
    "truncated JSON": (200, {"Content-Type": "application/json"}, PAGE[:61]),
    "broken gzip": (200, {"Content-Type": "application/json", "Content-Encoding": "gzip"}, gzip.compress(PAGE)[:40] + b"\0" * 30),
    "HTML answers": (200, {"Content-Type": "text/html"}, b"<!doctype html><title>Underh\xc3\xa5ll</title><p>Strax tillbaka."),
    "always 500": (500, {"Content-Type": "application/json"}, b'{"detail":"Internal Server Error"}'),
}


def broken_service(answer):
    status, headers, body = answer

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def do_GET(self):
            self.send_response(status)
            for name, value in {**headers, "Content-Length": len(body)}.items():
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/v3"


def check_services(tally, work, out, before):
    """All at once, since each is given its full number of tries."""
    processes = {}
    for n, (name, answer) in enumerate(ANSWERS.items()):
        processes[name] = start(["build", "--out", out, "--lake", work / f"broken-lake-{n}", "--kolada-url", broken_service(answer), *FAST])
    for name, process in processes.items():
        expect_refusal(tally, name, finish(process, timeout_s=400), out, before)


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            with package.open(name, "w") as member:
                for piece in content if not isinstance(content, (str, bytes)) else [content]:
                    member.write(piece.encode() if isinstance(piece, str) else piece)
    return path


def types_of(main_part, main_type):
    return ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/{main_part}" ContentType="application/vnd.openxmlformats-officedocument.{main_type}.main+xml"/></Types>')


def relation_to(part):
    return ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
            f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{part}"/></Relationships>')


def templates(work):
    word = zipped(work / "brev.pptx", {
        "[Content_Types].xml": types_of("word/document.xml", "wordprocessingml.document"),
        "_rels/.rels": relation_to("word/document.xml"),
        "word/document.xml": '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                             "<w:body><w:p><w:r><w:t>Hej</w:t></w:r></w:p></w:body></w:document>"})
    bomb = zipped(work / "bomb.pptx", {
        "[Content_Types].xml": types_of("ppt/presentation.xml", "presentationml.presentation"),
        "_rels/.rels": relation_to("ppt/presentation.xml"),
        "ppt/presentation.xml": (bytes(1 << 20) for _ in range(200))})
    whole = sorted((SHARED / "deck/templates").glob("*.pptx"))[0].read_bytes()
    cut = work / "avklippt.pptx"
    cut.write_bytes(whole[:len(whole) * 2 // 3])
    return {"a Word file as template": word, "a zip bomb as template": bomb, "a cut-off template": cut}


MEMORY_CAP_KB = 1_500_000


def hostile(work):
    """Packages made to break a reader, by name."""
    types, relation = types_of("ppt/presentation.xml", "presentationml.presentation"), relation_to("ppt/presentation.xml")
    parts = lambda **more: {"[Content_Types].xml": types, "_rels/.rels": relation, **more}
    named = lambda name, members: zipped(work / f"{name}.pptx", members)
    laughs = '<!DOCTYPE p [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{("&a" + (str(n - 1) if n else "") + ";") * 10}">' for n in range(12)) + "]><p>&a11;</p>"
    nothing = work / "ingenting.pptx"
    with nothing.open("wb") as file:
        file.truncate(1 << 30)
    long_nothing = work / "ingenting-som-zip.pptx"
    with long_nothing.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(1 << 30)
    whole = sorted((SHARED / "deck/templates").glob("*.pptx"))[0].read_bytes()
    lying = work / "ljugande.pptx"
    at = whole.rfind(b"PK\x05\x06")
    lying.write_bytes(whole[:at + 8] + b"\xff\xff\xff\xff" + whole[at + 12:])
    crowd = {f"ppt/media/{n}.bin": bytes(1 << 20) for n in range(300)}
    return {
        "a gigabyte of nothing": nothing,
        "a gigabyte that begins as an archive": long_nothing,
        "entities in entities": named("skratt", parts(**{"ppt/presentation.xml": laughs})),
        "elements without end": named("djupt", parts(**{"ppt/presentation.xml": "<a>" * 5_000_000})),
        "millions of elements": named("brett", parts(**{"ppt/presentation.xml": "<p>" + "<a/>" * 6_000_000 + "</p>"})),
        "a million attributes": named("attribut", parts(**{"ppt/presentation.xml": "<p " + " ".join(f'a{n}="1"' for n in range(1_000_000)) + "/>"})),
        "a path that climbs out": named("ut", parts(**{"../../ut.xml": "<a/>"})),
        "many files that swell together": named("mangd", parts(**crowd)),
        "a directory that lies": lying,
        "text in no encoding": named("kodning", parts(**{"ppt/presentation.xml": b"\xff\xfe<\x00p\xd8"})),
    }


def check_hostile(tally, work, lake, out, before):
    """Each in a process whose memory has a cap: a build, `template check` and `check`."""
    for name, package in hostile(work).items():
        done = build(out, lake, "--template", package, "--offline", timeout_s=120)
        expect_refusal(tally, name, done, out, before)
        for command in (["template", "check"], ["check"]):
            words = ["bash", "-c", f"ulimit -v {MEMORY_CAP_KB}; exec \"$@\"", "-", PROGRAM, *command, package]
            done = subprocess.run(list(map(str, words)), capture_output=True, text=True, timeout=60)
            ok = done.returncode == 1 and "hint: " in done.stderr and "panicked" not in done.stderr
            tally.check(f"{name}: {' '.join(command)} within {MEMORY_CAP_KB // 1000} MB", ok, done.stderr.strip()[-160:])


def check_templates(tally, work, lake, out, before):
    for name, template in templates(work).items():
        done = build(out, lake, "--template", template, "--offline", timeout_s=120)
        expect_refusal(tally, name, done, out, before)
        tally.check(f"{name}: memory", done.rss_mb < RSS_MAX_MB, f"{done.rss_mb:.0f} MB")


def check_folders(tally, work, lake, out, before):
    file = work / "en-fil"
    file.write_text("ingen mapp")
    expect_refusal(tally, "an output folder below a file", build(file / "ut", lake, "--offline"), out, before)
    tally.check("an output folder below a file: the file stays", file.read_text() == "ingen mapp")
    with small_disk(work / "disk", lake) as disk:
        if disk is None:
            print("  skipped: a full disk (no tmpfs can be mounted here)")
            return
        must_build(disk / "out", lake, "--offline")
        before_full = sums(disk / "out")
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        (disk / "fyllnad").write_bytes(bytes(max(0, free - (64 << 10))))
        # In the other language, so that no file is the one that is there.
        expect_refusal(tally, "a full disk", build(disk / "out", lake, "--offline", "--lang", "en"), disk / "out", before_full)


@contextlib.contextmanager
def small_disk(path, lake):
    path.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512m", "tmpfs", path], capture_output=True).returncode == 0
    try:
        yield path if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", path], capture_output=True)


def programme_text(tally, work):
    path = work / "dagen.toml"
    done = run("init", path)
    tally.check("init writes a programme", done.code == 0 and path.exists(), done.tail())
    return path.read_text() if path.exists() else (ROOT / "programmes/sodertorn.toml").read_text()


def check_programmes(tally, work, lake, out, before, base):
    text = programme_text(tally, work)

    def built(name, changed):
        assert changed != text, name
        path = work / f"{name.replace(' ', '-')}.toml"
        path.write_text(changed)
        return build(out, lake, path, url=base)

    wrong_field = text.replace("title_sv =", "titel_sv =", 1)
    expect_refusal(tally, "a wrong field", built("a wrong field", wrong_field), out, before)

    codes = sorted(set(re.findall(r'^(?:area|host) = "(\d{4})"', text, re.M)))
    nobody = text
    for n, code in enumerate(codes):
        nobody = nobody.replace(f'"{code}"', f'"{9999 - n}"')
    expect_refusal(tally, "a group without values", built("a group without values", nobody), out, before)

    # A programme may name a key figure without values, and the build says which; what is unknown may be refused as well.
    done = built("an unknown key figure", text.replace('"N11008"', '"N99999"'))
    if done.code == 0:
        tally.check("an unknown key figure: built, and named", "N99999" in done.out + done.err, done.tail())
    else:
        expect_refusal(tally, "an unknown key figure", done, out, before)


def main():
    tally, work = Tally(), work_folder()
    out, lake = work / "out", work / "lake"
    base, _ = replay.start()
    must_build(out, lake, url=base)
    before = sums(out)
    check_services(tally, work, out, before)
    check_templates(tally, work, lake, out, before)
    check_hostile(tally, work, lake, out, before)
    check_folders(tally, work, lake, out, before)
    check_programmes(tally, work, lake, out, before, base)
    tally.end()


main()
