package blog.monochromatic.check;

import blog.monochromatic.post.PlacedTag;
import blog.monochromatic.post.References;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What a tag has a browser do, and a policy may forbid.
sealed interface Use {
    /// Something is loaded from an address, or led to.
    record Load(Content content, String address) implements Use {}

    /// Something stands in the page itself.
    ///
    /// @param what with its article
    record Inline(Content content, String what) implements Use {}

    static List<Use> of(PlacedTag tag) {
        return new Finder(tag).found();
    }

    /// Reads one tag.
    final class Finder {
        /// The longest that there is has 26 letters.
        private static final Pattern HANDLER = Pattern.compile("on[a-z]{2,30}");

        private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

        /// The types of a `script` that are no data
        /// (https://html.spec.whatwg.org/#prepare-the-script-element).
        private static final Pattern SCRIPT_TYPE =
                Pattern.compile(
                        "|module|importmap|speculationrules"
                                + "|(?:text|application)/(?:x-)?(?:java|ecma|j|live)script.*");

        private static final Map<String, Content> PRELOADED =
                Map.of(
                        "script", Content.SCRIPT,
                        "style", Content.STYLESHEET,
                        "image", Content.IMAGE,
                        "font", Content.FONT,
                        "fetch", Content.DATA);

        private static final Map<String, Content> LINKED =
                Map.of(
                        "stylesheet", Content.STYLESHEET,
                        "icon", Content.IMAGE,
                        "manifest", Content.MANIFEST,
                        "modulepreload", Content.SCRIPT);

        private final PlacedTag tag;
        private final List<Use> uses = new ArrayList<>();

        private Finder(PlacedTag tag) {
            this.tag = tag;
        }

        private List<Use> found() {
            element();
            for (String name : tag.attributes().keySet()) {
                if (name.equals("style")) {
                    attribute(Content.STYLE, name);
                } else if (HANDLER.matcher(name).matches()) {
                    attribute(Content.HANDLER, name);
                }
            }
            return uses;
        }

        private void element() {
            switch (tag.name()) {
                case "a", "area" -> ifScript("href");
                case "audio", "track" -> load(Content.MEDIA, "src");
                case "base" -> load(Content.BASE, "href");
                case "button" -> load(Content.FORM, "formaction");
                case "embed" -> load(Content.OBJECT, "src");
                case "form" -> load(Content.FORM, "action");
                case "frame", "iframe" -> load(Content.FRAME, "src");
                case "image" -> {
                    load(Content.IMAGE, "href");
                    load(Content.IMAGE, "xlink:href");
                }
                case "img" -> {
                    load(Content.IMAGE, "src");
                    loadAll("srcset");
                }
                case "input" -> {
                    load(Content.FORM, "formaction");
                    if (word("type").equals("image")) {
                        load(Content.IMAGE, "src");
                    }
                }
                case "link" -> link();
                case "object" -> load(Content.OBJECT, "data");
                case "script" -> script();
                case "source" -> {
                    load(Content.MEDIA, "src");
                    loadAll("srcset");
                }
                case "style" -> inline(Content.STYLESHEET);
                case "video" -> {
                    load(Content.MEDIA, "src");
                    load(Content.IMAGE, "poster");
                }
                default -> {}
            }
        }

        private void script() {
            if (!SCRIPT_TYPE.matcher(word("type")).matches()) {
                return;
            }
            if (tag.attributes().containsKey("src")) {
                load(Content.SCRIPT, "src");
            } else {
                inline(Content.SCRIPT);
            }
        }

        private void link() {
            for (String relation : SEPARATOR.split(word("rel"), -1)) {
                Content content =
                        relation.equals("preload")
                                ? PRELOADED.get(word("as"))
                                : LINKED.get(relation);
                if (content != null) {
                    load(content, "href");
                }
            }
        }

        private void attribute(Content content, String name) {
            uses.add(new Inline(content, "the " + content.noun() + " " + name));
        }

        private void inline(Content content) {
            uses.add(new Inline(content, "a " + content.noun() + " within the page"));
        }

        private void load(Content content, String name) {
            String address = value(name);
            if (!address.isBlank() && !ifScript(name)) {
                uses.add(new Load(content, address));
            }
        }

        private void loadAll(String name) {
            References.srcset(value(name))
                    .forEach(address -> uses.add(new Load(Content.IMAGE, address)));
        }

        private boolean ifScript(String name) {
            String scheme = "javascript:";
            String address = Address.cleaned(value(name));
            boolean isScript = address.regionMatches(true, 0, scheme, 0, scheme.length());
            if (isScript) {
                uses.add(new Inline(Content.SCRIPT_ADDRESS, "a " + Content.SCRIPT_ADDRESS.noun()));
            }
            return isScript;
        }

        private String value(String name) {
            return tag.attributes().getOrDefault(name, "");
        }

        private String word(String name) {
            return value(name).strip().toLowerCase(Locale.ROOT);
        }
    }
}
