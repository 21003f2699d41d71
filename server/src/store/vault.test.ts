import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readOrMakeSecret } from './secret-file.ts';
import { openFileVault, seal, unseal, vaultOf } from './vault.ts';

const folder = mkdtempSync(join(tmpdir(), 'mj-vault-'));
afterAll(() => rmSync(folder, { recursive: true }));

const key = new Uint8Array(32).fill(7);
const vault = vaultOf(key);

describe('the vault', () => {
  it('wraps a key so that it alone can unwrap it', () => {
    const wrapped = vault.wrap(key);
    expect(Buffer.from(vault.unwrap(wrapped))).toEqual(Buffer.from(key));
    expect(() => vaultOf(new Uint8Array(32).fill(8)).unwrap(wrapped)).toThrow();
    expect(vault.id).not.toBe(vaultOf(new Uint8Array(32).fill(8)).id);
  });

  it('never wraps the same way twice', () => {
    expect(vault.wrap(key)).not.toEqual(vault.wrap(key));
  });

  it('finds equal values by an index that differs for every kind, value and installation', () => {
    const index = (v: typeof vault, kind: string, value: string) =>
      Buffer.from(v.blind(kind, value)).toString('hex');
    expect(index(vault, 'citizenId', '1')).toBe(index(vaultOf(key), 'citizenId', '1'));
    const others = [
      index(vault, 'phone', '1'),
      index(vault, 'citizenId', '2'),
      index(vaultOf(new Uint8Array(32).fill(8)), 'citizenId', '1'),
      index(vault, 'citizenI', 'd\u00001'),
    ];
    expect(new Set([index(vault, 'citizenId', '1'), ...others]).size).toBe(5);
  });
});

describe('a sealed value', () => {
  const sealed = seal(key, Buffer.from('张三'), 'act 1 party.name');

  it('opens with its key in its place', () => {
    expect(unseal(key, sealed, 'act 1 party.name').toString()).toBe('张三');
  });

  it('does not open in another place, with another key, or with any byte changed', () => {
    expect(() => unseal(key, sealed, 'act 2 party.name')).toThrow();
    expect(() => unseal(new Uint8Array(32), sealed, 'act 1 party.name')).toThrow();
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i]! ^= 1;
      expect(() => unseal(key, changed, 'act 1 party.name')).toThrow();
    }
  });
});

describe('a secret file', () => {
  const file = join(folder, 'keys', 'installation.key');

  it('is made once, for us alone', () => {
    const first = openFileVault(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openFileVault(file).id).toBe(first.id);
    expect(readFileSync(file)).toHaveLength(32);
  });

  it('is refused when others can read it', () => {
    const exposed = join(folder, 'exposed.key');
    readOrMakeSecret(exposed, () => key);
    chmodSync(exposed, 0o640);
    expect(() => readOrMakeSecret(exposed, () => key)).toThrow('0600');
  });
});
