"""Each link, picture, stylesheet, script and fragment of a site's pages and stylesheets leads to something."""
from site_files import CSS_URL, checked


def links(site):
    wrong, count = [], 0
    for name in site.pages():
        page, base = site.page(name), site.address(name)
        count += len(page.links)
        wrong += [f"{name}: the id {double} is there twice" for double in page.doubles]
        for link in page.links:
            problem = site.wrong_link(link, base)
            if problem:
                wrong.append(f"{name}: {link} {problem}")
    for name in sorted(site.names):
        if name.endswith(".css"):
            for link in CSS_URL.findall(site.text(name)):
                count += 1
                problem = site.wrong_link(link, site.address(name))
                if problem:
                    wrong.append(f"{name}: {link} {problem}")
    return "Links", f"{count} links of {len(site.pages())} pages", wrong


checked(links)
