-- What was heard of a registry last. Apart from the integration, whose row events hold and must not write.
create table integration_activity (
    integration_id     uuid primary key references integration,
    last_event_at      timestamptz,
    last_check_at      timestamptz,
    last_check_problem text
);
