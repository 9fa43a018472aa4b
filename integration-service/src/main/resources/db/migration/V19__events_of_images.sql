-- What happened to images, so that a page can tell it in order. Findings that come and go are not here: these are derived from what
-- advisories changed, once for all images.
create table image_event (
    id       bigint generated always as identity primary key,
    image_id uuid        not null references image on delete cascade,
    at       timestamptz not null,
    kind     text        not null,
    -- A tag, or why; for people.
    detail   text
);

create index image_event_image on image_event (image_id, at desc, id desc);
create index image_event_at on image_event (at);

-- Of what happened before this was kept, as much as is known.
insert into image_event (image_id, at, kind)
select id, pushed_at, 'PUSHED' from image where pushed_at is not null;
insert into image_event (image_id, at, kind)
select id, analyzed_at, 'ANALYZED' from image where analyzed_at is not null;
insert into image_event (image_id, at, kind, detail)
select id, coalesce(analysis_since, requested_at, listed_at), 'FAILED', analysis_reason from image where analysis_state = 'FAILED';
insert into image_event (image_id, at, kind)
select id, stored_at, case when archived then 'ARCHIVED' else 'RESTORED' end from image where stored_at is not null;
insert into image_event (image_id, at, kind)
select id, deleted_at, 'DELETED' from image where deleted_at is not null;
