package blog.monochromatic.post;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ways in which authors write dates, in their texts and in the names of their files.
final class Dates {
    private static final List<String> MONTHS =
            List.of(
                    "january",
                    "february",
                    "march",
                    "april",
                    "may",
                    "june",
                    "july",
                    "august",
                    "september",
                    "october",
                    "november",
                    "december");

    private static final Pattern ISO =
            Pattern.compile(
                    "(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})(?:[Tt"
                        + " ]\\s*(?<time>\\d{1,2}:\\d{2}(?::\\d{2})?)(?:\\.\\d+)?\\s*(?<offset>[Zz]|[+-]\\d{2}:?\\d{2})?)?");

    private static final Pattern DAY_FIRST =
            Pattern.compile(
                    "(?:\\p{L}+,\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+"
                            + "(?:of\\s+)?(?<month>\\p{L}+)\\.?,?\\s+(?<year>\\d{4})");

    /// With dots, the day comes first wherever it is written so.
    private static final Pattern DOTTED =
            Pattern.compile("(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?(?<year>\\d{4})");

    private static final Pattern MONTH_FIRST =
            Pattern.compile(
                    "(?<month>\\p{L}+)\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})");

    private static final Pattern WITHOUT_YEAR =
            Pattern.compile("(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?<month>\\p{L}+)");

    private static final Pattern IN_FOLDERS =
            Pattern.compile("(?:^|/)(?<year>\\d{4})/(?<month>\\d{2})/(?:(?<day>\\d{2})/)?");

    private static final Pattern IN_NAME =
            Pattern.compile(
                    "(?:^|/)(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?:-[^/]*)?\\.[a-z]+$");

    /// The most characters that a date is looked for in, by one pattern after the other. Its
    /// longest form has half as many.
    private static final int MOST = 100;

    private Dates() {}

    /// Thrown for what is meant as a date and is none; the message says why.
    static final class ImpossibleDate extends Exception {
        ImpossibleDate(String message) {
            super(message);
        }
    }

    /// Reads `18 March, 2016`, `March 18, 2016`, `18.3.2016`, `2016-03-18`, `2016-03-18 14:30`,
    /// `2016-03-18T14:30:00+01:00`; and `18 March` where the key has the year. Empty for what does
    /// not look like a date.
    static Optional<PostDate> parse(String written, Key key) throws ImpossibleDate {
        String text = written.strip();
        if (text.length() > MOST) {
            return Optional.empty();
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            LocalDate day =
                    day(iso.group("year"), number(iso.group("month")), iso.group("day"), text);
            return Optional.of(
                    iso.group("time") == null
                            ? PostDate.of(day)
                            : timed(day, iso.group("time"), iso.group("offset"), text));
        }
        Matcher dotted = DOTTED.matcher(text);
        if (dotted.matches()) {
            return Optional.of(
                    PostDate.of(
                            day(
                                    dotted.group("year"),
                                    number(dotted.group("month")),
                                    dotted.group("day"),
                                    text)));
        }
        for (Pattern form : List.of(DAY_FIRST, MONTH_FIRST)) {
            Matcher matcher = form.matcher(text);
            if (matcher.matches()) {
                int month = month(matcher.group("month"));
                if (month == 0) {
                    throw new ImpossibleDate(
                            "'" + matcher.group("month") + "' is not the name of a month");
                }
                return Optional.of(
                        PostDate.of(day(matcher.group("year"), month, matcher.group("day"), text)));
            }
        }
        Matcher yearless = WITHOUT_YEAR.matcher(text);
        Matcher folders = IN_FOLDERS.matcher(key.value());
        if (yearless.matches() && month(yearless.group("month")) > 0 && folders.find()) {
            int month = month(yearless.group("month"));
            return Optional.of(
                    PostDate.of(day(folders.group("year"), month, yearless.group("day"), text)));
        }
        return Optional.empty();
    }

    /// The date in a key: `2016/03/18/…`, `2016-03-18-slug.txt`, or `2016/03/…`, which means the
    /// first.
    static Optional<PostDate> of(Key key) {
        Matcher name = IN_NAME.matcher(key.value());
        if (name.find()) {
            return possible(name.group("year"), name.group("month"), name.group("day"));
        }
        Matcher folders = IN_FOLDERS.matcher(key.value());
        if (folders.find()) {
            String day = folders.group("day");
            return possible(folders.group("year"), folders.group("month"), day == null ? "1" : day);
        }
        return Optional.empty();
    }

    private static Optional<PostDate> possible(String year, String month, String day) {
        try {
            return Optional.of(PostDate.of(day(year, number(month), day, "")));
        } catch (ImpossibleDate e) {
            return Optional.empty(); // A folder named 2016/42 is just a folder.
        }
    }

    private static LocalDate day(String year, int month, String day, String text)
            throws ImpossibleDate {
        try {
            return LocalDate.of(number(year), month, number(day));
        } catch (DateTimeException e) {
            throw new ImpossibleDate("There is no " + text);
        }
    }

    private static PostDate timed(LocalDate day, String time, @Nullable String offset, String text)
            throws ImpossibleDate {
        try {
            String padded = time.indexOf(':') == 1 ? "0" + time : time;
            return new PostDate(
                    day.atTime(LocalTime.parse(padded)),
                    offset == null ? null : ZoneOffset.of(offset.toUpperCase(Locale.ROOT)));
        } catch (DateTimeException e) {
            throw new ImpossibleDate("There is no " + text);
        }
    }

    /// From 1; 0 for what is no month's name. `Sep`, `Sept` and `September` are one.
    private static int month(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; lower.length() >= 3 && i < MONTHS.size(); i++) {
            if (MONTHS.get(i).startsWith(lower)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
