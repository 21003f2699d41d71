/**
 * Everything an act is decided on, in one snapshot: the dossier, the dossiers it takes facts from, related ones (same party,
 * by blind index), next serials, and whether the act is there already. Asked under one name, so that each connection plans
 * it once. Parameters: dossier, act, facts, blind hashes, numbers (jsonb), seq known by dossier (jsonb).
 */
export const situationQuery = `
with related as materialized (
  select distinct dossier from private.blind_index
  where dossier <> $1::uuid and hash in (
    select hash from private.blind_index where dossier = $1 union all select unnest($4::bytea[])
  )
), wanted as materialized (
  select $1::uuid as id
  union select unnest($3::uuid[])
  union select person from record.participant where dossier = $1
  union select agency from record.dossier where id = $1 or id in (select dossier from related)
  union select dossier from related
)
select json_build_object(
  'now', greatest(
    date_trunc('milliseconds', clock_timestamp()), (select recorded_at from record.dossier where id = $1)
  ) at time zone 'UTC',
  'earlier', (
    select json_build_object('dossier', dossier, 'seq', seq, 'requestHash', request_hash, 'commitment', commitment)
    from record.act where id = $2
  ),
  'dossiers', (
    select coalesce(json_agg(json_build_object(
      'id', d.id, 'procedure', d.procedure, 'procedureVersion', d.procedure_version, 'agency', d.agency,
      'regionPath', d.region_path, 'unit', d.unit, 'secrecy', d.secrecy, 'seq', d.seq,
      'key', case when k.id is not null
        then json_build_object('id', k.id, 'wrapped', k.wrapped, 'wrappingKey', k.wrapping_key) end,
      'acts', case when d.seq > coalesce(($6::jsonb ->> d.id::text)::integer, 0) then (
        select json_agg(json_build_object(
          'id', a.id, 'seq', a.seq, 'type', a.type, 'schemaVersion', a.schema_version,
          'procedure', a.procedure, 'procedureVersion', a.procedure_version,
          'profile', a.profile, 'profileVersion', a.profile_version,
          'occurredAt', a.occurred_at at time zone 'UTC', 'recordedAt', a.recorded_at at time zone 'UTC',
          'person', a.actor_person, 'agency', a.actor_agency, 'actor', a.actor, 'data', a.data,
          'document', a.document, 'facts', a.facts, 'sample', a.sample,
          'slots', (select json_object_agg(s.path, s.ciphertext) from private.slot s where s.act = a.id)
        ) order by a.seq)
        from record.act a where a.dossier = d.id and a.seq > coalesce(($6::jsonb ->> d.id::text)::integer, 0)
      ) else '[]' end
    )), '[]')
    from wanted join record.dossier d using (id) left join private.key k on k.dossier = d.id
  ),
  'related', (select coalesce(json_agg(dossier), '[]') from related),
  'serials', (
    select coalesce(json_agg(json_build_object(
      'agency', agency, 'code', code, 'year', year, 'next', coalesce(next, 1))), '[]')
    from jsonb_to_recordset($5::jsonb) as asked (agency uuid, code text, year integer)
    left join record.document_register using (agency, code, year)
  )
) as loaded`;
