package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.people.Invitation;
import dev.crowsnest.integration.people.Owners;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.people.RosterEntry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in, and who is invited to.
 *
 * @param next address of the page after this one; absent on the last
 * @param isFirst whether there is none before it
 * @param failure why the last action did not succeed
 */
public record PeoplePage(
        List<Row> rows,
        List<Invited> invited,
        @Nullable String next,
        boolean isFirst,
        @Nullable String failure) {

    /**
     * A person.
     *
     * @param lastSignIn absent when none is known
     * @param isNeeded whether nobody could let others in without this person
     */
    public record Row(
            String id,
            String name,
            Role role,
            Age since,
            boolean hasAccount,
            @Nullable Age lastSignIn,
            boolean isNeeded) {

        static Row of(RosterEntry entry, Owners owners, Instant now) {
            Instant last = entry.lastSignIn();
            return new Row(
                    entry.person().id().toString(),
                    entry.person().name(),
                    entry.person().role(),
                    Age.of(entry.since(), now),
                    entry.hasAccount(),
                    last == null ? null : Age.of(last, now),
                    owners.need(entry.person()));
        }

        public List<Choice> roles() {
            return PeoplePage.roles(role);
        }

        /** What a link is for. */
        public String linkWord() {
            return hasAccount ? "Link for another password" : "Link for a password";
        }
    }

    /**
     * A link that is still open.
     *
     * @param isKnown whether it is for a person of the list above
     */
    public record Invited(String id, String name, Role role, boolean isKnown, Age made, Age ends) {

        static Invited of(Invitation invitation, Instant now) {
            return new Invited(
                    invitation.id().toString(),
                    invitation.invitee().name(),
                    invitation.invitee().role(),
                    invitation.invitee().personId() != null,
                    Age.of(invitation.madeAt(), now),
                    Age.of(invitation.endsAt(), now));
        }
    }

    static PeoplePage of(
            Page<RosterEntry> roster, boolean isFirst, Owners owners, List<Invitation> open, @Nullable String failure) {
        Instant now = Instant.now();
        return new PeoplePage(
                roster.items().stream().map(entry -> Row.of(entry, owners, now)).toList(),
                open.stream().map(invitation -> Invited.of(invitation, now)).toList(),
                roster.next() == null
                        ? null
                        : new PageAddress("/settings/people")
                                .with("cursor", roster.next())
                                .toString(),
                isFirst,
                failure);
    }

    /** From the one that may least. */
    public List<Choice> roles() {
        return roles(Role.MEMBER);
    }

    static List<Choice> roles(Role chosen) {
        return Arrays.stream(Role.values())
                .map(role -> new Choice(role.label(), word(role), role == chosen))
                .toList();
    }

    private static String word(Role role) {
        return switch (role) {
            case MEMBER -> "Member";
            case EDITOR -> "Editor";
            case OWNER -> "Owner";
        };
    }
}
