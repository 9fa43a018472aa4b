package dev.crowsnest.integration.cost;

import java.math.BigDecimal;
import java.util.function.BiFunction;

/** A resource of the stack that connects a registry, in the order of what it costs. */
public enum StackResource {
    CREDENTIALS(
            "ScoutAPICredentials",
            "AWS::SecretsManager::Secret",
            "keeps the key that AWS sends with each event",
            Prices::secret),
    API_DESTINATION(
            "ApiDestination", "AWS::Events::ApiDestination", "delivers events to Crowsnest", Prices::destination),
    CONNECTION("Connection", "AWS::Events::Connection", "adds the key to each event"),
    ECR_RULE("DockerScoutEcrRule", "AWS::Events::Rule", "chooses pushes and deletions of images"),
    REPOSITORY_RULE("DockerScoutRepoDeletedRule", "AWS::Events::Rule", "chooses deletions of repositories"),
    INVOKE_ROLE("InvokeApiRole", "AWS::IAM::Role", "lets EventBridge use the API destination"),
    ACCESS_ROLE("AssumeRoleEcrAccess", "AWS::IAM::Role", "lets Crowsnest read the registry"),
    TOPIC("SNSTopic", "AWS::SNS::Topic", "tells Crowsnest that the stack is made, and deleted"),
    TOPIC_POLICY("TopicPolicy", "AWS::SNS::TopicPolicy", "lets CloudFormation speak through the topic"),
    SETUP("RegistrySetup", "Custom::RegistrySetup", "hands over role and secret"),
    READY("RegistryReady", "Custom::RegistryReady", "says that events can come"),
    QUEUE("UndeliveredEvents", "AWS::SQS::Queue", "keeps events that could not be delivered; only where you asked"),
    QUEUE_POLICY("UndeliveredEventsPolicy", "AWS::SQS::QueuePolicy", "lets EventBridge use that queue");

    private final String logicalName;
    private final String type;
    private final String purpose;
    private final BiFunction<Prices, BigDecimal, BigDecimal> month;

    /** One that AWS gives for nothing, or for nothing up to far more than a registry's events. */
    StackResource(String logicalName, String type, String purpose) {
        this(logicalName, type, purpose, (prices, events) -> BigDecimal.ZERO.setScale(2));
    }

    StackResource(String logicalName, String type, String purpose, BiFunction<Prices, BigDecimal, BigDecimal> month) {
        this.logicalName = logicalName;
        this.type = type;
        this.purpose = purpose;
        this.month = month;
    }

    /** As the template names it. */
    public String logicalName() {
        return logicalName;
    }

    /** As CloudFormation names its kind. */
    public String type() {
        return type;
    }

    /** What it is for, after its name. */
    public String purpose() {
        return purpose;
    }

    /** What it costs in a month of so many pushes. */
    BigDecimal month(Prices prices, BigDecimal pushes) {
        return month.apply(prices, pushes);
    }
}
