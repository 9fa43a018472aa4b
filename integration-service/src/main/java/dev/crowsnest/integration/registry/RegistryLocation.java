package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.Refusal;
import java.util.regex.Pattern;

/**
 * A registry: an AWS account in a region.
 *
 * @param account twelve digits
 * @param region as AWS names it, {@code eu-central-1}
 */
public record RegistryLocation(String account, String region) {

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}");

    /** Refuses what cannot be one. */
    public RegistryLocation {
        if (!ACCOUNT.matcher(account).matches()) {
            throw Refusal.invalid("name a registry", "account '" + account + "'", "an account has twelve digits");
        }
        if (!REGION.matcher(region).matches()) {
            throw Refusal.invalid("name a registry", "region '" + region + "'", "regions look like eu-central-1");
        }
    }

    @Override
    public String toString() {
        return account + "/" + region;
    }
}
