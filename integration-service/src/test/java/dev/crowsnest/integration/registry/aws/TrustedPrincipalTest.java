package dev.crowsnest.integration.registry.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom a role in AWS has to trust, so that it trusts us. */
class TrustedPrincipalTest {

    private static final Path TEMPLATE = Path.of("../deploy/aws/crowsnest-ecr.yaml");
    private static final Pattern ALLOWED =
            Pattern.compile("ServicePrincipalArn:\n(?:    .*\n)*?    AllowedPattern: \"(.+)\"\n");

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sts::123456789012:assumed-role/crowsnest/i-0a1b2c3d, arn:aws:iam::123456789012:role/crowsnest",
        "arn:aws-cn:sts::123456789012:assumed-role/crowsnest/task, arn:aws-cn:iam::123456789012:role/crowsnest",
        "arn:aws-us-gov:sts::123456789012:assumed-role/crowsnest/task, arn:aws-us-gov:iam::123456789012:role/crowsnest",
        "arn:aws:sts::123456789012:assumed-role/our.own+role@x/ada@example.com, arn:aws:iam::123456789012:role/our.own+role@x",
        "arn:aws:iam::123456789012:user/people/ada, arn:aws:iam::123456789012:user/people/ada",
        "arn:aws:iam::123456789012:root, arn:aws:iam::123456789012:root"
    })
    void isTheRoleOfASessionAndElseWhatAwsSays(String told, String principal) throws IOException {
        Matcher allowed = ALLOWED.matcher(Files.readString(TEMPLATE));
        assertThat(allowed.find()).isTrue();

        assertThat(CallerIdentity.principal(told)).isEqualTo(principal).matches(allowed.group(1));
    }
}
