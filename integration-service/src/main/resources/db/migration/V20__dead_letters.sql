-- Records that a service put aside since it could not use them: copied from the dead twins of the topics, so that people see them and
-- can send them back. The place on the dead topic makes a second delivery the same row.
create table dead_letter (
    id          bigint generated always as identity primary key,
    topic       text        not null,
    partition   int         not null,
    position    bigint      not null,
    record_key  text,
    payload     bytea,
    -- One header a line: its name and its value, each in base 64.
    headers     text        not null,
    type        text,
    reason      text        not null,
    found_by    text        not null,
    died_at     timestamptz not null,
    replayed_at timestamptz,
    replayed_by text,
    unique (topic, partition, position)
);

create index dead_letter_waiting on dead_letter (id) where replayed_at is null;
create index dead_letter_age on dead_letter (died_at);
