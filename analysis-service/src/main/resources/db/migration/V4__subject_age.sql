-- A subject that no image has is forgotten after a while; one that was just judged for an image that is about to be stored is not.
alter table match_subject add column seen_on date not null default current_date;
