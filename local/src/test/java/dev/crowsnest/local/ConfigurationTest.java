package dev.crowsnest.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/configuration.md} names each option of {@code up} and {@code demo} and each variable of the script, and no other. */
class ConfigurationTest {

    @Test
    void isDocumentedWholly() throws IOException {
        String section = Files.readString(Path.of("../docs/configuration.md")).split("\n## One machine\n")[1];
        Set<String> taken = new TreeSet<>(found("\\$\\{(CROWSNEST_[A-Z]+)", Files.readString(Path.of("../crowsnest"))));
        CommandLine commands = LauncherMain.commands(Console.ofThisProcess());
        for (String command : List.of("up", "demo")) {
            commands.getSubcommands().get(command).getCommandSpec().options().stream()
                    .filter(option -> !option.usageHelp())
                    .forEach(option -> taken.add(option.longestName()));
        }

        assertThat(found("(?m)^\\| `([^`]+)` \\|", section)).isEqualTo(taken).contains("--data");
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> names = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(one -> names.add(one.group(1)));
        return names;
    }
}
