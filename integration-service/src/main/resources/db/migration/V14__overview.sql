-- Since when an analysis stands where it does; not known of what came to stand there before this was kept.
alter table image add column analysis_since timestamptz;

-- The fifth severity, beside the four that are repeated here already.
alter table image add column unspecified int not null default 0;

update image set unspecified = headline.unspecified
from (select distinct on (image_id) image_id, unspecified
      from image_platform
      order by image_id, platform <> 'linux/amd64', place) headline
where headline.image_id = image.id and headline.unspecified > 0;

create index image_state_listing on image (state, listed_at desc, id desc);

-- What lists are sorted by; each is read from both ends.
create index image_severity_listing on image (critical desc, high desc, medium desc, low desc, listed_at desc, id desc);
create index repository_name on repository (name);
create index image_tag_name on image_tag (tag) where digest is not null;
