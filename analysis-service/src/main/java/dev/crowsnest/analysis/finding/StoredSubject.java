package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.match.MatchSubject;

/** A subject that was seen, with the number that images refer to it by. */
public record StoredSubject(int key, MatchSubject subject) {}
