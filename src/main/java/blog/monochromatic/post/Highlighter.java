package blog.monochromatic.post;

import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;
import org.fife.ui.rsyntaxtextarea.TokenTypes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import javax.swing.text.Segment;

/// Puts the parts of code into spans with a class each, for the stylesheet to colour: `k` a keyword
/// or a tag, `t` a type, `f` a function, `v` a variable, `s` a string, `n` a number or a constant,
/// `c` a comment, `a` an annotation, an attribute or an instruction.
///
/// One is for one text: it colours a bounded amount, and what is beyond stays plain.
final class Highlighter {
    /// The most characters that are coloured in a text, several times what a long article on code
    /// has. Each may become a span of 25 characters.
    private static final int MOST_CODE = 100_000;

    /// What a piece of code costs beside its characters, in characters: the library is set up for
    /// each, however short.
    private static final int COST = 100;

    /// The most characters of a line: the library looks some of them through again and again.
    private static final int MOST_LINE = 2_000;

    private static final Map<String, String> LANGUAGES = languages();
    private static final String[] CLASSES = classes();

    private int rest = MOST_CODE;

    /// The code as HTML, with spans if the language is known.
    ///
    /// @param language what a fence says, in any case
    String html(String code, String language) {
        String known = LANGUAGES.get(language.toLowerCase(Locale.ROOT));
        if (known == null || code.length() + COST > rest || hasLongLine(code)) {
            return plain(code);
        }
        rest -= code.length() + COST;
        return coloured(code, TokenMakerFactory.getDefaultInstance().getTokenMaker(known));
    }

    private static boolean hasLongLine(String code) {
        return code.lines().anyMatch(line -> line.length() > MOST_LINE);
    }

    private static String plain(String code) {
        var spans = new Spans();
        spans.append("", code);
        return spans.end();
    }

    /// The library reads a line at a time, and is told what the line before ended within.
    private static String coloured(String code, TokenMaker maker) {
        var spans = new Spans();
        int within = TokenTypes.NULL;
        for (String line : code.split("(?<=\n)", -1)) {
            char[] characters = line.toCharArray();
            int length = line.endsWith("\n") ? line.length() - 1 : line.length();
            Token token = maker.getTokenList(new Segment(characters, 0, length), within, 0);
            int at = 0;
            for (; token != null; token = token.getNextToken()) {
                within = token.getType();
                if (token.isPaintable()) {
                    int end = Math.min(at + token.length(), length);
                    spans.append(CLASSES[within], line.substring(at, end));
                    at = end;
                }
            }
            spans.append("", line.substring(at));
        }
        return spans.end();
    }

    /// HTML, with one span around neighbours of one class, and the white space between spans.
    private static final class Spans {
        private final StringBuilder html = new StringBuilder();
        private final StringBuilder space = new StringBuilder();
        private String open = "";

        /// @param name the class; empty for none
        void append(String name, String code) {
            if (code.isBlank()) {
                space.append(code);
                return;
            }
            boolean isNew = !name.equals(open);
            html.append(isNew && !open.isEmpty() ? "</span>" : "").append(space);
            html.append(isNew && !name.isEmpty() ? "<span class=\"" + name + "\">" : "");
            open = name;
            space.setLength(0);
            for (int i = 0; i < code.length(); i++) {
                char c = code.charAt(i);
                switch (c) {
                    case '&' -> html.append("&amp;");
                    case '<' -> html.append("&lt;");
                    case '>' -> html.append("&gt;");
                    case '"' -> html.append("&quot;");
                    default -> html.append(c);
                }
            }
        }

        String end() {
            return html.append(open.isEmpty() ? "" : "</span>").append(space).toString();
        }
    }

    /// The class by the library's type of token; empty for what has the text's own colour.
    private static String[] classes() {
        var classes = new String[TokenTypes.DEFAULT_NUM_TOKEN_TYPES];
        Arrays.fill(classes, "");
        put(
                classes,
                "c",
                TokenTypes.COMMENT_EOL,
                TokenTypes.COMMENT_MULTILINE,
                TokenTypes.COMMENT_DOCUMENTATION,
                TokenTypes.COMMENT_KEYWORD,
                TokenTypes.COMMENT_MARKUP,
                TokenTypes.MARKUP_COMMENT);
        put(
                classes,
                "k",
                TokenTypes.RESERVED_WORD,
                TokenTypes.RESERVED_WORD_2,
                TokenTypes.MARKUP_TAG_NAME);
        put(classes, "f", TokenTypes.FUNCTION);
        put(classes, "t", TokenTypes.DATA_TYPE);
        put(classes, "v", TokenTypes.VARIABLE);
        put(
                classes,
                "n",
                TokenTypes.LITERAL_BOOLEAN,
                TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
                TokenTypes.LITERAL_NUMBER_FLOAT,
                TokenTypes.LITERAL_NUMBER_HEXADECIMAL,
                TokenTypes.MARKUP_ENTITY_REFERENCE);
        put(
                classes,
                "s",
                TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
                TokenTypes.LITERAL_CHAR,
                TokenTypes.LITERAL_BACKQUOTE,
                TokenTypes.REGEX,
                TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE,
                TokenTypes.MARKUP_CDATA,
                TokenTypes.ERROR_STRING_DOUBLE,
                TokenTypes.ERROR_CHAR);
        put(
                classes,
                "a",
                TokenTypes.ANNOTATION,
                TokenTypes.PREPROCESSOR,
                TokenTypes.MARKUP_TAG_ATTRIBUTE,
                TokenTypes.MARKUP_DTD,
                TokenTypes.MARKUP_PROCESSING_INSTRUCTION,
                TokenTypes.MARKUP_CDATA_DELIMITER);
        return classes;
    }

    private static void put(String[] classes, String name, int... types) {
        for (int type : types) {
            classes[type] = name;
        }
    }

    /// The library's name for a language, by those that authors use.
    private static Map<String, String> languages() {
        var languages = new HashMap<String, String>();
        String names =
                """
                actionscript: actionscript as
                asm: asm assembly nasm x86asm
                asm6502: asm6502 6502
                bat: bat batch cmd dos
                c: c h
                clojure: clojure clj cljs edn
                cpp: cpp c++ cc cxx hpp arduino ino
                cs: cs csharp c#
                css: css
                csv: csv
                d: d
                dart: dart
                delphi: delphi pascal objectpascal pas
                dockerfile: dockerfile docker containerfile
                dtd: dtd
                fortran: fortran f90 f95
                golang: go golang
                groovy: groovy gradle
                handlebars: handlebars hbs mustache
                hosts: hosts
                htaccess: htaccess apache apacheconf
                html: html htm xhtml vue svelte
                ini: ini cfg conf dosini editorconfig toml
                java: java
                javascript: javascript js jsx mjs cjs node
                jshintrc: jsonc json5
                json: json geojson webmanifest
                jsp: jsp
                kotlin: kotlin kt kts
                latex: latex tex
                less: less scss
                lisp: lisp commonlisp cl elisp emacs-lisp scheme racket
                lua: lua
                makefile: makefile make mk gnumake
                markdown: markdown md
                nsis: nsis
                perl: perl pl pm
                php: php
                properties: properties
                proto: proto protobuf
                python: python py python3 py3 gyp
                ruby: ruby rb rake gemfile
                rust: rust rs
                sas: sas
                scala: scala sc
                sql: sql mysql pgsql plsql postgresql sqlite tsql
                tcl: tcl tk
                typescript: typescript ts tsx mts cts
                unix: sh bash zsh ksh shell console
                vb: vb vbnet visualbasic
                vhdl: vhdl
                xml: xml svg rss atom xsd xsl xslt plist pom
                yaml: yaml yml
                """;
        for (String line : names.lines().toList()) {
            String[] words = line.split(":? ", -1);
            for (int i = 1; i < words.length; i++) {
                languages.put(words[i], "text/" + words[0]);
            }
        }
        return Map.copyOf(languages);
    }
}
