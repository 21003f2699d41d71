-- Whoever holds the service's database password can write any row. What says who somebody is carries a seal made with the
-- installation's key, which is not in the database: a row without its seal is nobody's (docs/decisions/0016).

alter table identity.account add column seal bytea check (octet_length(seal) = 32);
comment on column identity.account.seal is 'HMAC by the installation''s key over person and password hash.';

alter table identity.session add column key bytea check (octet_length(key) = 32),
  add column seal bytea check (octet_length(seal) = 32);
comment on column identity.session.key is 'Ed25519 public key the browser made at sign-in; its private key never left there.';
comment on column identity.session.seal is 'HMAC by the installation''s key over id, person, token and key.';
