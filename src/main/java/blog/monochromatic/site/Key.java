package blog.monochromatic.site;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a source in the posts bucket, as in `2016/03/hand-crafted-containers.txt`: no
/// leading slash, not URL-encoded. Any name that S3 lets through is a key; what kind of source it
/// names, [SourceKind] says.
///
/// Keys order by UTF-8 bytes, as S3 lists them.
///
/// @param value not empty; S3 has at most 1,024 bytes of UTF-8
///     (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html)
public record Key(String value) implements Comparable<Key> {
    /// At the end of a stem: a language, and perhaps a region.
    private static final Pattern LANGUAGE =
            Pattern.compile(".\\.(?<language>(?<code>[a-z]{2})(?:-[A-Z]{2})?)$");

    private static final Pattern DRAFTS = Pattern.compile("(?i)(?:^|/)_?drafts/");

    /// The codes of ISO 639-1.
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    public Key {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A key has at least one character");
        }
    }

    /// The part after the last slash, with its extension.
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /// The folder that holds the source; the root for one without a slash.
    public Folder folder() {
        return new Folder(value.substring(0, value.lastIndexOf('/') + 1));
    }

    /// The name without its extension: `hand-crafted-containers`.
    public String stem() {
        int dot = name().lastIndexOf('.');
        return dot > 0 ? name().substring(0, dot) : name();
    }

    /// Whether a text is a draft by its name: one that starts with an underscore, or lies among
    /// drafts.
    public boolean isDraft() {
        return name().startsWith("_") || isAmongDrafts();
    }

    /// Whether it lies in a folder `drafts` or `_drafts`.
    public boolean isAmongDrafts() {
        return DRAFTS.matcher(folder().value()).find();
    }

    /// The language that a text's name ends with, `fr` of `slug.fr.txt`, and `pt-BR` of
    /// `slug.pt-BR.txt`; empty where there is none.
    public String language() {
        Matcher language = LANGUAGE.matcher(stem());
        return language.find() && LANGUAGES.contains(language.group("code"))
                ? language.group("language")
                : "";
    }

    /// What texts have in common that are each other's translations: the key without language and
    /// extension, `2016/03/slug` of `2016/03/slug.fr.txt`.
    public String untranslated() {
        String language = language();
        int length = language.isEmpty() ? stem().length() : stem().length() - language.length() - 1;
        return folder() + stem().substring(0, length);
    }

    @Override
    public int compareTo(Key other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
