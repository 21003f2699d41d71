import { resolveProfile } from '@mingjing/law';
import { expect, it } from 'vitest';
import { sampleAgency } from '../../../law/src/procedures/penalty/testing.ts';
import { prepareSheet } from '../render.ts';
import { exampleData } from '../testing/example.ts';
import { documentProfileOf } from './settings.ts';

const profile = resolveProfile('sample-donglan');

it('an agency issues documents under its own titles, numbers aside', () => {
  const agency = {
    ...sampleAgency,
    documents: { P13: { title: '责令改正违法行为决定书' }, P47: { pad: 4 } },
  };
  const laid = prepareSheet({
    template: 'P13',
    data: exampleData('P13', 'full'),
    options: { mode: 'issue', profileOptions: documentProfileOf(agency, profile) },
  });
  expect(laid.ok && laid.sheet.title).toBe('责令改正违法行为决定书');
  expect(documentProfileOf(agency, profile).documents?.P47).toBeUndefined();
});

it('the address confirmation names the documents that are never served electronically', () => {
  const excluding = {
    ...profile,
    values: {
      ...profile.values,
      eServiceExcluded: { value: ['P46', 'P59'], source: '样例', confirmed: false },
    },
  };
  const laid = prepareSheet({
    template: 'P25',
    data: exampleData('P25', 'full'),
    options: { mode: 'issue', profileOptions: documentProfileOf(sampleAgency, excluding) },
  });
  expect(JSON.stringify(laid)).toContain('行政处罚决定书、行政处罚决定履行催告书');
});
