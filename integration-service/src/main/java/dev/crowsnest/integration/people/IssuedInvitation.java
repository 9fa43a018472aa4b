package dev.crowsnest.integration.people;

/** A new invitation with the secret of its link, which is never seen again. */
public record IssuedInvitation(Invitation invitation, InvitationSecret secret) {

    /** Of the page that the link opens. */
    public String path() {
        return "/invitation/" + secret.reveal();
    }
}
