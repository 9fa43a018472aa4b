package dev.crowsnest.analyzer.build;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InstructionTextTest {

    private static final int ROOM = 100_000;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            /bin/sh -c #(nop) ADD file:8b1e79 in / ¦ ADD file:8b1e79 in /
            /bin/sh -c apt-get update ¦ RUN apt-get update
            RUN /bin/sh -c apt-get update # buildkit ¦ RUN apt-get update
            RUN /bin/bash -o pipefail -c make # buildkit ¦ RUN make
            COPY shop / # buildkit ¦ COPY shop /
            CMD ["nginx", "-g", "daemon off;"] ¦ CMD ["nginx", "-g", "daemon off;"]
            ARG VERSION ¦ ARG VERSION
            RUN /bin/sh -c pip install six==1.16.0 zlib=1.2 ¦ RUN pip install six==1.16.0 zlib=1.2
            LABEL org.opencontainers.image.authors=us ¦ LABEL org.opencontainers.image.authors=us
            """)
    void speaksAsADockerfileDoes(String written, String shown) {
        assertThat(redacted(written)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            ENV PATH=/bin:hush ¦ ENV PATH=***
            /bin/sh -c #(nop)  ENV TOKEN=hush ¦ ENV TOKEN=***
            ENV A=hush B="hush hush" ¦ ENV A=*** B=***
            ENV A=Basic aHVzaA== hush ¦ ENV A=***
            ENV A=x aHVzaA= ¦ ENV A=***
            ENV KEY hush ¦ ENV KEY ***
            env key=hush ¦ env key=***
            ARG TOKEN=hush hush ¦ ARG TOKEN=***
            |2 TOKEN=hush hush OTHER=hush /bin/sh -c make all ¦ RUN TOKEN=*** OTHER=*** make all
            RUN |1 TOKEN=hush /bin/bash -euo pipefail -c make # buildkit ¦ RUN TOKEN=*** make
            |1 TOKEN=/bin/sh -c hush /bin/sh -c make ¦ RUN TOKEN=*** make
            |1 TOKEN=hush nothing that is a shell ¦ RUN TOKEN=***
            |0 /bin/sh -c make ¦ RUN make
            RUN /bin/sh -c TOKEN=hush ./build && x ¦ RUN TOKEN=*** ./build && x
            RUN /bin/sh -c export A="hush \\" hush" b ¦ RUN export A=*** b
            RUN /bin/sh -c A="hush hush ¦ RUN A=***
            RUN /bin/sh -c A="hush\\ ¦ RUN A=***
            RUN /bin/sh -c A=$B ./build ¦ RUN A=$B ./build
            RUN /bin/sh -c git clone https://me:hush@host/x ¦ RUN git clone https://***@host/x
            RUN /bin/sh -c curl -H "Authorization: Bearer hushhush" h ¦ RUN curl -H "Authorization: ***" h
            RUN /bin/sh -c curl -H 'Authorization: token hush' h ¦ RUN curl -H 'Authorization: ***' h
            RUN /bin/sh -c login --password hush me ¦ RUN login --password *** me
            RUN /bin/sh -c login --api-key=hush me ¦ RUN login --api-key=*** me
            RUN /bin/sh -c curl -u me:hush http://h ¦ RUN curl -u me:*** http://h
            RUN /bin/sh -c echo //npm/:_authToken=hush > .npmrc ¦ RUN echo //npm/:_authToken=*** > .npmrc
            CMD ["run", "--token", "hush"] ¦ CMD ["run", "--token", "***
            RUN /bin/sh -c use ghp_abcdefghijklmnopqrstuvwxyz0123456789 ¦ RUN use ***
            """)
    void leavesOutWhatMayBeSecret(String written, String shown) {
        assertThat(redacted(written)).isEqualTo(shown).doesNotContain("hush");
    }

    @Test
    void keepsValuesWhereThatIsAllowed() {
        var text = InstructionText.keeping();

        assertThat(text.of("ENV A=b", ROOM).text()).isEqualTo("ENV A=b");
        assertThat(text.of("|1 A=b /bin/sh -c B=c make", ROOM).text()).isEqualTo("RUN A=b B=c make");
    }

    @Test
    void isOneLineThatObeysNobody() {
        assertThat(redacted("RUN a\n\tb\u0000\u001b[2J \u202Ec\uD800d\u2028e"))
                .isEqualTo("RUN a b [2J \uFFFDc\uFFFDd e");
    }

    @Test
    void isBounded() {
        var shown = shown("RUN " + "🦀".repeat(100_000), ROOM);

        assertThat(shown.isCut()).isTrue();
        assertThat(shown.text()).hasSizeLessThanOrEqualTo(4_000).endsWith("🦀");
        assertThat(shown("RUN make", 5)).isEqualTo(new InstructionText.Shown("RUN m", true));
        assertThat(shown("RUN make", 0)).isEqualTo(new InstructionText.Shown("", true));
        assertThat(shown("RUN make", 8)).isEqualTo(new InstructionText.Shown("RUN make", false));
    }

    /** Each would be deep or slow for a pattern that goes back. */
    @ParameterizedTest
    @ValueSource(
            strings = {"A=\"\\\"", "A='", "://", "-token", "a.", "|1 ", "/bin/sh -c ", "x\"'", "-u a", "password="})
    void endsWhateverIsRepeated(String part) {
        assertThat(redacted("RUN " + part.repeat(500_000))).hasSizeLessThanOrEqualTo(4_000);
        assertThat(redacted("ENV " + part.repeat(500_000))).hasSizeLessThanOrEqualTo(4_000);
        assertThat(redacted("|1 " + part.repeat(500_000))).hasSizeLessThanOrEqualTo(4_000);
    }

    private static String redacted(String written) {
        return InstructionText.redacting().of(written, ROOM).text();
    }

    private InstructionText.Shown shown(String written, int room) {
        return InstructionText.redacting().of(written, room);
    }
}
