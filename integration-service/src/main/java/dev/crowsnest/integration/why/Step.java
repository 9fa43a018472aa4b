package dev.crowsnest.integration.why;

/** A question that was asked, and what was found. */
public record Step(Question question, Outcome outcome) {}
