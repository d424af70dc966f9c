"""Compares what the readers have read: `python3 compare.py READER.json…`. All read the same in a feed, and the three formats of
one feed say the same: titles, addresses, ids, dates, content, in the same order."""
import json
import os
import pathlib
import re
import sys

FORMATS = {"rss/feed.xml": "RSS", "feed.atom": "Atom", "feed.json": "JSON Feed"}
# What a format does not have: RSS no date of a change.
LACKS = {"RSS": {"updated"}, "Atom": set(), "JSON Feed": set()}


def split(file):
    """A feed's folder and its format."""
    name = next(name for name in FORMATS if file.endswith("/" + name))
    return file.removesuffix(name), FORMATS[name]


def normal(entry):
    """Comments and how much white space there is are nothing; without a date of a change, a post was changed when it came."""
    content = re.sub(r"\s+", " ", re.sub(r"<!--.*?-->", "", entry["content"] or "", flags=re.DOTALL)).strip()
    title = re.sub(r"\s+", " ", entry["title"] or "").strip()
    return {**entry, "content": content, "title": title, "updated": entry["updated"] or entry["published"]}


def differences(one, other, without):
    """Where two lists of entries differ, for people."""
    if [entry["id"] for entry in one] != [entry["id"] for entry in other]:
        yield "not the same ids in the same order"
        return
    for a, b in zip(one, other):
        for name in a.keys() - without:
            if a[name] != b[name]:
                texts = str(a[name]), str(b[name])
                start = max(0, len(os.path.commonprefix(texts)) - 20)
                yield f"{a['id']}: {name}: " + " and ".join(repr(text[start:start + 80]) for text in texts)


def main():
    feeds, wrong, entries = {}, [], 0
    for output in map(pathlib.Path, sys.argv[1:]):
        for feed in json.loads(output.read_text("utf-8")):
            folder, format = split(feed["file"])
            read = (output.stem, feed["title"].strip(), [normal(entry) for entry in feed["entries"]])
            feeds.setdefault(folder, {}).setdefault(format, []).append(read)
    for folder, formats in sorted(feeds.items()):
        wrong += [f"{folder}: there is no {format}" for format in FORMATS.values() if format not in formats]
        first = next(iter(formats.values()))[0]
        entries += len(first[2])
        if not first[2]:
            wrong.append(f"{folder}: the feeds are empty")
        for format, readings in formats.items():
            own = readings[0]
            pairs = [(own, other, format, LACKS[format]) for other in readings[1:]]
            pairs += [(first, own, f"{next(iter(formats))} and {format}", LACKS[next(iter(formats))] | LACKS[format])]
            for one, other, what, without in pairs:
                where = f"{folder}: {what} by {one[0]} and {other[0]}"
                if one[1] != other[1]:
                    wrong.append(f"{where}: the titles {one[1]!r} and {other[1]!r}")
                wrong += [f"{where}: {difference}" for difference in differences(one[2], other[2], without)]
    count = sum(len(formats) for formats in feeds.values())
    print(f"Readers: {len(wrong)} differences between {len(sys.argv) - 1} readers in {count} feeds, {entries} posts in each format")
    for line in wrong[:40]:
        print(f"  {line}", file=sys.stderr)
    if len(wrong) > 40:
        print(f"  and {len(wrong) - 40} more", file=sys.stderr)
    sys.exit(1 if wrong or not feeds else 0)


main()
