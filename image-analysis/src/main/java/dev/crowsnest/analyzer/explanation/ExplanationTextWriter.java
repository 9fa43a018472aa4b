package dev.crowsnest.analyzer.explanation;

import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.match.Undecided;
import dev.crowsnest.analyzer.report.Printable;
import java.util.List;

/** Writes an explanation for people: the answer first, then each step that leads to it. */
public final class ExplanationTextWriter {

    /** The explanation as text that ends with a line feed; nothing in it can steer a terminal. */
    public String write(ImageExplanation explanation) {
        var text = new StringBuilder();
        text.append(Printable.of(answer(explanation))).append("\n\n");
        row(text, "Image", explanation.image().image());
        row(text, "Digest", explanation.image().digest());
        row(text, "Platform", explanation.image().platform());
        row(text, "Distribution", explanation.distribution() == null ? "not named" : explanation.distribution());
        row(text, "Also known as", explanation.aliases().isEmpty() ? "-" : String.join(", ", explanation.aliases()));
        row(text, "Advisories", explanation.advisories().describe());
        explanation.silent().forEach(stream -> row(text, "Not judged", Undecided.reasonOf(new Stream(stream))));
        explanation.unjudged().forEach(content -> row(text, "Not judged", content));
        explanation.packages().forEach(explained -> explained(explained, text));
        others(explanation, text);
        return text.toString();
    }

    private static String answer(ImageExplanation explanation) {
        String id = explanation.vulnerability();
        long affected = count(explanation, Standing.AFFECTED);
        return switch (explanation.standing()) {
            case AFFECTED -> "%s: affected, by %d of its packages".formatted(id, affected);
            case UNDECIDED -> id + ": nobody can say; what stands in the way is below";
            case NOT_AFFECTED ->
                explanation.packages().isEmpty()
                        ? id + ": not affected; the image has none of the packages that its advisories speak of"
                        : id + ": not affected; why not stands with each package below";
            case UNKNOWN -> id + ": unknown; no advisory names it";
        };
    }

    private static long count(ImageExplanation explanation, Standing standing) {
        return explanation.packages().stream()
                .filter(explained -> explained.standing() == standing)
                .count();
    }

    private static void explained(ExplainedPackage explained, StringBuilder text) {
        text.append('\n').append("%-13s".formatted(word(explained.standing())));
        text.append(Printable.of(explained.purl())).append('\n');
        step(text, "recorded in", String.join(", ", explained.paths()));
        step(text, "layer", explained.layer());
        step(text, "looked up as", explained.comparedName() + " " + explained.comparedVersion());
        explained.advisories().forEach(advisory -> advisory(advisory, text));
    }

    private static void advisory(ConsultedAdvisory advisory, StringBuilder text) {
        text.append("    ").append(Printable.of(advisory.advisory() + " of " + advisory.export()));
        text.append('\n');
        step(text, "  affects", advisory.affected().isEmpty() ? "-" : String.join("; ", advisory.affected()));
        step(text, "  so", word(advisory.standing()) + ": " + advisory.reason());
        if (advisory.standing() == Standing.AFFECTED) {
            step(text, "  fixed in", advisory.fixed() == null ? "no version that is known" : advisory.fixed());
        }
    }

    private static void others(ImageExplanation explanation, StringBuilder text) {
        List<OtherPackage> others = explanation.others();
        if (others.isEmpty()) {
            return;
        }
        text.append(
                explanation.isWhole()
                        ? "\nIts advisories also speak of packages that this image does not have:\n"
                        : "\nIts advisories also speak of:\n");
        others.forEach(other -> text.append("    ")
                .append(Printable.of(other.stream() + " " + other.name() + "  (" + other.advisory() + ")"))
                .append('\n'));
        if (others.size() == ImageExplanation.MOST_OTHERS) {
            text.append("    and perhaps more\n");
        }
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case AFFECTED -> "affected";
            case UNDECIDED -> "undecided";
            case NOT_AFFECTED -> "not affected";
            case UNKNOWN -> "unknown";
        };
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("  %-17s %s\n".formatted(name, Printable.of(value)));
    }

    private static void step(StringBuilder text, String name, String value) {
        text.append("    %-13s %s\n".formatted(name, Printable.of(value)));
    }
}
