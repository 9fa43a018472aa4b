-- Events that Kafka does not have yet. A row goes once its record is acknowledged, so the table is nearly always empty.
create table outbox_event (
    position     bigint generated always as identity primary key,
    event_id     uuid        not null unique,
    topic        text        not null,
    record_key   text        not null,
    type         text        not null,
    payload      bytea       not null,
    added_at     timestamptz not null,
    trace_parent text
);
