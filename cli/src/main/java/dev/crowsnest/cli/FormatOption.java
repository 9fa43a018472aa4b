package dev.crowsnest.cli;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How an answer is shown: to people, or to machines. */
final class FormatOption {

    private enum Format {
        TEXT,
        JSON
    }

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json; the default is text.")
    private Format format = Format.TEXT;

    /** Writes the one of the two that was asked for. */
    void write(Output output, Supplier<String> text, Output.Result json) {
        if (format == Format.JSON) {
            output.write(json);
        } else {
            output.write(out -> out.write(text.get().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
