-- EventBridge has another key than these for certain. Of the rest it is not known: they were offered, and nobody saw the end of it.
alter table event_key add column former boolean not null default false;

update event_key set former = true where ends_at is not null;
