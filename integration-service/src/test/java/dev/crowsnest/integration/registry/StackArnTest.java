package dev.crowsnest.integration.registry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StackArnTest {

    @ParameterizedTest
    @CsvSource({
        "aws, eu-central-1, https://eu-central-1.console.aws.amazon.com",
        "aws-cn, cn-north-1, https://cn-north-1.console.amazonaws.cn",
        "aws-us-gov, us-gov-west-1, https://us-gov-west-1.console.amazonaws-us-gov.com"
    })
    void isShownByTheConsoleOfItsPartitionAndRegion(String partition, String region, String console) {
        var arn = StackArn.parse("arn:" + partition + ":cloudformation:" + region + ":123456789012:stack/mine/0a1b-2c");

        assertThat(arn.location()).isEqualTo(new RegistryLocation("123456789012", region));
        assertThat(arn.name()).isEqualTo("mine");
        assertThat(arn.console().orElseThrow())
                .hasToString(console + "/cloudformation/home?region=" + region + "#/stacks/stackinfo?stackId=arn%3A"
                        + partition + "%3Acloudformation%3A" + region + "%3A123456789012%3Astack%2Fmine%2F0a1b-2c");
    }

    @Test
    void isShownByNoConsoleThatIsNotKnown() {
        var arn = StackArn.parse("arn:aws-iso:cloudformation:us-iso-east-1:123456789012:stack/mine/0a1b-2c");

        assertThat(arn.console()).isEmpty();
    }

    @Test
    void isOfAnyPartition() {
        var arn = StackArn.parse("arn:aws-eusc:cloudformation:eusc-de-east-1:123456789012:stack/mine/0a1b-2c");

        assertThat(arn.location().region()).isEqualTo("eusc-de-east-1");
    }
}
