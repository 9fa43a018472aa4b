package dev.crowsnest.integration.registry;

import java.util.Map;
import java.util.Optional;

/**
 * AWS's console: each partition has its own.
 *
 * @param domain of all its regions
 */
public record AwsConsole(String domain) {

    private static final Map<String, AwsConsole> BY_PARTITION = Map.of(
            "aws", new AwsConsole("console.aws.amazon.com"),
            "aws-cn", new AwsConsole("console.amazonaws.cn"),
            "aws-us-gov", new AwsConsole("console.amazonaws-us-gov.com"));

    /** The one that shows what an ARN names; absent where AWS has a console that nobody outside knows. */
    public static Optional<AwsConsole> of(String arn) {
        String[] parts = arn.split(":", 3);
        return parts.length < 3 ? Optional.empty() : Optional.ofNullable(BY_PARTITION.get(parts[1]));
    }

    /** CloudFormation in a region. */
    public String cloudFormation(String region) {
        return "https://" + region + "." + domain + "/cloudformation/home?region=" + region;
    }

    /** CloudFormation in the region that a person saw last. */
    public String cloudFormation() {
        return "https://" + domain + "/cloudformation/home";
    }
}
