package dev.crowsnest.integration.api.rest;

import dev.crowsnest.integration.api.Problem;
import dev.crowsnest.integration.api.ProblemType;

/**
 * A problem document.
 *
 * @param type names the kind
 * @param title the same for every occurrence of the kind
 * @param detail what was attempted, on what, and why it failed
 * @param retry whether the same request may succeed later
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record ProblemView(String type, String title, int status, String detail, boolean retry) implements Problem {

    static ProblemView of(ProblemType type, int status, String detail) {
        return new ProblemView(type.urn(), type.title(), status, detail, type.retryHelps());
    }
}
