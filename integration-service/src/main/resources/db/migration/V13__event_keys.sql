-- Keys that are taken beside the present one: the next until EventBridge has it, and former ones until they end.
create table event_key (
    integration_id uuid        not null references integration,
    hash           bytea       not null,
    added_at       timestamptz not null,
    ends_at        timestamptz,
    primary key (integration_id, hash)
);

create index event_key_end on event_key (ends_at) where ends_at is not null;
