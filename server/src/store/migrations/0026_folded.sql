-- A document number (文号) is found however its year is bracketed and however wide its characters are typed: texts that are searched
-- stand in one form, and what is asked is put into the same (contract, `searchForm`).

create function published.folded(words text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(
    translate(
      words,
      '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ',
      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
    ),
    '[[［(（【〔]([0-9]{4})[]］)）】〕]', '〔\1〕', 'g'
  )
$$;
comment on function published.folded is
  'A text as it is searched: letters and digits of half width (半角), years in the brackets of document numbers (六角括号).';

create or replace function published.shape_item() returns trigger language plpgsql as $$
begin
  new.outcomes := coalesce(new.body -> 'penaltyKinds', '[]');
  new.fine_fen := (new.body ->> 'fineFen')::bigint;
  new.search := lower(published.folded(new.search));
  return new;
end $$;

update published.item set search = search where search <> published.folded(search);
update view.dossier set search = published.folded(search) where search <> published.folded(search);
