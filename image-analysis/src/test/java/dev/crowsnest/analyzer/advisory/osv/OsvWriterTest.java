package dev.crowsnest.analyzer.advisory.osv;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OsvWriterTest {

    private static final String PACKAGE = "{\"package\": {\"ecosystem\": \"%s\", \"name\": \"left\"}, %s}";

    private final OsvReader reader = new OsvReader();
    private final OsvWriter writer = new OsvWriter();

    private void writesWhatItRead(String fields) throws MalformedAdvisoryException {
        byte[] json = ("{\"id\": \"X-1\", " + fields + "}").getBytes(StandardCharsets.UTF_8);
        var advisory = reader.read("npm", json);
        assertThat(reader.read("npm", writer.write(advisory))).isEqualTo(advisory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"summary\": \"\"",
                "\"modified\": \"2026-01-02T03:04:05.123456789Z\", \"withdrawn\": \"2026-01-03T00:00:00Z\"",
                "\"aliases\": [\"CVE-2024-1\", \"A\"], \"upstream\": [\"B\"], \"related\": [\"C\", \"C\"]",
                "\"summary\": \"Important: of \\\"ö\\\"\\nan erratum\", \"database_specific\": {\"severity\": \"HIGH\"}",
                "\"summary\": \"Low: an erratum\"",
                "\"severity\": [{\"type\": \"CVSS_V3\", \"score\": \"x\"}, {\"type\": \"STATED\", \"score\": \"LOW\"}]",
                "\"severity\": [{\"type\": \"STATED\", \"score\": \"LOW\"}], \"database_specific\": {\"severity\": \"HIGH\"}",
            })
    void writesARecordSoThatItIsReadAlike(String fields) throws MalformedAdvisoryException {
        writesWhatItRead(fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Debian:12|\"ecosystem_specific\": {\"urgency\": \"unimportant\"}",
                "Debian:12|\"ecosystem_specific\": {\"urgency\": \"not yet assigned\"}",
                "Debian:12|\"versions\": [\"b\", \"a\"]",
                "Ubuntu:22.04:LTS|\"ecosystem_specific\": {\"ubuntu_priority\": \"low\"}, \"database_specific\": {\"status\": \"needed\"}",
                "Ubuntu:22.04|\"database_specific\": {\"status\": \"end-of-life\"}",
                "npm|\"ecosystem_specific\": {\"urgency\": \"low\", \"ubuntu_priority\": \"high\"}",
                "npm|\"severity\": [{\"type\": \"CVSS_V4\", \"score\": \"y\"}]",
                "crates.io|\"database_specific\": {\"informational\": \"unmaintained\"}",
                "unheard of|\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": \"9\"}, {\"fixed\": \"1\"}]}]",
                "npm|\"ranges\": [{\"type\": \"SEMVER\", \"events\": [{\"introduced\": \"0\"}, {\"fixed\": \"1.0.0\"}, {\"introduced\": \"2.0.0\"}]}]",
                "npm|\"ranges\": [{\"type\": \"SEMVER\", \"events\": [{\"introduced\": \"0\"}, {\"last_affected\": \"1.0.0\"}]}]",
                "npm|\"ranges\": [{\"type\": \"SEMVER\", \"events\": [{\"fixed\": \"0\"}]}]",
                "npm|\"ranges\": [{\"type\": \"SEMVER\", \"events\": [{\"introduced\": \"5.0.0\"}, {\"fixed\": \"3.0.0\"}, {\"introduced\": \"no version\"}]}]",
            })
    void writesAPackageSoThatItIsReadAlike(String ecosystemAndFields) throws MalformedAdvisoryException {
        String[] parts = ecosystemAndFields.split("\\|", 2);
        writesWhatItRead("\"affected\": [" + PACKAGE.formatted((Object[]) parts) + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"1\"]"})
    void writesWhatAGemSaysOfFixes(String patched) throws MalformedAdvisoryException {
        writesWhatItRead("\"affected\": [" + PACKAGE.formatted("RubyGems", "\"versions\": []")
                + "], \"database_specific\": {\"patched_versions\": " + patched + ", \"severity\": \"LOW\"}");
    }
}
