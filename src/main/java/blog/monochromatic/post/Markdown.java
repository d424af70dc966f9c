package blog.monochromatic.post;

import blog.monochromatic.site.Settings;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.internal.FootnoteBlockParser;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlNodeRendererFactory;
import org.commonmark.renderer.html.HtmlRenderer;

import java.util.List;
import java.util.Optional;

/// CommonMark (https://spec.commonmark.org/0.31.2/), raw HTML let through, with tables, struck
/// text, task lists, addresses that are links by themselves, and footnotes, as GitHub has them.
public final class Markdown {
    private static final List<Extension> EXTENSIONS =
            List.of(
                    AutolinkExtension.create(),
                    StrikethroughExtension.builder().requireTwoTildes(true).build(),
                    TablesExtension.create(),
                    TaskListItemsExtension.create());

    private static final Parser PARSER = syntax().build();

    private static final Parser POSITIONS =
            syntax().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

    /// For the text that a page is about.
    private static final HtmlRenderer PAGE =
            renderer(context -> new PageHtml(context, true))
                    .attributeProviderFactory(context -> new PageHtml.LazyImages(false))
                    .build();

    /// For a text that stands among others.
    private static final HtmlRenderer TEASER =
            renderer(context -> new PageHtml(context, false))
                    .attributeProviderFactory(context -> new PageHtml.LazyImages(true))
                    .build();

    /// For readers elsewhere.
    private static final HtmlRenderer PORTABLE =
            renderer(context -> new BodyHtml(context, true)).build();

    private Markdown() {}

    /// How a text is set.
    ///
    /// @param typography whether quotes, dashes and ellipses are made of what a keyboard has
    ///     for them
    /// @param toc whether a table of contents comes before a text that does not place it by `[toc]`
    /// @param language BCP 47; decides the quotes
    public record Style(boolean typography, boolean toc, String language) {
        /// That of a text that is in the site's language.
        public static Style of(Settings settings) {
            return new Style(settings.typography(), false, settings.language());
        }

        /// That of a post.
        public static Style of(Post post, Settings settings) {
            return new Style(
                    settings.typography(),
                    post.toc(),
                    post.language().isEmpty() ? settings.language() : post.language());
        }
    }

    /// A parser of all syntax that there is, to be restricted further.
    static Parser.Builder syntax() {
        return Parser.builder()
                .extensions(EXTENSIONS)
                .customBlockParserFactory(new FootnoteBlockParser.Factory())
                .linkProcessor(new Footnotes.Links())
                .maxOpenBlockParsers(MarkdownLimits.MOST_NESTING + 1)
                .maxInlineNesting(MarkdownLimits.MOST_NESTING)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS);
    }

    private static HtmlRenderer.Builder renderer(HtmlNodeRendererFactory body) {
        return HtmlRenderer.builder()
                .percentEncodeUrls(true)
                .nodeRendererFactory(body)
                .extensions(EXTENSIONS);
    }

    static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    /// Like [#parse], and each link knows where it is written, too.
    static Node parseWithPositions(String markdown) {
        return POSITIONS.parse(markdown);
    }

    /// Renders what [#parse] gave with all that any style adds. Its HTML is the longest: what
    /// typography sets is shorter than what it replaces.
    static void renderAll(Node document, Appendable into) {
        Figure.makeAll(document);
        Headings.name(document, true);
        PAGE.render(document, into);
        Typography.apply(document, "");
    }

    /// The body as HTML for its page of the site, its links as written. Headings have ids.
    public static String html(String markdown, Style style) {
        Node document = PARSER.parse(markdown);
        Headings.name(document, style.toc());
        return html(document, style, PAGE);
    }

    /// A text as HTML for a page that it shares with others, so without ids and table of contents.
    public static String teaser(String markdown, Style style) {
        Node document = PARSER.parse(markdown);
        Headings.withoutContents(document);
        return html(document, style, TEASER);
    }

    /// The body as HTML for readers elsewhere, its links as written: what only the site's pages and
    /// stylesheet have a use for is left out.
    public static String portableHtml(String markdown, Style style) {
        Node document = PARSER.parse(markdown);
        Headings.withoutContents(document);
        return html(document, style, PORTABLE);
    }

    private static String html(Node document, Style style, HtmlRenderer renderer) {
        Figure.makeAll(document);
        if (style.typography()) {
            Typography.apply(document, style.language());
        }
        return SourceText.withoutNonCharacters(renderer.render(document));
    }

    /// The text of the first heading; empty where there is none.
    static Optional<String> firstHeading(String markdown) {
        return first(markdown, Heading.class);
    }

    /// The text of the first paragraph that has any; empty where there is none.
    static Optional<String> firstParagraph(String markdown) {
        return first(markdown, Paragraph.class);
    }

    /// Where a heading links to that begins with a link, `/2014/04/slug.html` of `#
    /// [Title](/2014/04/slug.html)`, also in `# **[Title](…)** and more`.
    static Optional<String> headingTarget(String heading) {
        if (!(PARSER.parse(heading).getFirstChild() instanceof Heading node)) {
            return Optional.empty();
        }
        Node first = node.getFirstChild();
        while (first instanceof Emphasis || first instanceof StrongEmphasis) {
            first = first.getFirstChild();
        }
        return first instanceof Link link ? Optional.of(link.getDestination()) : Optional.empty();
    }

    private static Optional<String> first(String markdown, Class<? extends Node> block) {
        for (Node node = PARSER.parse(markdown).getFirstChild();
                node != null;
                node = node.getNext()) {
            if (block.isInstance(node) && !Headings.isPlaceOfContents(node)) {
                String text = PlainText.of(node);
                if (!text.isEmpty()) {
                    return Optional.of(text);
                }
            }
        }
        return Optional.empty();
    }
}
