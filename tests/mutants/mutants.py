#!/usr/bin/env python3
"""Breaks the core in many places, one at a time, and counts which of them its tests notice.

    mutants.py [--count 150] [--minutes 120] [--seed 18] [--room NAME]      after `make native` and its target explainer_tests

universalmutator says what a mutant of a file may be. A sample by a fixed seed is compiled, a file each, and linked with
the objects of build/native, then the tests of its room run. What compiles to the same code as the original is none. A
test that fails, crashes or hangs kills it. What survives is printed with its line, for a case of ours or a reason why it
is as good as the original. No file of the tree is changed.
"""
import argparse
import collections
import difflib
import json
import pathlib
import random
import re
import resource
import shlex
import subprocess
import sys
import time

root = pathlib.Path(__file__).resolve().parents[2]
native = root / "build/native"
work = root / "build/mutants"

# By room: its files, the tests that must notice, its share of the sample.
rooms = {
    "units and bounds": (
        ["core/explanation/units.cpp", "core/explanation/breach.cpp"],
        ["explanation/units_test.cpp", "explanation/breach_test.cpp", "explanation/explanation_test.cpp", "fuzz/replay_test.cpp"],
        0.25,
    ),
    "model reader": (
        ["core/encoder/model.cpp", "core/encoder/entropy_coding.cpp"],
        ["encoder/model_test.cpp", "encoder/entropy_coding_test.cpp", "encoder/encoder_test.cpp", "fuzz/replay_test.cpp"],
        0.2,
    ),
    "text": (["core/text/*.cpp"], ["text/text_test.cpp"], 0.2),
    "unicode": (["core/unicode/*.cpp"], ["text/text_test.cpp", "explanation/units_test.cpp", "intake/*_test.cpp"], 0.1),
    "intake": (["core/intake/*.cpp"], ["intake/*_test.cpp", "fuzz/replay_test.cpp"], 0.25),
}
slow = ["Pathological.*"]  # these hold time, not answers


def tests_of(patterns):
    """The filter for gtest that runs all tests of these files."""
    suites = []
    for pattern in patterns:
        for file in sorted((root / "tests").glob(pattern)):
            suites += re.findall(r"^(?:TEST|TEST_P|TEST_F|EXPLAINER_CASES)\((\w+)", file.read_text(), re.M)
    names = sorted(set(suites))
    return ":".join([f"{name}.*:*/{name}.*" for name in names]) + "-" + ":".join(slow)


def run(command, seconds, **options):
    """The exit code; one that takes more seconds of the processor is ended."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    return subprocess.run(command, preexec_fn=limit, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options).returncode


def mutants_of(file):
    """All mutants of a file that change code: (line number, the line before, the line after, the whole text)."""
    folder = work / "all" / file.relative_to(root).with_suffix("")
    if not folder.exists():
        folder.mkdir(parents=True)
        mutate = work / "venv/bin/mutate"
        subprocess.run([mutate, file, "--noCheck", "--mutantDir", folder], check=True, stdout=subprocess.DEVNULL, cwd=folder)
    original = file.read_text().splitlines()
    found = []
    for mutant in sorted(folder.glob("*.mutant.*"), key=lambda path: int(path.suffixes[-2][1:])):
        text = mutant.read_text()
        changes = [line for line in difflib.ndiff(original, text.splitlines()) if line[0] in "+-"]
        before = next((line[2:] for line in changes if line[0] == "-"), "")
        after = next((line[2:] for line in changes if line[0] == "+"), "")
        code = re.sub(r"//.*", "", before).strip()
        if not code or code.startswith("#") or code == re.sub(r"//.*", "", after).strip():
            continue
        found.append((original.index(before) + 1, before.strip(), after.strip(), text))
    return found


class Builder:
    """Compiles a text in the place of a file, and links the tests with it."""

    def __init__(self):
        commands = json.loads((native / "compile_commands.json").read_text())
        self.commands = {command["file"]: command for command in commands}
        links = subprocess.run(["ninja", "-C", native, "-t", "commands", "explainer_tests"], capture_output=True, text=True, check=True)
        self.link = next(line for line in reversed(links.stdout.splitlines()) if "-o tests/explainer_tests" in line)

    def compile(self, file, text, out):
        """The object, or None where it is no C++."""
        command = self.commands[str(file)]
        source = work / "now" / file.name
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(text)
        words = [word for word in shlex.split(command["command"]) if not word.endswith("ccache")]
        words = ["-O1" if word == "-O3" else word for word in words[: words.index("-o")]]
        words += ["-w", "-g0", "-iquote", str(file.parent), "-o", str(out), "-c", str(source)]
        return out.read_bytes() if run(words, 300, cwd=command["directory"]) == 0 else None

    def binary(self, out):
        program = work / "explainer_tests"
        command = self.link.replace("-o tests/explainer_tests", f"-o {program} {out}", 1)
        assert run(command, 300, cwd=native, shell=True) == 0, "the tests do not link"
        return program


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--minutes", type=float, default=120, help="no more are tried after so long, shared out as the sample is")
    parser.add_argument("--seed", type=int, default=18)
    parser.add_argument("--room", choices=rooms)
    options = parser.parse_args()
    builder = Builder()
    out = work / "mutant.o"
    survivors, all_counts = [], collections.Counter()
    for room, (patterns, tests, share) in rooms.items():
        if options.room not in (None, room):
            continue
        tests = tests_of(tests)
        files = sorted(file for pattern in patterns for file in root.glob(pattern))
        drawn = [(file, mutant) for file in files for mutant in mutants_of(file)]
        random.Random(options.seed).shuffle(drawn)
        originals, counts = {}, collections.Counter()
        wanted = max(1, round(options.count * share))
        until = time.monotonic() + 60 * options.minutes * (1 if options.room else share)
        for file, (number, before, after, text) in drawn:
            if counts["killed"] + counts["survived"] == wanted or time.monotonic() > until:
                break
            if file not in originals:
                originals[file] = builder.compile(file, file.read_text(), out)
            mutant = builder.compile(file, text, out)
            if mutant is None or mutant == originals[file]:
                counts["no C++" if mutant is None else "the same code"] += 1
                continue
            code = run([builder.binary(out), f"--gtest_filter={tests}", "--gtest_brief=1", "--gtest_fail_fast"], 6, cwd=native)
            counts["survived" if code == 0 else "killed"] += 1
            if code == 0:
                survivors.append(f"{file.relative_to(root)}:{number}\n  - {before}\n  + {after}")
                print(survivors[-1], flush=True)
        total = counts["killed"] + counts["survived"]
        print(f"{room}: {counts['killed']} of {total} killed ({100 * counts['killed'] / max(1, total):.0f} %); not counted: "
              f"{counts['no C++']} that do not compile, {counts['the same code']} that compile to the same code", flush=True)
        all_counts += counts
    total = all_counts["killed"] + all_counts["survived"]
    print(f"all: {all_counts['killed']} of {total} killed ({100 * all_counts['killed'] / max(1, total):.0f} %)")
    return 0 if total else 1


if __name__ == "__main__":
    sys.exit(main())
