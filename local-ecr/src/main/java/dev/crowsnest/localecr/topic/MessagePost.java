package dev.crowsnest.localecr.topic;

/** Brings messages to subscribers, again and again where that may help. */
public interface MessagePost {

    /** Whether the subscriber took it. */
    boolean deliver(TopicMessage message);
}
