"""The feeds of a site, and of each tag, in RSS 2.0, Atom and JSON Feed: that they are there, announced, and as their
specifications have them."""
import json
import re
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from site_files import Html, checked

# https://www.rfc-editor.org/rfc/rfc3339#section-5.6, with the capitals that RFC 4287 §3.3 asks for
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# https://www.rssboard.org/rss-profile#data-types-datetime: with a year of four digits
RFC_822 = re.compile(r"((Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
                     r"\d\d:\d\d(:\d\d)? (GMT|UT|[+-]\d{4})")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
FORMATS = {"application/rss+xml": "RSS", "application/atom+xml": "Atom", "application/feed+json": "JSON Feed"}

# How many of each there may be (https://www.rssboard.org/rss-specification; RFC 4287 §4.1): least and most.
ANY = (0, 10 ** 6)
RSS_CHANNEL = {
    "title": (1, 1), "link": (1, 1), "description": (1, 1), "language": (0, 1), "copyright": (0, 1), "managingEditor": (0, 1),
    "webMaster": (0, 1), "pubDate": (0, 1), "lastBuildDate": (0, 1), "category": ANY, "generator": (0, 1), "docs": (0, 1),
    "cloud": (0, 1), "ttl": (0, 1), "image": (0, 1), "textInput": (0, 1), "skipHours": (0, 1), "skipDays": (0, 1), "item": ANY}
RSS_ITEM = {
    "title": (0, 1), "link": (0, 1), "description": (0, 1), "author": (0, 1), "category": ANY, "comments": (0, 1),
    "enclosure": (0, 1), "guid": (1, 1), "pubDate": (1, 1), "source": (0, 1), CONTENT: (0, 1)}
ATOM_SHARED = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": ANY, "contributor": ANY, "category": ANY, "link": ANY,
               "rights": (0, 1)}
ATOM_FEED = {**ATOM_SHARED, "generator": (0, 1), "icon": (0, 1), "logo": (0, 1), "subtitle": (0, 1), "entry": ANY}
ATOM_ENTRY = {**ATOM_SHARED, "content": (0, 1), "published": (1, 1), "source": (0, 1), "summary": (0, 1)}
# https://www.jsonfeed.org/version/1.1/, with the type of each; what begins with an underscore is an extension
JSON_FEED = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str, "user_comment": str,
    "next_url": str, "icon": str, "favicon": str, "authors": list, "language": str, "expired": bool, "hubs": list, "items": list}
JSON_ITEM = {
    "id": str, "url": str, "external_url": str, "title": str, "content_html": str, "content_text": str, "summary": str,
    "image": str, "banner_image": str, "date_published": str, "date_modified": str, "authors": list, "tags": list,
    "language": str, "attachments": list}


class Feed:
    """One feed, and what is found to be wrong with it."""

    def __init__(self, site, name):
        self.site, self.name, self.wrong, self.entries = site, name, [], 0

    def require(self, condition, problem):
        if not condition:
            self.wrong.append(f"{self.name}: {problem}")

    def children(self, element, rules, what, namespace=""):
        """The children are those that the rules know, as many as they allow; those of other namespaces are let be."""
        counts = {}
        for child in element:
            counts[child.tag] = counts.get(child.tag, 0) + 1
            if child.tag.startswith("{") and not (namespace and child.tag.startswith(namespace)):
                continue
            self.require(child.tag.removeprefix(namespace) in rules, f"{what} has an unknown {child.tag}")
        for tag, (least, most) in rules.items():
            count = counts.get(tag if tag.startswith("{") else namespace + tag, 0)
            self.require(least <= count <= most, f"{what} has {count} {tag}")

    def address(self, address, what):
        """An absolute address; one of the site leads to something."""
        self.require(ABSOLUTE.fullmatch(address or ""), f"{what} is not absolute: {address}")
        problem = self.site.wrong(address or "")
        self.require(not problem, f"{what}, {address}, {problem}")

    def html(self, html, what):
        for link in Html(html or "").links:
            self.address(link, f"a link in {what}")

    def date(self, text, pattern, parse, what):
        try:
            self.require(pattern.fullmatch(text or ""), f"{what} is {text}")
            return parse(text or "").astimezone(timezone.utc)
        except ValueError as problem:
            self.require(False, f"{what} is {text}: {problem}")
            return datetime.max.replace(tzinfo=timezone.utc)

    def rfc3339(self, text, what):
        return self.date(text, RFC_3339, lambda date: datetime.fromisoformat(date.replace("Z", "+00:00")), what)

    def rfc822(self, text, what):
        date = self.date(text, RFC_822, parsedate_to_datetime, what)
        self.require(not (text or "")[:3].isalpha() or text[:3] == parsedate_to_datetime(text).strftime("%a"), f"{what}: another weekday")
        return date

    def newest_first(self, dates):
        self.require(dates == sorted(dates, reverse=True), "the newest is not first")

    def once(self, ids):
        for double in sorted({one for one in ids if ids.count(one) > 1}):
            self.require(False, f"the id {double} is there twice")

    def self_link(self, links):
        own = [link.get("href") for link in links if link.get("rel") == "self"]
        self.require(own == [self.site.address(self.name)], f"its self link is {own}")


def rss(feed, data):
    root = ElementTree.fromstring(data)
    feed.require(root.tag == "rss" and root.get("version") == "2.0" and [child.tag for child in root] == ["channel"],
                 "is no RSS 2.0 with one channel")
    channel = root.find("channel")
    feed.children(channel, RSS_CHANNEL, "the channel")
    feed.address(channel.findtext("link"), "the channel's link")
    feed.require((channel.findtext("title") or "").strip(), "the channel's title is empty")
    feed.require(LANGUAGE.fullmatch(channel.findtext("language", "en")), "the language is no BCP 47 tag")
    feed.self_link(channel.findall(ATOM + "link"))
    for tag in ("pubDate", "lastBuildDate"):
        if channel.find(tag) is not None:
            feed.rfc822(channel.findtext(tag), f"the channel's {tag}")
    items, dates = channel.findall("item"), []
    for item in items:
        what = f"item {item.findtext('guid')}"
        feed.children(item, RSS_ITEM, what)
        feed.require(item.findtext("title") or item.findtext("description"), f"{what} has neither title nor description")
        feed.address(item.findtext("link"), f"the link of {what}")
        feed.require((item.find("guid").get("isPermaLink", "true") == "true") == (item.findtext("guid") == item.findtext("link")),
                     f"{what}: whether its guid is a permalink")
        feed.require("@" in item.findtext("author", "@"), f"{what}: its author is no e-mail address")
        feed.html(item.findtext("description"), what)
        feed.html(item.findtext(CONTENT), what)
        dates.append(feed.rfc822(item.findtext("pubDate"), f"the date of {what}"))
        for enclosure in item.findall("enclosure"):
            feed.address(enclosure.get("url"), f"the enclosure of {what}")
            feed.require(re.fullmatch(r"\d+", enclosure.get("length", "")) and "/" in enclosure.get("type", ""),
                         f"{what}: its enclosure has length {enclosure.get('length')} and type {enclosure.get('type')}")
    feed.newest_first(dates)
    feed.once([item.findtext("guid") for item in items])
    return len(items)


def atom(feed, data):
    root = ElementTree.fromstring(data)
    feed.require(root.tag == ATOM + "feed", f"its root is {root.tag}")
    feed.children(root, ATOM_FEED, "the feed", ATOM)
    feed.self_link(root.findall(ATOM + "link"))
    entries, dates = root.findall(ATOM + "entry"), []
    latest = feed.rfc3339(root.findtext(ATOM + "updated"), "the feed's updated")
    for element in [root, *entries]:
        what = f"the part {element.findtext(ATOM + 'id')}"
        feed.require(ABSOLUTE.fullmatch(element.findtext(ATOM + "id") or ""), f"{what}: its id is no IRI")
        feed.require(element.find(ATOM + "author") is not None or root.find(ATOM + "author") is not None, f"{what} has no author")
        for person in element.findall(ATOM + "author"):
            feed.children(person, {"name": (1, 1), "uri": (0, 1), "email": (0, 1)}, f"the author of {what}", ATOM)
        for category in element.findall(ATOM + "category"):
            feed.require(category.get("term"), f"a category of {what} has no term")
        links = element.findall(ATOM + "link")
        for link in links:
            feed.address(link.get("href"), f"a link of {what}")
        kinds = [(link.get("type"), link.get("hreflang")) for link in links if link.get("rel", "alternate") == "alternate"]
        feed.require(len(kinds) == len(set(kinds)) and kinds, f"{what} has the alternates {kinds}")
        for tag in ("title", "subtitle", "summary", "content", "rights"):
            for text in element.findall(ATOM + tag):
                kind = text.get("type", "text")
                feed.require(kind in ("text", "html", "xhtml"), f"{what}: {tag} has type {kind}")
                feed.require(kind == "xhtml" or len(text) == 0, f"{what}: {tag} has children")
                if kind == "html":
                    feed.html(text.text, what)
    for entry in entries:
        what = f"entry {entry.findtext(ATOM + 'id')}"
        feed.children(entry, ATOM_ENTRY, what, ATOM)
        published = feed.rfc3339(entry.findtext(ATOM + "published"), f"published of {what}")
        updated = feed.rfc3339(entry.findtext(ATOM + "updated"), f"updated of {what}")
        feed.require(published <= updated <= latest, f"{what}: its dates are not in order")
        dates.append(published)
    feed.newest_first(dates)
    feed.once([entry.findtext(ATOM + "id") for entry in entries])
    return len(entries)


def json_feed(feed, data):
    root = json.loads(data)
    items = root.get("items", [])
    for part, names, needed in [(root, JSON_FEED, ("version", "title", "items", "home_page_url", "feed_url")),
                                *((item, JSON_ITEM, ("id", "url", "date_published")) for item in items)]:
        what = f"item {part['id']}" if "id" in part else "the feed"
        for name, value in part.items():
            feed.require(name.startswith("_") or name in names and type(value) is names[name], f"{what}: {name} is {str(value)[:80]}")
            if name.endswith("url") or name in ("image", "banner_image", "icon", "favicon"):
                feed.address(value, f"{name} of {what}")
        for name in needed:
            feed.require(name in part, f"{what} has no {name}")
        feed.require(LANGUAGE.fullmatch(part.get("language", "en")), f"{what}: its language is no BCP 47 tag")
        for author in part.get("authors", []):
            feed.require(author and set(author) <= {"name", "url", "avatar"}, f"{what} has the author {author}")
        feed.require(all(type(tag) is str for tag in part.get("tags", [])), f"{what}: its tags are no strings")
    feed.require(root.get("version") == "https://jsonfeed.org/version/1.1", "its version is not 1.1")
    feed.require(root.get("feed_url") == feed.site.address(feed.name), f"its feed_url is {root.get('feed_url')}")
    dates = []
    for item in items:
        what = f"item {item.get('id')}"
        feed.require("content_html" in item or "content_text" in item, f"{what} has no content")
        feed.html(item.get("content_html"), what)
        dates.append(feed.rfc3339(item.get("date_published"), f"the date of {what}"))
        if "date_modified" in item:
            feed.require(dates[-1] <= feed.rfc3339(item["date_modified"], f"date_modified of {what}"), f"{what}: modified before its date")
        for attachment in item.get("attachments", []):
            feed.address(attachment.get("url"), f"an attachment of {what}")
            feed.require("/" in attachment.get("mime_type", ""), f"{what}: an attachment without a type")
    feed.newest_first(dates)
    feed.once([item.get("id") for item in items])
    return len(items)


READERS = {"RSS": rss, "Atom": atom, "JSON Feed": json_feed}


def announced(site, name):
    """The feeds that a page's head names: format and file, None where it is not there."""
    links = [link for link in site.page(name).rel("alternate") if link.get("type") in FORMATS]
    return [(FORMATS[link["type"]], site.file(urljoin(site.address(name), link.get("href", "")))) for link in links]


def feeds(site):
    wrong, formats, owners, entries = [], {}, {}, 0
    for name in site.pages():
        named = announced(site, name)
        wrong += [f"{name}: the feed in {format} that it announces is not there" for format, file in named if file is None]
        formats.update({file: format for format, file in named if file is not None})
        if name == "/index.html" or re.fullmatch(r"/tags/[^/]+/index\.html", name):
            for format in READERS:
                own = next((file for other, file in named if other == format and file not in owners), None)
                if own is None:
                    wrong.append(f"{name}: announces no feed of its own in {format}")
                owners[own] = name
    for file, format in sorted(formats.items()):
        feed = Feed(site, file)
        try:
            entries += READERS[format](feed, (site.folder / file[1:]).read_bytes())
        except (ElementTree.ParseError, ValueError, TypeError, AttributeError) as problem:
            feed.require(False, f"cannot be read as {format}: {problem}")
        wrong += feed.wrong
    if len(formats) < site.facts["feeds"]:
        wrong.append(f"There are only {len(formats)} feeds, not {site.facts['feeds']}")
    return "Feeds", f"{len(formats)} feeds with {entries} entries", wrong


checked(feeds)
