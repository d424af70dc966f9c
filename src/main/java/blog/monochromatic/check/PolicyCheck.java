package blog.monochromatic.check;

import blog.monochromatic.post.PlacedTag;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds what browsers will not load or run of a site, for its policy forbids it, and of which
/// nothing but their console speaks.
public final class PolicyCheck {
    /// What a template says to nobody, but for its line feeds, so that lines keep their numbers.
    private static final Pattern COMMENT = Pattern.compile("\\{\\{!.*?\\}\\}", Pattern.DOTALL);

    private static final Pattern LINE = Pattern.compile(".+");

    private final ContentPolicy policy;
    private final WebAddress site;

    /// @param url where the site is served; empty where that is not known
    public PolicyCheck(ContentPolicy policy, String url) {
        this.policy = policy;
        this.site = WebAddress.ofSite(url);
    }

    /// What is blocked of a text that has a page, or of a page that its author wrote as HTML.
    public List<Problem> ofPage(Key source, List<PlacedTag> tags) {
        SitePath page = source.equals(SourceKind.HOME_KEY) ? SitePath.HOME : SitePath.of(source);
        return tags.stream()
                .flatMap(
                        tag ->
                                Use.of(tag).stream()
                                        .flatMap(use -> blocked(use, page).stream())
                                        .map(it -> it.problem(source, tag.line())))
                .distinct()
                .toList();
    }

    /// What is blocked of a theme's file on each page. An address that begins with a placeholder is
    /// taken for one of the site.
    public List<Problem> ofTemplate(Key source, String template) {
        String said =
                COMMENT.matcher(template)
                        .replaceAll(comment -> LINE.matcher(comment.group()).replaceAll(""));
        return ofPage(source, PlacedTag.of(said));
    }

    private record Blocked(String what, String advice) {
        Problem problem(Key source, int line) {
            return Problem.warning(
                    source, line, "The site's Content-Security-Policy blocks " + what, advice);
        }
    }

    private Optional<Blocked> blocked(Use use, SitePath page) {
        return switch (use) {
            case Use.Inline inline ->
                    policy.allowsInline(inline.content())
                            ? Optional.empty()
                            : Optional.of(new Blocked(inline.what(), advice(inline.content())));
            case Use.Load load ->
                    blocked(load.content(), WebAddress.of(load.address(), page, site));
        };
    }

    private Optional<Blocked> blocked(Content content, WebAddress address) {
        if (!policy.allows(content, address, site)) {
            return Optional.of(new Blocked(named(content, address), advice(content, address)));
        }
        boolean isOwnFrame = content == Content.FRAME && address.isOf(site);
        return isOwnFrame && !policy.allows(Content.ANCESTOR, site, site)
                ? blocked(Content.ANCESTOR, address)
                : Optional.empty();
    }

    private String named(Content content, WebAddress address) {
        String preposition = content == Content.FORM ? " to " : " from ";
        String place =
                address.isOf(site) ? "the site itself" : LinkCheck.printable(address.origin());
        return "the " + content.noun() + preposition + place;
    }

    private String advice(Content inline) {
        return switch (inline) {
            case SCRIPT -> "put the script into a file of your blog, and name that with src";
            case HANDLER ->
                    "put what it does into a script file of your blog, with addEventListener";
            case SCRIPT_ADDRESS ->
                    "make it a <button>, and put what it does into a script file of your blog";
            default ->
                    "put it into a stylesheet of your blog, or "
                            + allowing(inline, "'unsafe-inline'");
        };
    }

    private String advice(Content content, WebAddress address) {
        var ways = new ArrayList<String>();
        boolean isWrittenForHttps =
                !address.equals(address.encrypted())
                        && policy.allows(content, address.encrypted(), site);
        if (isWrittenForHttps) {
            ways.add("write https:");
        }
        boolean isOwn = address.isOf(site);
        switch (content) {
            case BASE -> ways.add("take it away, and write addresses from the root, as /img/a.png");
            case OBJECT -> ways.add("make it an <img>, <audio> or <video>, or a link");
            case FRAME, ANCESTOR -> ways.add("make it a link");
            case FORM -> {}
            default -> {
                if (!isOwn) {
                    ways.add("put a copy into your blog");
                }
            }
        }
        boolean isBetterDoneOtherwise = content == Content.BASE || content == Content.OBJECT;
        if (!isWrittenForHttps && !isBetterDoneOtherwise) {
            ways.add(allowing(content, isOwn ? "'self'" : LinkCheck.printable(address.origin())));
        }
        return String.join(", or ", ways);
    }

    /// How whoever deploys the site has the policy allow more.
    private String allowing(Content content, String source) {
        return "allow it with the stack's parameter ContentSecurityPolicy, by "
                + policy.with(content, source);
    }
}
