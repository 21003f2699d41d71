import { describe, expect, it } from 'vitest';
import { type ServiceRecord, servedOn } from './service.ts';

describe('the day of service', () => {
  it.each<[ServiceRecord, string]>([
    [{ method: 'onTheSpot', madeOn: '2026-09-16' }, '2026-09-16'],
    [{ method: 'direct', signedOn: '2026-04-15' }, '2026-04-15'],
    [{ method: 'left', refusedOn: '2026-06-18', proof: 'witness' }, '2026-06-18'],
    [{ method: 'post', receiptOn: '2026-06-20' }, '2026-06-20'],
    [{ method: 'electronic', arrivedOn: '2026-06-20', confirmationSigned: true }, '2026-06-20'],
    [{ method: 'entrusted', signedOn: '2026-06-20' }, '2026-06-20'],
    [{ method: 'publicNotice', lastPublishedOn: '2026-06-20' }, '2026-07-20'],
  ])('%o is %s', (record, day) => {
    expect(servedOn(record)).toMatchObject({ ok: true, servedOn: day });
  });

  it.each<[ServiceRecord, string]>([
    [{ method: 'left', refusedOn: '2026-06-18', proof: null }, 'SERVICE_NOT_PROVED'],
    [{ method: 'electronic', arrivedOn: '2026-06-20', confirmationSigned: false }, 'SERVICE_NOT_CONFIRMED'],
    [{ method: 'post', receiptOn: '2026-06-31' }, 'SERVICE_DATE_INVALID'],
    [{ method: 'publicNotice', lastPublishedOn: '昨天' }, 'SERVICE_DATE_INVALID'],
  ])('%o is refused: %s', (record, code) => {
    expect(servedOn(record)).toMatchObject({ ok: false, refusal: { code } });
  });
});
