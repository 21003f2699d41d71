-- One act's two round trips: everything a decision is made on, in one snapshot, and everything it leaves, in one transaction.

create function record.acts_after(wanted uuid, known integer) returns json language sql stable as $$
  select coalesce(json_agg(json_build_object(
      'id', id, 'seq', seq, 'type', type, 'schemaVersion', schema_version,
      'procedure', procedure, 'procedureVersion', procedure_version,
      'profile', profile, 'profileVersion', profile_version,
      'occurredAt', occurred_at at time zone 'UTC', 'recordedAt', recorded_at at time zone 'UTC',
      'person', actor_person, 'agency', actor_agency, 'actor', actor, 'data', data, 'document', document,
      'facts', facts, 'sample', sample,
      'slots', (select json_object_agg(path, ciphertext) from private.slot where slot.act = act.id)
    ) order by seq), '[]')
  from record.act where dossier = wanted and seq > known
$$;

create function record.load(request jsonb) returns json
language plpgsql stable as $$
declare
  own uuid := (request ->> 'dossier')::uuid;
  known jsonb := coalesce(request -> 'known', '{}');
  hashes bytea[] := array(select h::bytea from jsonb_array_elements_text(request -> 'blind') h);
  related uuid[];
  wanted uuid[];
begin
  related := array(
    select distinct dossier from private.blind_index
    where dossier <> own and (
      hash = any (hashes) or hash in (select hash from private.blind_index where dossier = own)
    )
  );
  wanted := array(
    select own
    union select value::uuid from jsonb_array_elements_text(request -> 'facts')
    union select person from record.participant where dossier = own
    union select agency from record.dossier where id = own
    union select unnest(related)
  );
  return json_build_object(
    'now', greatest(
      date_trunc('milliseconds', clock_timestamp()),
      (select max(recorded_at) from record.act a join record.dossier d on d.id = a.dossier and d.seq = a.seq where d.id = own)
    ) at time zone 'UTC',
    'earlier', (
      select json_build_object('dossier', dossier, 'seq', seq, 'requestHash', request_hash, 'commitment', commitment)
      from record.act where id = (request ->> 'act')::uuid
    ),
    'dossiers', (
      select coalesce(json_agg(json_build_object(
        'id', d.id, 'procedure', d.procedure, 'procedureVersion', d.procedure_version, 'agency', d.agency,
        'regionPath', d.region_path, 'unit', d.unit, 'secrecy', d.secrecy, 'seq', d.seq,
        'key', (select json_build_object('id', k.id, 'wrapped', k.wrapped, 'wrappingKey', k.wrapping_key)
                from private.key k where k.dossier = d.id),
        'acts', record.acts_after(d.id, coalesce((known ->> d.id::text)::integer, 0))
      )), '[]')
      from record.dossier d where d.id = any (wanted)
    ),
    'related', related,
    'serials', (
      select coalesce(json_agg(json_build_object('agency', agency, 'code', code, 'year', year, 'next', coalesce(next, 1))), '[]')
      from jsonb_to_recordset(request -> 'numbers') as asked (agency uuid, code text, year integer)
      left join record.document_register using (agency, code, year)
    )
  );
end $$;
comment on function record.load is
  'Everything an act is decided on: the dossier, the dossiers it takes facts from, related ones (same party), serials, and whether the act is already there.';

create function record.replace_view(target text, of_dossier uuid, rows jsonb) returns void
language plpgsql as $$
begin
  if target !~ '^(view|published)\.[a-z_]+$' then
    raise exception using errcode = 'MJ004', message = format('%s is no projection', target);
  end if;
  execute format('delete from %1$s where dossier = $1', target) using of_dossier;
  execute format('insert into %1$s select * from jsonb_populate_recordset(null::%1$s, $1)', target) using rows;
end $$;
comment on function record.replace_view is 'Puts the rows of one dossier in a projection in place of the earlier ones.';

create function record.append(request jsonb) returns jsonb
language plpgsql as $$
declare
  own uuid := (request #>> '{act,dossier}')::uuid;
  act record.act;
  key_id uuid;
  earlier record;
  target text;
  taken record;
begin
  perform record.hold(own, array(select (f ->> 'dossier')::uuid from jsonb_array_elements(request #> '{act,facts}') f));

  select a.dossier, a.seq, a.request_hash into earlier from record.act a where a.id = (request #>> '{act,id}')::uuid;
  if found then
    return jsonb_build_object('outcome', 'earlier');
  end if;
  if exists (
    select from jsonb_to_recordset(request #> '{act,facts}') as fact (dossier uuid, seq integer)
    left join record.dossier d on d.id = fact.dossier
    where d.seq is distinct from fact.seq
  ) then
    return jsonb_build_object('outcome', 'moved');
  end if;

  if request ? 'dossier' then
    insert into record.dossier (id, procedure, procedure_version, agency, region_path, unit, secrecy)
      select id, procedure, procedure_version, agency, region_path, unit, secrecy
      from jsonb_populate_record(null::record.dossier, request -> 'dossier')
      on conflict do nothing;
    if not found then
      return jsonb_build_object('outcome', 'moved');
    end if;
    insert into private.key (id, dossier, wrapped, wrapping_key)
      select id, own, wrapped, wrapping_key from jsonb_populate_record(null::private.key, request -> 'key');
  elsif (select seq from record.dossier where id = own) is distinct from (request #>> '{act,seq}')::integer - 1 then
    return jsonb_build_object('outcome', 'moved');
  end if;

  act := jsonb_populate_record(null::record.act, request -> 'act');
  if abs(extract(epoch from clock_timestamp() - act.recorded_at)) > 5 then
    return jsonb_build_object('outcome', 'moved');
  end if;
  act.written_in := pg_current_xact_id();
  insert into record.act select act.*;

  if request ? 'slots' then
    select id into key_id from private.key where dossier = own and destroyed_at is null;
    if key_id is null then
      raise exception using errcode = 'MJ005', message = 'the dossier''s key was destroyed';
    end if;
    insert into private.slot (act, path, key, commitment, ciphertext)
      select act.id, path, key_id, commitment, ciphertext
      from jsonb_to_recordset(request -> 'slots') as slot (path text, commitment bytea, ciphertext bytea);
  end if;
  if request ? 'blind' then
    insert into private.blind_index (hash, dossier, kind)
      select hash, own, kind from jsonb_to_recordset(request -> 'blind') as b (hash bytea, kind text)
      on conflict do nothing;
  end if;

  if request ? 'number' then
    select * into taken from jsonb_to_record(request -> 'number') as n (agency uuid, code text, year integer, serial integer);
    insert into record.document_register as r (agency, code, year, next)
      values (taken.agency, taken.code, taken.year, taken.serial + 1)
      on conflict (agency, code, year) do update set next = excluded.next where r.next = taken.serial;
    if not found or (taken.serial > 1 and not exists (
      select from record.document_number n
      where (n.agency, n.code, n.year, n.serial) = (taken.agency, taken.code, taken.year, taken.serial - 1)
    )) then
      raise exception using errcode = 'MJ006', message = 'the number was taken by somebody else';
    end if;
    insert into record.document_number (agency, code, year, serial, dossier, act)
      values (taken.agency, taken.code, taken.year, taken.serial, own, act.id);
  end if;
  if request ? 'voids' then
    insert into record.document_number_void (agency, code, year, serial, act)
      select agency, code, year, serial, act.id
      from jsonb_to_recordset(request -> 'voids') as v (agency uuid, code text, year integer, serial integer);
  end if;

  if request ? 'erase' then
    perform private.destroy_key(act.id);
  end if;
  for target in select jsonb_object_keys(request -> 'views') loop
    perform record.replace_view(target, own, request -> 'views' -> target);
  end loop;
  if request ? 'audit' then
    insert into record.audit (kind, person, agency, dossier, act, session, address, detail)
      select 'act', act.actor_person, act.actor_agency, own, act.id, session, address, coalesce(detail, '{}')
      from jsonb_to_record(request -> 'audit') as a (session uuid, address inet, detail jsonb);
  end if;
  if request ? 'jobs' then
    insert into job.job (name, data) select name, data from jsonb_to_recordset(request -> 'jobs') as j (name text, data jsonb);
  end if;
  return jsonb_build_object('outcome', 'stored');
end $$;
comment on function record.append is
  'Writes one act with everything that belongs to it, or nothing: stored; moved (decide again on what is there now); earlier (this id is there already).';
