"""What feedparser reads in feeds, as the other readers of this folder print it: `python3 read_feedparser.py FILE…`. It does not
read JSON Feed. What it would take out of the HTML, as a program that shows it should, is left in."""
import calendar
import json
import sys

import feedparser


def read(file):
    feed = feedparser.parse(file, sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo:
        sys.exit(f"{file}: {feed.bozo_exception}")
    return {"file": file, "title": feed.feed.title, "entries": [
        {"id": entry.id, "title": entry.title, "url": entry.link, "published": calendar.timegm(entry.published_parsed),
         "updated": calendar.timegm(entry.updated_parsed) if dict.__contains__(entry, "updated_parsed") else None,
         "content": entry.content[0].value if "content" in entry else entry.get("summary")}
        for entry in feed.entries]}


json.dump([read(file) for file in sys.argv[1:] if not file.endswith(".json")], sys.stdout)
