import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { asPortProblem, ConfigError, readConfig } from './config.ts';

describe('configuration', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      publicOrigin: 'http://localhost:8080',
      ledgerOrigin: 'localhost:8080/ledger',
      witnesses: [],
    });
    expect(readConfig({ PORT: '' }).port).toBe(8080);
  });

  it('takes the log’s name from the public address unless it has its own', () => {
    expect(readConfig({ PUBLIC_ORIGIN: 'https://gs.example.gov.cn' }).ledgerOrigin).toBe(
      'gs.example.gov.cn/ledger',
    );
    expect(readConfig({ LEDGER_ORIGIN: 'log.example.gov.cn/2026' }).ledgerOrigin).toBe(
      'log.example.gov.cn/2026',
    );
  });

  it('says when and where complaints are received only where that is given', () => {
    expect(readConfig({ SITE_COMPLAINT_HOURS: '' }).site.complaint).toEqual({ phone: '12345' });
    const given = { SITE_COMPLAINT_HOURS: '工作日9:00至17:00', SITE_COMPLAINT_ADDRESS: '法治路6号' };
    expect(readConfig(given).site.complaint).toEqual({
      phone: '12345',
      hours: '工作日9:00至17:00',
      address: '法治路6号',
    });
  });

  it('reads witnesses as address and key', () => {
    const vkey = 'witness.mingjing.example/w1+b9199625+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU';
    expect(readConfig({ WITNESSES: `https://w.example#${vkey}` }).witnesses).toEqual([
      { url: 'https://w.example', vkey },
    ]);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PUBLIC_ORIGIN: 'gs.example.gov.cn' }, 'PUBLIC_ORIGIN'],
    [{ PUBLIC_ORIGIN: 'https://gs.example.gov.cn/' }, 'PUBLIC_ORIGIN'],
    [{ LEDGER_ORIGIN: 'two words' }, 'LEDGER_ORIGIN'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgresql://x' }, 'DATABASE_OWNER_URL'],
    [{ WITNESSES: 'https://w.example#key' }, 'WITNESSES'],
  ])('names the variable that is wrong: %j', (env, name) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(`${name}: `);
  });

  it('says that a port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const second = createServer().listen(port, '127.0.0.1');
    const error = await new Promise((heard) => second.once('error', heard));
    taken.close();
    expect(asPortProblem(error, port)).toEqual(
      new ConfigError([`PORT: 端口 ${port} 已被其他程序占用，请换一个端口`]),
    );
    expect(asPortProblem('other', port)).toBe('other');
  });
});
