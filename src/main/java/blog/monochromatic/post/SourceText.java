package blog.monochromatic.post;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A source's bytes as text.
public final class SourceText {
    /// The most bytes that a text may have, 1 MiB: a book of 500 pages fits, and a page is rendered
    /// in memory, many at a time.
    public static final int MOST_BYTES = 1 << 20;

    private SourceText() {}

    /// The text with U+FFFD for what an escape or a character reference wrote and no feed can hold.
    static String withoutNonCharacters(String text) {
        if (firstNonCharacter(text) < 0) {
            return text; // As nearly all are.
        }
        var clean = new StringBuilder(text.length());
        text.codePoints().map(c -> isCharacter(c) ? c : 0xFFFD).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /// Where the first is; -1 where there is none. A stream would take several times as long, and
    /// each page is looked through.
    private static int firstNonCharacter(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!isCharacter(c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return -1;
    }

    /// Whether XML 1.0 §2.2 has a place for it, and so a feed: not for control characters but tab,
    /// line feed and carriage return, nor for the two non-characters, nor for half of a surrogate
    /// pair, which an escape can write and UTF-8 cannot.
    private static boolean isCharacter(int c) {
        return c < ' '
                ? c == '\t' || c == '\n' || c == '\r'
                : c < Character.MIN_SURROGATE
                        || (c > Character.MAX_SURROGATE && c != 0xFFFE && c != 0xFFFF);
    }

    /// The text, without a byte order mark, its lines ended by `\n`.
    public static String decode(Key key, byte[] body) throws Refusal {
        String text = decodeUnchanged(key, body);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        text = text.replace("\r\n", "\n").replace('\r', '\n');
        refuseControls(key, text);
        return text;
    }

    /// Refuses what holds a character that no page and no feed can hold.
    public static void refuseControls(Key key, String text) throws Refusal {
        int control = firstNonCharacter(text);
        if (control >= 0) {
            throw new Refusal(
                    new Problem(
                            key,
                            lineAt(text, control),
                            "The file holds the control character U+%04X"
                                    .formatted(text.codePointAt(control)),
                            "delete it, or save the file as plain UTF-8 text"));
        }
    }

    /// The text as it is, for what must come out byte for byte.
    public static String decodeUnchanged(Key key, byte[] body) throws Refusal {
        if (body.length > MOST_BYTES) {
            throw new Refusal(
                    new Problem(
                            key,
                            0,
                            "The file has more than %,d bytes, the most that a text may have"
                                    .formatted(MOST_BYTES),
                            "split it, or link to images and data instead of embedding them"));
        }
        CharBuffer characters = CharBuffer.allocate(body.length);
        ByteBuffer bytes = ByteBuffer.wrap(body);
        try {
            var result = StandardCharsets.UTF_8.newDecoder().decode(bytes, characters, true);
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            int line = lineAt(characters.flip().toString(), characters.limit());
            throw new Refusal(
                    new Problem(
                            key,
                            line,
                            "Byte 0x%02X is not UTF-8".formatted(body[bytes.position()]),
                            "save the file with the encoding UTF-8; it looks like "
                                    + encoding(body)));
        }
        return characters.flip().toString();
    }

    private static String encoding(byte[] body) {
        boolean hasUtf16Mark =
                body.length > 1
                        && ((body[0] == (byte) 0xFF && body[1] == (byte) 0xFE)
                                || (body[0] == (byte) 0xFE && body[1] == (byte) 0xFF));
        return hasUtf16Mark ? "UTF-16" : "Latin-1 or Windows-1252";
    }

    private static int lineAt(String text, int position) {
        return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
    }
}
