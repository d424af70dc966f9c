package blog.monochromatic.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A Content-Security-Policy, and what it allows (https://www.w3.org/TR/CSP3/).
///
/// What nonces and hashes are for is taken to be allowed: whether they are right can only be told
/// from the scripts themselves.
public final class ContentPolicy {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile("[a-z-]+");

    /// What a header's value can hold, but the comma that would begin a second policy.
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E&&[^,]]*");

    /// What means a host without its quotes, which a shell takes away.
    private static final Set<String> KEYWORDS =
            Set.of("self", "none", "unsafe-inline", "unsafe-eval", "strict-dynamic");

    private final String text;
    private final Map<String, SourceList> directives;

    private ContentPolicy(String text, Map<String, SourceList> directives) {
        this.text = text;
        this.directives = directives;
    }

    /// Reads a policy, `default-src 'self'; img-src *`. The first of two directives with one name
    /// counts; one that is not known to any browser is let be, as browsers do.
    ///
    /// @throws IllegalArgumentException with advice for whoever wrote it
    public static ContentPolicy parse(String policy) {
        String text = SPACE.matcher(policy.strip()).replaceAll(" ");
        require(VALUE.matcher(text).matches(), "A policy has neither commas nor accents");
        var directives = new LinkedHashMap<String, SourceList>();
        for (String directive : text.split(";", -1)) {
            List<String> words = List.of(directive.strip().split(" "));
            String name = words.getFirst().toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                List<String> sources = words.subList(1, words.size());
                require(NAME.matcher(name).matches(), "'" + name + "' is not a directive");
                sources.stream()
                        .filter(KEYWORDS::contains)
                        .findFirst()
                        .ifPresent(word -> require(false, word + " needs its single quotes"));
                directives.putIfAbsent(name, new SourceList(sources));
            }
        }
        return new ContentPolicy(text, Map.copyOf(directives));
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(
                    what + "; write it as \"default-src 'self'; img-src 'self' https:\"");
        }
    }

    /// As a header's value.
    public String text() {
        return text;
    }

    /// Whether pages may load and run the site's own scripts, and these ask the site.
    ///
    /// @param url where it is served
    public boolean allowsOwnScripts(String url) {
        WebAddress own = WebAddress.ofSite(url);
        return allows(Content.SCRIPT, own, own) && allows(Content.DATA, own, own);
    }

    /// Whether content of an address may be loaded, or led to. Where no directive says who may have
    /// a page in a frame, nobody may: X-Frame-Options speaks then.
    ///
    /// @param site whose pages the policy is for
    boolean allows(Content content, WebAddress address, WebAddress site) {
        WebAddress asked =
                directives.containsKey("upgrade-insecure-requests") ? address.encrypted() : address;
        return inForce(content)
                .map(name -> list(name).allows(asked, site))
                .orElse(content != Content.ANCESTOR);
    }

    /// Whether content may stand in the page itself.
    boolean allowsInline(Content content) {
        return inForce(content).map(name -> list(name).allowsInline()).orElse(true);
    }

    /// The directive that allows content of another source, besides what is allowed already:
    /// `script-src 'self' https://cdn.example`.
    String with(Content content, String source) {
        Optional<String> inForce = inForce(content);
        String name = inForce.filter(it -> !it.equals("default-src")).orElse(content.directive());
        return name + " " + inForce.map(this::list).orElse(SourceList.NONE).with(source);
    }

    private Optional<String> inForce(Content content) {
        return content.directives().stream().filter(directives::containsKey).findFirst();
    }

    private SourceList list(String directive) {
        return directives.getOrDefault(directive, SourceList.NONE);
    }
}
