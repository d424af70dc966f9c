import com.apptasticsoftware.rssreader.Item;
import com.apptasticsoftware.rssreader.RssReader;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Optional;

/// What RssReader reads in feeds, as the other readers of this folder print it: `java -cp JAR
/// ReadRssReader.java FILE…`. It does not read JSON Feed.
void main(String[] files) throws IOException {
    var feeds = new ArrayList<String>();
    for (String file : files) {
        if (!file.endsWith(".json")) {
            feeds.add(read(Path.of(file)));
        }
    }
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    out.println("[" + String.join(",\n", feeds) + "]");
    out.flush();
}

String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
        List<Item> items = new RssReader().read(in).toList();
        String title = items.isEmpty() ? "" : items.getFirst().getChannel().getTitle();
        return "{\"file\":%s,\"title\":%s,\"entries\":[%s]}"
                .formatted(
                        string(file.toString()),
                        string(title),
                        String.join(",", items.stream().map(this::entry).toList()));
    }
}

String entry(Item item) {
    return "{\"id\":%s,\"title\":%s,\"url\":%s,\"published\":%s,\"updated\":%s,\"content\":%s}"
            .formatted(
                    string(item.getGuid().orElse("")),
                    string(item.getTitle().orElse("")),
                    string(item.getLink().orElse("")),
                    seconds(item.getPubDateAsZonedDateTime()),
                    seconds(item.getUpdatedAsZonedDateTime()),
                    string(item.getContent().or(item::getDescription).orElse("")));
}

String seconds(Optional<ZonedDateTime> date) {
    return date.map(ZonedDateTime::toEpochSecond).map(String::valueOf).orElse("null");
}

/// RFC 8259 §7
String string(String text) {
    var json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
        if (c == '"' || c == '\\') {
            json.append('\\').append(c);
        } else if (c < ' ') {
            json.append(String.format("\\u%04x", (int) c));
        } else {
            json.append(c);
        }
    }
    return json.append('"').toString();
}
