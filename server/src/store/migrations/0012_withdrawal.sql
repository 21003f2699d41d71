-- What was taken back or has ended keeps its proof: that it was published, and which act took it down, when and why.

alter table published.item
  add column withdrawn_by uuid references record.act deferrable initially deferred,
  add column withdrawal jsonb;
comment on column published.item.withdrawn_by is 'The act that took the item back or ended it.';
comment on column published.item.withdrawal is 'Opening of that act, for its own proof. The opening of the release no longer shows the public bytes.';
grant select (withdrawal) on published.item to mingjing_portal;

update published.item i set withdrawn_by = (
  select a.id from record.act a
  where a.dossier = i.dossier and a.type in ('publication.retract', 'publication.end')
  order by a.seq desc limit 1
) where tombstone is not null;
-- A table with checks that are still to be made cannot be altered.
set constraints all immediate;

-- The two checks that stood here said the same of fewer columns.
alter table published.item
  drop constraint item_check, drop constraint item_check1,
  add constraint item_shown check ((tombstone is null) = (body is not null)),
  add constraint item_withdrawn check (tombstone is not null or (withdrawn_by is null and withdrawal is null)),
  add constraint item_tombstone check (
    tombstone is null
    or (bytes is null and search = '' and party_shown = ''
      and not jsonb_path_exists(coalesce(opening, '{}'), '$.shown[*] ? (@.name == "data.publicBytes")'))
  );

create or replace function published.guard_item() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (
    select from record.act where id = new.act and dossier = new.dossier and type like 'publication.%'
  ) then
    perform record.refuse('publication', 'an item is published, changed or taken back by a publication act of its dossier');
  end if;
  if new.tombstone is null and not exists (
    select from record.act where id = new.act and type = 'publication.release'
  ) then
    perform record.refuse('publication', 'what is shown was released');
  end if;
  if new.tombstone is not null and not exists (
    select from record.act
    where id = new.withdrawn_by and dossier = new.dossier and type in ('publication.retract', 'publication.end')
  ) then
    perform record.refuse('publication', 'what is no longer shown was taken back or ended by an act that says why');
  end if;
  return new;
end $$;
