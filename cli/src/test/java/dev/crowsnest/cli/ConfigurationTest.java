package dev.crowsnest.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/configuration.md} names each variable that commands read, and no other. */
class ConfigurationTest {

    private static final String VARIABLE = "(CROWSNEST_[A-Z_]+|XDG_[A-Z_]+|DOCKER_[A-Z_]+)";

    @Test
    void isDocumentedWholly() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                read.addAll(found("\"" + VARIABLE + "\"", Files.readString(source)));
            }
        }
        String section = Files.readString(Path.of("../docs/configuration.md"))
                .split("\n## The command line\n")[1]
                .split("\n## ")[0];

        assertThat(found("\\| `" + VARIABLE + "` \\|", section)).isEqualTo(read).contains("CROWSNEST_SERVER");
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> names = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(one -> names.add(one.group(1)));
        return names;
    }
}
