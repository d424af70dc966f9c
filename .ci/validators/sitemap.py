"""The sitemap names the home page and each text that search engines may show, and nothing that they may not
(https://www.sitemaps.org/protocol.html). Lists need not be in it, for they only lead to its pages."""
import re
import xml.etree.ElementTree as ElementTree

from site_files import checked

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ALTERNATE = "{http://www.w3.org/1999/xhtml}link"
MOST_URLS, MOST_BYTES = 50_000, 50 * 1024 * 1024
# https://www.w3.org/TR/NOTE-datetime
W3C_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")


def indexable(site, name):
    """Whether search engines may show a page: it is no redirect, does not forbid it, and names no other as itself."""
    page = site.page(name)
    canonical = [link.get("href") for link in page.rel("canonical")]
    return (name != "/404.html" and "noindex" not in page.meta.get("robots", "") and "refresh" not in page.meta
            and all(site.file(address) == name for address in canonical))


def part(site, name, tag, wrong):
    """The addresses in one file, and the dates are looked at."""
    data = (site.folder / name[1:]).read_bytes()
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as problem:
        wrong.append(f"{name}: {problem}")
        return "", []
    kind = root.tag.removeprefix(NAMESPACE)
    if kind not in tag:
        wrong.append(f"{name}: its root is {root.tag}")
    if len(root) > MOST_URLS or len(data) > MOST_BYTES:
        wrong.append(f"{name}: too large")
    addresses = []
    for entry in root:
        locs = [loc.text or "" for loc in entry.findall(NAMESPACE + "loc")]
        if entry.tag not in (NAMESPACE + "url", NAMESPACE + "sitemap") or len(locs) != 1:
            wrong.append(f"{name}: an entry {entry.tag} with {len(locs)} loc")
            continue
        addresses += locs
        for date in entry.findall(NAMESPACE + "lastmod"):
            if not W3C_DATE.fullmatch(date.text or ""):
                wrong.append(f"{name}: {locs[0]} has lastmod {date.text}")
        for link in entry.findall(ALTERNATE):
            if not link.get("hreflang") or not site.holds(link.get("href", "")) or not site.file(link.get("href", "")):
                wrong.append(f"{name}: {locs[0]} has the alternate {link.attrib}")
    return kind, addresses


def sitemap(site):
    wrong = []
    if "/sitemap.xml" not in site.names:
        return "Sitemap", "no addresses", ["There is no sitemap.xml"]
    robots = site.text("/robots.txt") if "/robots.txt" in site.names else ""
    if f"Sitemap: {site.url}/sitemap.xml" not in robots.splitlines():
        wrong.append("robots.txt does not name the sitemap")
    kind, addresses = part(site, "/sitemap.xml", ("urlset", "sitemapindex"), wrong)
    parts = []
    if kind == "sitemapindex":
        parts, addresses = addresses, []
        for address in parts:
            name = site.file(address) if site.holds(address) else None
            if name is None:
                wrong.append(f"/sitemap.xml: {address} leads to nothing")
            else:
                addresses += part(site, name, ("urlset",), wrong)[1]
    named = {}
    for address in addresses:
        name = site.file(address) if site.holds(address) else None
        if name is None or name not in site.pages():
            wrong.append(f"{address} is no page of the site")
        elif name in named:
            wrong.append(f"{address} is named twice")
        elif address != (site.page(name).rel("canonical") or [{}])[0].get("href"):
            wrong.append(f"{address} is not the page's canonical address")
        named[name] = address
    allowed = {name for name in site.pages() if indexable(site, name)}
    needed = {name for name in allowed if name == "/index.html" or not name.endswith("/index.html")}
    wrong += [f"{name} may be indexed, but is not named" for name in sorted(needed - named.keys())]
    wrong += [f"{name} is named, but may not be indexed" for name in sorted(named.keys() - allowed - {None})]
    return "Sitemap", f"{len(addresses)} addresses in {len(parts) or 1} files", wrong


checked(sitemap)
