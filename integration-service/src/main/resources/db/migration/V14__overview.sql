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
