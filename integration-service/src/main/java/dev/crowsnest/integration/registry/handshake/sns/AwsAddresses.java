package dev.crowsnest.integration.registry.handshake.sns;

import dev.crowsnest.integration.registry.handshake.HandshakeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which addresses a message may have us call: nobody else's, whatever it says. */
@ApplicationScoped
class AwsAddresses {

    /** A region's name becomes part of hosts: "s3" would make a bucket of one of them. */
    private static final String REGION = "[a-z]{2,4}(?:-[a-z]+){1,2}-[0-9]{1,2}";

    private static final Pattern TOPIC =
            Pattern.compile("arn:aws[a-z-]*:sns:(" + REGION + "):[0-9]{12}:[\\w-]+(\\.fifo)?");

    private final List<URI> additional;

    AwsAddresses(HandshakeConfig config) {
        this.additional = config.additionalOrigins().orElse(List.of());
    }

    /** The address, which is SNS's in the topic's region; else throws a refusal. */
    URI requireSns(String address, String topicArn, String what) {
        String host = "sns\\." + Pattern.quote(region(topicArn)) + "\\.amazonaws\\.(?:com|com\\.cn|eu)";
        return requireOneOf(address, host, what);
    }

    /** Throws a refusal when the address is not where CloudFormation waits for answers to the topic's region. */
    void requireAnswers(String address, String topicArn) {
        String region = region(topicArn);
        String host = "cloudformation-custom-resource-response-" + region.replace("-", "") + "\\.s3([.-]"
                + Pattern.quote(region) + ")?\\.amazonaws\\.(?:com|com\\.cn|eu)";
        requireOneOf(address, host, "ResponseURL");
    }

    private URI requireOneOf(String text, String host, String what) {
        URI address = address(text, what);
        boolean real = "https".equals(address.getScheme())
                && address.getHost() != null
                && address.getPort() == -1
                && address.getUserInfo() == null
                && Pattern.matches(host, address.getHost());
        if (!real && additional.stream().noneMatch(origin -> isOf(origin, address))) {
            throw SnsMessage.refused("its " + what + " does not lead to AWS, but to " + address.getHost());
        }
        return address;
    }

    private static URI address(String text, String what) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw SnsMessage.refused("its " + what + " is no address");
        }
    }

    private static boolean isOf(URI origin, URI address) {
        return address.getUserInfo() == null
                && Optional.ofNullable(origin.getScheme()).equals(Optional.ofNullable(address.getScheme()))
                && Optional.ofNullable(origin.getHost()).equals(Optional.ofNullable(address.getHost()))
                && origin.getPort() == address.getPort();
    }

    private static String region(String topicArn) {
        Matcher matcher = TOPIC.matcher(topicArn);
        if (!matcher.matches()) {
            throw SnsMessage.refused("'" + topicArn + "' is no topic");
        }
        return matcher.group(1);
    }
}
