-- What ought never to have been public (不应公开) is taken down by an act of its own.

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
    where id = new.withdrawn_by and dossier = new.dossier
      and type in ('publication.retract', 'publication.takeDown', 'publication.end')
  ) then
    perform record.refuse('publication', 'what is no longer shown was taken back, taken down or ended by an act that says why');
  end if;
  return new;
end $$;
