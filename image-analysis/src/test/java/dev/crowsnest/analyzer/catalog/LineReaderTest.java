package dev.crowsnest.analyzer.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineReaderTest {

    @Test
    void readsLinesWhateverEndsThem() throws IOException {
        assertThat(lines("a\nb\r\n\nc")).containsExactly("a", "b", "", "c");
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n")).containsExactly("");
    }

    @Test
    void readsLinesAcrossTheEdgeOfItsBuffer() throws IOException {
        String first = "x".repeat((16 << 10) - 1);
        String second = "y".repeat(40 << 10);
        assertThat(lines(first + "\n" + second + "\nz\n")).containsExactly(first, second, "z");
    }

    @Test
    void keepsTheBeginningOfALineThatIsTooLong() throws IOException {
        var reader = reader("x".repeat(CatalogLimits.LINE_BYTES + 1) + "\nnext\n");
        assertThat(reader.next()).isTrue();
        assertThat(reader.isCutOff()).isTrue();
        assertThat(reader.textFrom(0)).hasSize(CatalogLimits.LINE_BYTES);
        assertThat(reader.next()).isTrue();
        assertThat(reader.isCutOff()).isFalse();
        assertThat(reader.textFrom(0)).isEqualTo("next");
        assertThat(reader.number()).isEqualTo(2);
    }

    @Test
    void tellsWhetherTheLastLineWasEnded() throws IOException {
        var reader = reader("a\nb");
        reader.next();
        assertThat(reader.isEnded()).isTrue();
        reader.next();
        assertThat(reader.isEnded()).isFalse();
    }

    @Test
    void comparesWithoutDecoding() throws IOException {
        var reader = reader("PackAGE: x");
        reader.next();
        assertThat(reader.startsWithIgnoringCase("Package:")).isTrue();
        assertThat(reader.startsWith("Package:")).isFalse();
        assertThat(reader.startsWith("PackAGE: x and more")).isFalse();
        assertThat(reader.indexOf(':')).isEqualTo(7);
        assertThat(reader.indexOf('?')).isNegative();
        assertThat(reader.textFrom(8)).isEqualTo("x");
        assertThat(reader.textFrom(800)).isEmpty();
    }

    private static List<String> lines(String text) throws IOException {
        var reader = reader(text);
        var lines = new ArrayList<String>();
        while (reader.next()) {
            lines.add(reader.textFrom(0));
        }
        return lines;
    }

    private static LineReader reader(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
