package blog.monochromatic.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.Tag;
import blog.monochromatic.site.Visibility;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PostTest {
    private static final Key KEY = new Key("2016/03/hand-crafted-containers.txt");

    @Test
    void aPostInTheAncestorsForm() throws Refusal {
        Post post =
                parse(
                        """
                        # [Hand-made containers](#)
                        ## &mdash; 18 March, 2016

                        body in *Markdown*
                        """);

        assertThat(post)
                .isEqualTo(
                        TestPost.of(
                                "Hand-made containers",
                                Visibility.from(on(2016, 3, 18)),
                                "\nbody in *Markdown*\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Title",
                "## Title",
                "### Title",
                "# [Title](#)",
                "## [Title](/2016/03/x.html)",
                "# Title #",
                "  #  Title  "
            })
    void aTitleIsAHeadingOfTheFirstThreeRanksWithALinkOrWithout(String heading) throws Refusal {
        Post post = parse(heading + "\n## — 18 March, 2016\n\ntext\n");

        assertThat(post.title()).isEqualTo("Title");
        assertThat(post.body()).isEqualTo("\ntext\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "## &mdash; 18 March, 2016",
                "## — 18 March, 2016",
                "## -- 18 March, 2016",
                "## – 18 March 2016",
                "## - 18 Mar, 2016",
                "### &ndash; March 18, 2016",
                "## 18.3.2016",
                "## — March 18th, 2016",
                "# — 2016-03-18",
                "## — 2016-03-18 ##",
                "## — 2016-03-18 \t ## \t",
                "## — 2016-03-18##",
                "## &#8212; Friday, 18 March, 2016",
                "## &ndash; 18th of March, 2016",
                "## 18 March, 2016",
                "## — 18 March"
            })
    void aDateIsWrittenInManyWays(String line) throws Refusal {
        Post post = parse("# Title\n\n" + line + "  \t\ntext\n");

        assertThat(post.date()).isEqualTo(on(2016, 3, 18));
        assertThat(post.body()).isEqualTo("text\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8 September, 2016",
                "08 September, 2016",
                "September 8, 2016",
                "8 Sept. 2016"
            })
    void aDayHasOneDigitOrTwo(String date) throws Refusal {
        assertThat(parse("# T\n## — " + date + "\n").date()).isEqualTo(on(2016, 9, 8));
    }

    @Test
    void aDateMayHaveATimeAndAnOffset() throws Refusal {
        assertThat(parse("# T\n## — 2016-03-18 14:30\n").date())
                .isEqualTo(new PostDate(LocalDateTime.of(2016, 3, 18, 14, 30), null));
        assertThat(parse("---\ndate: 2016-03-18T14:30:00+01:00\n---\n# T\n").date())
                .isEqualTo(
                        new PostDate(LocalDateTime.of(2016, 3, 18, 14, 30), ZoneOffset.ofHours(1)));
    }

    @Test
    void leadingBlankLinesByteOrderMarkAndWindowsLineEndsAreNoMatter() throws Refusal {
        assertThat(parse("\uFEFF\r\n \r\n# T\r\n## — 18 March, 2016\r\ntext\r\n"))
                .isEqualTo(TestPost.of("T", Visibility.from(on(2016, 3, 18)), "text\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "2016/03/18/slug.txt, 2016-03-18",
        "2016-03-18-slug.md, 2016-03-18",
        "notes/2016-03-18.txt, 2016-03-18",
        "2016/03/slug.txt, 2016-03-01",
        "blog/2016/03/slug.txt, 2016-03-01"
    })
    void otherwiseTheKeyHasTheDate(String key, LocalDate date) throws Refusal {
        assertThat(Post.parse(new Key(key), "# T\n".getBytes(UTF_8)).date())
                .isEqualTo(PostDate.of(date));
    }

    @ParameterizedTest
    @ValueSource(strings = {"about.txt", "2016/42/slug.txt", "notes/slug.md", "2016/03/index.txt"})
    void withoutAnyDateATextIsAPage(String key) throws Refusal {
        assertThat(Post.parse(new Key(key), "# T\n".getBytes(UTF_8)).date()).isNull();
    }

    @Test
    void withoutATitleTheFirstHeadingIsOneAndThenTheFilesName() throws Refusal {
        assertThat(parse("text\n\n#### Deep\n").title()).isEqualTo("Deep");
        assertThat(parse("text\n").title()).isEqualTo("hand-crafted-containers");
    }

    @Test
    void frontMatterWins() throws Refusal {
        Post post =
                parse(
                        """
                        ---
                        title: "From: front matter"
                        date: 2016-03-19
                        draft: true
                        ---

                        # From the text
                        ## — 18 March, 2016

                        text
                        """);

        assertThat(post)
                .isEqualTo(
                        TestPost.of(
                                "From: front matter",
                                new Visibility(true, false, on(2016, 3, 19), null),
                                "\ntext\n"));
    }

    @Test
    void frontMatterMayFollowBlankLinesAndItsNamesAreInAnyCase() throws Refusal {
        assertThat(parse("\n\n---\nDraft: true\n---\n# T\n").visibility().draft()).isTrue();
        assertThat(refused("\n---\ndate: 2016-02-31\n---\n").line()).isEqualTo(3);
        assertThat(refused("\n---\n- a\n---\n").line()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF---",
                " ---",
                "\t---",
                "----",
                "- - -",
                "--- -",
                "\u00A0---",
                "---\u00A0",
                "\u200B---",
                "---\u200B",
                "\u200B\n----",
                "\u2014-",
                "\u2014"
            })
    void aFenceThatIsNearlyOneIsRefusedAboveAName(String fence) {
        for (String name :
                new String[] {"draft: true", "title:", "  'x': z", "\u200Bdraft: true"}) {
            Problem problem = refused("\n" + fence + "\n" + name + "\n---\n# T\n");

            assertThat(problem.line()).isEqualTo(fence.contains("\n") ? 3 : 2);
            assertThat(problem.what())
                    .isEqualTo(
                            "This line is nearly the three dashes, ---, that front matter starts"
                                    + " with");
            assertThat(problem.advice())
                    .isEqualTo(
                            "write three hyphens and nothing else, no space or invisible character"
                                    + " before them; if it is a rule, put an empty line under it");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "----\nOnce upon a time: a king\n",
                "----\n\nNote: a king\n",
                "- - -\nhttps is a scheme\n",
                "***\nNote: a king\n",
                "--\nNote: a king\n",
                "- Note: a king\n",
                "----",
                "----\n"
            })
    void aTextMayBeginWithARule(String text) throws Refusal {
        assertThat(parse(text).body()).isEqualTo(text);
    }

    @Test
    void anInvisibleCharacterInANameIsNoMatter() throws Refusal {
        assertThat(parse("---\n\u200Bdraft: true\n---\n").visibility().draft()).isTrue();
    }

    @Test
    void underATitleInFrontMatterAHeadingIsTheTexts() throws Refusal {
        assertThat(parse("---\ntitle: T\n---\n# Introduction\n\ntext\n").body())
                .isEqualTo("# Introduction\n\ntext\n");
        assertThat(parse("---\ntitle: T\n---\n# T\n\ntext\n").body()).isEqualTo("\ntext\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- vim: set ft=markdown: -->",
                "<!-- vi: ts=4 -->\n\n",
                "<!-- -*- mode: markdown -*- -->",
                "<!-- Local Variables:\nfill-column: 80\nEnd: -->\n"
            })
    void anEditorsModelineIsNoText(String modeline) throws Refusal {
        assertThat(parse("# T\n\ntext\n\n" + modeline).body()).isEqualTo("\ntext\n");
    }

    @Test
    void anyOtherCommentIsTheTexts() throws Refusal {
        assertThat(parse("# T\n\ntext <!-- vim: x --> more\n").body()).contains("<!-- vim: x -->");
    }

    @Test
    void aHeadingWithADashButNoDateIsTheTexts() throws Refusal {
        assertThat(parse("# T\n## — a subtitle\ntext\n").body())
                .isEqualTo("## — a subtitle\ntext\n");
    }

    @Test
    void theExcerptIsTheFirstParagraphAsPlainText() throws Refusal {
        assertThat(
                        parse(
                                        "# T\n\n"
                                                + "## Sub\n\n"
                                                + "Some *plain*\n"
                                                + "`text` & [link](/x) <b>raw</b>\n\n"
                                                + "more\n")
                                .excerpt())
                .isEqualTo("Some plain text & link raw");
    }

    @Test
    void aLongExcerptIsCutAtAWord() throws Refusal {
        String excerpt = parse("# T\n\n" + "word ".repeat(100) + "\n").excerpt();

        assertThat(excerpt).endsWith("word…").hasSizeLessThanOrEqualTo(281);
    }

    @Test
    void anImpossibleDateIsRefused() {
        assertThat(refused("# T\n\n## — 31 February, 2016\n"))
                .isEqualTo(
                        new Problem(
                                KEY,
                                3,
                                "There is no 31 February, 2016",
                                "write the date as 18 March, 2016 or 2016-03-18"));
        assertThat(refused("---\ntitle: x\ndate: 2016-02-31\n---\n"))
                .isEqualTo(new Problem(KEY, 3, "There is no 2016-02-31", "write it as 2016-03-18"));
    }

    @Test
    void aMonthThatIsNoneIsRefused() {
        assertThat(refused("# T\n## — 18 Marhc, 2016\n").what())
                .isEqualTo("'Marhc' is not the name of a month");
    }

    @Test
    void latin1IsRefusedWithTheLine() {
        byte[] latin1 = "# T\n\ncaf\u00e9\n".getBytes(Charset.forName("ISO-8859-1"));

        assertThat(catchThrowableOfType(Refusal.class, () -> Post.parse(KEY, latin1)).problem())
                .isEqualTo(
                        new Problem(
                                KEY,
                                3,
                                "Byte 0xE9 is not UTF-8",
                                "save the file with the encoding UTF-8; it looks like Latin-1 or"
                                        + " Windows-1252"));
    }

    @Test
    void aTruncatedCharacterAtTheEndIsRefused() {
        byte[] truncated = {'#', ' ', 'T', '\n', (byte) 0xc3};

        assertThat(
                        catchThrowableOfType(Refusal.class, () -> Post.parse(KEY, truncated))
                                .problem()
                                .what())
                .isEqualTo("Byte 0xC3 is not UTF-8");
    }

    @Test
    void aTextInMoreThanTwentyFoldersIsRefused() throws Refusal {
        byte[] text = "# T\n".getBytes(UTF_8);
        var deep = new Key("a/".repeat(20) + "b.txt");
        var tooDeep = new Key("a/".repeat(21) + "b.txt");

        assertThat(Post.parse(deep, text).title()).isEqualTo("T");
        assertThat(catchThrowableOfType(Refusal.class, () -> Post.parse(tooDeep, text)).problem())
                .isEqualTo(
                        new Problem(
                                tooDeep,
                                0,
                                "It lies in 21 folders, and may lie in 20",
                                "upload it to a folder that is less deep"));
    }

    @Test
    void bracketsThatAreNoLinksAreRefusedBeforeALongWord() throws Refusal {
        byte[] hostile = ("# T\n\n" + "[](".repeat(100) + "a".repeat(100_000)).getBytes(UTF_8);
        byte[] image =
                "![](data:image/png;base64,%s)\n\n".formatted("A".repeat(100_000)).getBytes(UTF_8);

        assertThat(Post.check(KEY, image).body()).hasSizeGreaterThan(100_000);
        assertThat(catchThrowableOfType(Refusal.class, () -> Post.check(KEY, hostile)).problem())
                .isEqualTo(
                        new Problem(
                                KEY,
                                3,
                                "By here, what follows ]( and may be an address is too long",
                                "close each address with a ), put spaces into what is none, or"
                                        + " indent it by four spaces if it is code"));
    }

    @Test
    void controlCharactersAreRefused() {
        assertThat(refused("# T\n\na\u0000b\n").toString())
                .startsWith(KEY + ":3: The file holds the control character U+0000; ");
    }

    @Test
    void aTextThatIsTooLargeIsRefused() {
        assertThat(refused("x".repeat(SourceText.MOST_BYTES + 1)).what())
                .isEqualTo("The file has more than 1,048,576 bytes, the most that a text may have");
    }

    @Test
    void frontMatterUnderTheHeadingsIsRefusedAndARuleThereIsNot() throws Refusal {
        String head = "# Title\n## — 18 March, 2016\n\n";
        assertThatThrownBy(() -> check(head + "---\ntags: [a]\n---\nText"))
                .hasMessage(
                        KEY
                                + ":4: Front matter stands under the headings; move it, with its"
                                + " lines of three dashes, to the top of the file");
        assertThatThrownBy(() -> check("# Title\n---\nDraft: true\n---\n"))
                .hasMessageContaining(":2: ");
        assertThat(check(head + "---\nNote: text\n").body()).contains("Note: text");
    }

    @Test
    void frontMatterThatIsNotYamlIsRefusedWithTheLine() {
        assertThat(refused("---\ntitle: a: b\n---\n").line()).isEqualTo(2);
        assertThat(refused("---\ntitle: a\n").what())
                .isEqualTo("The front matter that starts here has no end");
        assertThat(refused("---\n- a\n---\n").what()).contains("not a list of names and values");
        assertThat(refused("---\ntitle: a\ntitle: b\n---\n").line()).isEqualTo(3);
        assertThat(refused("---\ndraft: perhaps\n---\n").toString())
                .isEqualTo(
                        KEY + ":2: draft is 'perhaps'; write draft: true, or take the line away");
        assertThat(refused("---\ndate: soon\n---\n").toString())
                .isEqualTo(KEY + ":2: 'soon' is not a date; write it as 2016-03-18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "date", "draft", "unlisted", "expires"})
    void aKnownNameWithAListOrAMapIsRefused(String name) {
        for (String value : new String[] {"[true]", "{a: b}", "\n- true", "\n  a: b"}) {
            assertThat(refused("---\nx: y\n" + name + ": " + value + "\n---\n").toString())
                    .isEqualTo(
                            KEY
                                    + ":3: "
                                    + name
                                    + " is a list or a map; write one value after '"
                                    + name
                                    + ":', between quotes if it starts with a bracket or a brace");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "draft", "unlisted", "expires"})
    void aNameThatDecidesWhoMaySeeATextIsRefusedWithoutAValue(String name) {
        for (String value : new String[] {"", "''", "' '", "# true", "!!null ''"}) {
            Problem problem = refused("---\nx: y\n" + name + ": " + value + "\n---\n");

            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.what()).isEqualTo(name + " has no value");
            assertThat(problem.advice()).contains("write ", name + ": ", ", or take the line away");
        }
    }

    @Test
    void anEmptyTitleAsEditorsTemplatesLeaveItIsNone() throws Refusal {
        assertThat(parse("---\ntitle:\n---\n# T\n").title()).isEqualTo("T");
    }

    @Test
    void whatUnknownNamesSayIsNoMatter() throws Refusal {
        assertThat(parse("---\ntags: [draft]\nlayout:\nparams: {draft: true}\n---\n# T\n").title())
                .isEqualTo("T");
    }

    private static PostDate on(int year, int month, int day) {
        return PostDate.of(LocalDate.of(year, month, day));
    }

    private static Post check(String text) throws Refusal {
        return Post.check(KEY, text.getBytes(UTF_8));
    }

    private static Post parse(String text) throws Refusal {
        return Post.parse(KEY, text.getBytes(UTF_8));
    }

    @Test
    void frontMatterSaysAllThatThereIsToSay() throws Refusal {
        Post post =
                parse(
                        """
                        ---
                        title: T
                        date: 2016-03-18
                        updated: 2016-04-01 10:30
                        tags: [Linux, C++, linux]
                        summary: What it is about.
                        lang: pt-br
                        image: /img/box.png
                        toc: yes
                        ---
                        text
                        """);

        assertThat(post.updated())
                .isEqualTo(new PostDate(LocalDateTime.of(2016, 4, 1, 10, 30), null));
        assertThat(post.tags())
                .containsExactly(new Tag("Linux", "linux"), new Tag("C++", "c-plus-plus"));
        assertThat(post.summary()).isEqualTo("What it is about.");
        assertThat(post.excerpt()).isEqualTo("What it is about.");
        assertThat(post.language()).isEqualTo("pt-BR");
        assertThat(post.image()).isEqualTo("/img/box.png");
        assertThat(post.toc()).isTrue();
        assertThat(post.warnings()).isEmpty();
    }

    @Test
    void tagsMayBeWrittenOnALineWithCommas() throws Refusal {
        assertThat(parse("---\ntags: soup,  a long   walk ,\n---\n").tags())
                .extracting(Tag::name)
                .containsExactly("soup", "a long walk");
    }

    @Test
    void aTwentyFirstTagIsRefused() throws Refusal {
        String twenty = tags(20);

        assertThat(parse("---\ntags: [%s, T1]\n---\n".formatted(twenty)).tags()).hasSize(20);
        assertThat(refused("---\ntags:\n- a\n- %s\n---\n".formatted(twenty.replace(", ", "\n- "))))
                .isEqualTo(
                        new Problem(
                                KEY,
                                23,
                                "The post has more than 20 tags",
                                "take away those that it is least about"));
    }

    private static String tags(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj("t%d"::formatted)
                .collect(Collectors.joining(", "));
    }

    @Test
    void aTagOfMoreThanSixtyCharactersIsRefused() throws Refusal {
        String tag = "t".repeat(60);

        assertThat(parse("---\ntags: [a, %s]\n---\n".formatted(tag)).tags())
                .containsExactly(new Tag("a", "a"), new Tag(tag, tag));
        assertThat(refused("---\ntags: [a, %st]\n---\n".formatted(tag)))
                .isEqualTo(
                        new Problem(
                                KEY,
                                2,
                                "'%st' is not a tag".formatted(tag),
                                "write words of letters and digits, at most 60 characters"));
    }

    @Test
    void aSummaryOfMoreThanAThousandCharactersIsRefused() throws Refusal {
        String summary = "s".repeat(1_000);

        assertThat(parse("---\nsummary: %s\n---\n".formatted(summary)).summary())
                .isEqualTo(summary);
        assertThat(refused("---\nsummary: %ss\n---\n".formatted(summary)))
                .isEqualTo(
                        new Problem(
                                KEY,
                                2,
                                "The summary has 1,001 characters, and may have 1,000",
                                "shorten it"));
    }

    @Test
    void anUnknownNameIsAWarningWithTheNearestKnownOne() throws Refusal {
        assertThat(parse("---\ntitel: T\nlayout: post\nlanguage: de\n---\n").warnings())
                .extracting(Problem::toString)
                .containsExactly(
                        KEY
                                + ":2: warning: There is no setting 'titel'; write 'title', if that"
                                + " is meant",
                        KEY
                                + ":3: warning: There is no setting 'layout'; take the line away,"
                                + " or leave it for another program",
                        KEY
                                + ":4: warning: There is no setting 'language'; write 'lang', if"
                                + " that is meant");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tags: [{a: b}] | :2: tags is not a list of single values; write it as tags: [one,"
                        + " another]",
                "tags: [!] | :2: The front matter is not YAML",
                "tags: ['!'] | :2: '!' is not a tag; write words of letters and digits, at most 60"
                        + " characters",
                "lang: French | :2: 'French' is not a language; write its code, as en, pt-BR or"
                        + " de",
                "image: my box.png | :2: 'my box.png' is not the address of an image; write it as"
                        + " /img/box.png, with %20 for each space",
                "published: false | :2: 'published' is another program's word; write draft: true"
                        + " for what nobody may see yet, or take the line away",
                "updated: soon | :2: 'soon' is not a date; write it as 2016-03-18"
            })
    void whatCannotBeMeantIsRefused(String line, String problem) {
        assertThat(refused("---\n" + line + "\n---\n").toString()).contains(problem);
    }

    @Test
    void frontMatterInTomlIsRefusedSinceItMayBeADrafts() {
        assertThat(refused("+++\ntitle = 'T'\ndraft = true\n+++\ntext\n").toString())
                .isEqualTo(
                        KEY
                                + ":1: This is front matter in TOML; write it in YAML: three"
                                + " dashes, ---, in place of +++, and 'name: value' a line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016/03/_slug.txt", "drafts/slug.txt", "_drafts/2016/slug.md"})
    void aDraftMayBeOneByItsName(String key) throws Refusal {
        assertThat(Post.parse(new Key(key), "# T\n".getBytes(UTF_8)).visibility().draft()).isTrue();
    }

    @Test
    void aLanguageMayBeInTheName() throws Refusal {
        Key french = new Key("2016/03/slug.fr.txt");

        assertThat(Post.parse(french, "# T\n".getBytes(UTF_8)).language()).isEqualTo("fr");
        assertThat(Post.parse(french, "---\nlang: de\n---\n".getBytes(UTF_8)).language())
                .isEqualTo("de");
    }

    private static Problem refused(String text) {
        return catchThrowableOfType(Refusal.class, () -> parse(text)).problem();
    }
}
