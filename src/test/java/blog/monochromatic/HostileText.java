package blog.monochromatic;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterInputStream;
import java.util.zip.InflaterInputStream;

/// A source that means no good, and what is to come of it.
///
/// @param name what is bad about it
/// @param packed its bytes, deflated: all of them together take as much memory as the publisher has
@SuppressWarnings("ArrayRecordComponent") // Compared with no other.
record HostileText(String name, String key, byte[] packed, Outcome outcome) {

    sealed interface Outcome {
        /// It is a page, or a copied file.
        record Published() implements Outcome {}

        /// It is nothing, and nobody is told.
        record Ignored() implements Outcome {}

        /// Its author is told.
        ///
        /// @param part of what is said
        /// @param line of the file; 0 for the whole, -1 for any
        record Refused(String part, int line) implements Outcome {}
    }

    static HostileText of(String name, String key, byte[] bytes, Outcome outcome) {
        try (var deflated = new DeflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new HostileText(name, key, deflated.readAllBytes(), outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The file's.
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var inflated = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            inflated.transferTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
