"""A site's folder as it is served: which file an address leads to, and what a page says."""
import json
import pathlib
import re
import sys
from html.parser import HTMLParser
from urllib.parse import quote, unquote, urljoin, urlsplit

# Which attributes hold an address (https://html.spec.whatwg.org/multipage/indices.html#attributes-3).
ADDRESSES = {"action", "cite", "data", "formaction", "href", "poster", "src"}
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


class Html(HTMLParser):
    """What is asked of some HTML: `links` as written, `ids`, what `<link>` and `<meta>` say, and its `<html lang>`."""

    def __init__(self, html):
        super().__init__()
        self.links, self.ids, self.rels, self.meta, self.doubles = [], set(), [], {}, []
        self.language = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        for name in {"id"} | ({"name"} if tag == "a" else set()):
            if name in values:
                if name == "id" and values[name] in self.ids:
                    self.doubles.append(values[name])
                self.ids.add(values[name])
        self.links += [values[name] for name in sorted(ADDRESSES & values.keys())]
        self.links += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]
        self.links += CSS_URL.findall(values.get("style", ""))
        if tag == "html":
            self.language = values.get("lang")
        if tag == "link":
            self.rels.append(values)
        if tag == "meta" and "content" in values:
            key = (values.get("name") or values.get("property") or values.get("http-equiv") or "").lower()
            self.meta[key] = values["content"]
            if values["content"].startswith(("https://", "http://")):
                self.links.append(values["content"])

    handle_startendtag = handle_starttag

    def rel(self, rel):
        return [link for link in self.rels if rel in link.get("rel", "").lower().split()]


class Site:
    """A folder that is served under the `url` that `sites.json` has for the name."""

    def __init__(self, name, folder):
        self.facts = json.loads(pathlib.Path(__file__).with_name("sites.json").read_text("utf-8"))[name]
        self.folder, self.url = pathlib.Path(folder), self.facts["url"]
        self.files = sorted(file for file in self.folder.rglob("*") if file.is_file())
        self.names = {"/" + file.relative_to(self.folder).as_posix() for file in self.files}
        self._pages = {}

    def address(self, name):
        """Where a file is served."""
        return self.url + quote(re.sub(r"/index\.html$", "/", name))

    def page(self, name):
        if name not in self._pages:
            self._pages[name] = Html(self.text(name))
        return self._pages[name]

    def pages(self):
        return sorted(name for name in self.names if name.endswith(".html"))

    def text(self, name):
        return (self.folder / name[1:]).read_text("utf-8")

    def holds(self, address):
        """Whether an absolute address is one of the site's."""
        return address == self.url or address.startswith((self.url + "/", self.url + "#", self.url + "?"))

    def file(self, address):
        """The name of the file that an address of the site leads to with status 200; None if there is none."""
        path = unquote(urlsplit(address).path) or "/"
        name = path + ("index.html" if path.endswith("/") else "")
        return name if name in self.names else None

    def wrong(self, address):
        """What is wrong with an absolute address; None if nothing is, or it leads elsewhere."""
        if re.search(r"[\s<>\"{}|\\^`]", address):
            return "is not encoded"
        if not self.holds(address):
            return None
        name = self.file(address)
        if name is None:
            return "leads to nothing"
        fragment = unquote(urlsplit(address).fragment)
        if fragment and fragment != "top" and name.endswith(".html") and fragment not in self.page(name).ids:
            return "leads to no such part of the page"
        return None

    def wrong_link(self, link, base):
        """The same of a link as it is written somewhere."""
        try:
            return self.wrong(urljoin(base, link.strip()))
        except ValueError as problem:
            return f"is no address: {problem}"


def checked(check):
    """Runs `check(site)`, which returns its name, what it has counted, and what is wrong: `python3 links.py SITE=FOLDER`."""
    name, folder = sys.argv[1].split("=", 1)
    what, counted, wrong = check(Site(name, folder))
    wrong = list(dict.fromkeys(wrong))
    print(f"{what}: {len(wrong)} errors in {counted} of {name}")
    for line in wrong[:40]:
        print(f"  {line}", file=sys.stderr)
    if len(wrong) > 40:
        print(f"  and {len(wrong) - 40} more", file=sys.stderr)
    sys.exit(1 if wrong else 0)
