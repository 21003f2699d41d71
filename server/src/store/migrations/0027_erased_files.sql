-- Erasing (删除个人信息) reaches the files of the case as well: nearly all of them, and every document drawn from it, hold what is to be
-- erased. Their hashes and names stay in the acts. What is kept is the paper by which the erasing was ordered. What somebody typed
-- into a form of the case and never submitted goes with them.

grant select (id, dossier) on record.file to mingjing_eraser;
grant usage on schema identity to mingjing_eraser;
grant select (dossier), delete on identity.form_draft to mingjing_eraser;

create or replace function private.destroy_key(erasing_act uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare erased uuid;
begin
  select dossier into erased from record.act where id = erasing_act and type = 'personal.erase';
  if erased is null then
    raise exception using errcode = 'MJ002', message = 'a key is destroyed by an act of erasure only';
  end if;
  update private.key set wrapped = null, destroyed_at = clock_timestamp(), destroyed_by = erasing_act
    where dossier = erased and destroyed_at is null;
  update private.file_key k set wrapped = null, destroyed_at = clock_timestamp()
    from record.file f
    where f.id = k.file and f.dossier = erased and k.destroyed_at is null
      and not exists (
        select from record.act a, jsonb_array_elements(a.data -> 'files') as cited
        where a.id = erasing_act and cited ->> 'id' = f.id::text
      );
  delete from private.blind_index where dossier = erased;
  delete from identity.form_draft where dossier = erased;
end $$;
comment on function private.destroy_key is
  'Destroys the key of the dossier in which the given act of erasure stands, and those of its files but for what that act cites, and deletes what was typed into its forms.';
