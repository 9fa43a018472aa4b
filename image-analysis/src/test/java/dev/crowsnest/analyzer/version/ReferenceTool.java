package dev.crowsnest.analyzer.version;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * A tool that is right by definition, asked about many pairs in one process. It reads lines {@code left TAB right} and answers
 * each with {@code -1}, {@code 0}, {@code 1}, or {@code x} when either is no version to it.
 */
record ReferenceTool(String name, List<String> command) {

    static final String NO_VERSION = "x";
    private static final long PATIENCE_SECONDS = 120;

    List<String> compare(Path folder, List<List<String>> pairs) throws IOException, InterruptedException {
        Path questions = folder.resolve("pairs.tsv");
        Path answers = folder.resolve("answers.txt");
        Path complaints = folder.resolve("complaints.txt");
        Files.writeString(
                questions,
                pairs.stream().map(pair -> String.join("\t", pair) + "\n").collect(Collectors.joining()));
        Process process = start(questions, answers, complaints);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("%s answers in time", name)
                .isTrue();
        if (process.exitValue() != 0) {
            abort(name + " cannot be asked on this machine: " + Files.readString(complaints, StandardCharsets.UTF_8));
        }
        return Files.readAllLines(answers).stream()
                .filter(answer -> !answer.isEmpty())
                .toList();
    }

    /** Fails unless the scheme says of each pair what the tool says; {@code trace} is for whoever must find the pair again. */
    static void assertAgreement(VersionScheme scheme, List<List<String>> pairs, List<String> answers, String trace) {
        assertThat(answers).hasSameSizeAs(pairs);
        for (int i = 0; i < pairs.size(); i++) {
            List<String> pair = pairs.get(i);
            OptionalInt order = scheme.compare(pair.get(0), pair.get(1));
            String ours = order.isPresent() ? Integer.toString(order.getAsInt()) : NO_VERSION;
            assertThat(ours).as("%s: %s", trace, pair).isEqualTo(answers.get(i));
        }
    }

    private Process start(Path questions, Path answers, Path complaints) {
        try {
            return new ProcessBuilder(command)
                    .redirectInput(questions.toFile())
                    .redirectOutput(answers.toFile())
                    .redirectError(complaints.toFile())
                    .start();
        } catch (IOException missing) {
            return abort(name + " is not on this machine: " + missing.getMessage());
        }
    }
}
