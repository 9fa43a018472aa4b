package dev.crowsnest.localecr.access;

import java.time.Duration;
import java.util.Map;

/**
 * What signing in means here.
 *
 * @param guests whether this machine may do everything without sign-in
 * @param accessKeys the long-lived keys known; where guests are allowed, any other key is a user of the account
 * @param registryTokenLifetime how long an authorization token of ECR is good; twelve hours at AWS
 * @param longestSession caps the life of an assumed role's session, so that tests can see one expire
 */
public record AccessRules(
        boolean guests, Map<String, KeyUse> accessKeys, Duration registryTokenLifetime, Duration longestSession) {

    public AccessRules {
        accessKeys = Map.copyOf(accessKeys);
    }
}
