package dev.crowsnest.integration.api.rest;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.crowsnest.integration.api.ProblemType;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.api.StoreOutage;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a request into a problem document. */
class ProblemMapper {

    private static final Logger LOGGER = Logger.getLogger(ProblemMapper.class);

    private static final String PROBLEM_JSON = "application/problem+json";

    /** Seconds. A database that is restarted is back by then. */
    private static final int RESTARTED = 5;

    private static final String PARAMETER =
            "a parameter of the path or the query is not what this operation takes: /q/openapi says what it is";

    private static final String BODY = "the body is not what this operation takes";

    private final StoreOutage outage;

    ProblemMapper(StoreOutage outage) {
        this.outage = outage;
    }

    @ServerExceptionMapper
    Response refusal(Refusal refusal) {
        Response problem = problem(refusal.type(), refusal.type().status(), refusal.sentence());
        return refusal.type() == ProblemType.UNAUTHENTICATED ? challenged(problem) : problem;
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException violations) {
        String detail = violations.getConstraintViolations().stream()
                .map(ProblemMapper::sentence)
                .sorted()
                .collect(Collectors.joining("; "));
        return problem(ProblemType.INVALID, ProblemType.INVALID.status(), detail);
    }

    /** JSON of another shape, such as an array; without this, Quarkus answers it with an empty body. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException mismatch) {
        return problem(ProblemType.INVALID, ProblemType.INVALID.status(), BODY);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated() {
        String detail = "send a personal token: Authorization: Bearer cn_…; what was sent is no valid one";
        return challenged(problem(ProblemType.UNAUTHENTICATED, ProblemType.UNAUTHENTICATED.status(), detail));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden) {
        return problem(
                ProblemType.FORBIDDEN,
                ProblemType.FORBIDDEN.status(),
                "the role of this token does not allow the operation: GET /api/v1/me shows the role");
    }

    @ServerExceptionMapper
    Response web(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        if (failure instanceof NotFoundException && failure.getCause() != null) {
            // Jakarta REST says "not found" of a path or query parameter that it could not convert.
            return problem(ProblemType.INVALID, ProblemType.INVALID.status(), PARAMETER);
        }
        ProblemType type = ProblemType.ofStatus(status);
        return problem(type, status, status < 500 ? clientDetail(failure) : type.title());
    }

    @ServerExceptionMapper
    Response unexpected(Exception failure) {
        if (outage.explains(failure)) {
            LOGGER.warnf("Request failed while the database is away reason=%s", failure.toString());
            return Response.fromResponse(problem(
                            ProblemType.UNAVAILABLE,
                            ProblemType.UNAVAILABLE.status(),
                            "the database does not answer now"))
                    .header(HttpHeaders.RETRY_AFTER, RESTARTED)
                    .build();
        }
        LOGGER.error("Request failed unexpectedly", failure);
        return problem(
                ProblemType.INTERNAL, ProblemType.INTERNAL.status(), "the log of the service says more about it");
    }

    private static Response challenged(Response problem) {
        return Response.fromResponse(problem)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"crowsnest\"")
                .build();
    }

    private static String clientDetail(WebApplicationException failure) {
        if (failure instanceof NotSupportedException) {
            return "the body must be application/json, and its Content-Type say so";
        }
        Throwable cause = failure.getCause();
        // Jackson's message quotes the body, which may hold what nobody should see again.
        return cause == null ? String.valueOf(failure.getMessage()) : BODY;
    }

    private static String sentence(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = node.getKind() == ElementKind.PARAMETER ? "the body" : String.valueOf(node);
        }
        return name + " " + violation.getMessage();
    }

    private static Response problem(ProblemType type, int status, String detail) {
        return Response.status(status)
                .type(PROBLEM_JSON)
                .entity(ProblemView.of(type, status, detail))
                .build();
    }
}
