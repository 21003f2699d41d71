import { expect, it } from 'vitest';
import { fileNames } from './file-names.ts';

const document = { template: 'P01', file: 'f3', sha256: 'c', pages: 1 };

it('names what acts cite, however deep, and documents with what they enclose', () => {
  const names = fileNames([
    { data: { evidence: [{ files: [{ id: 'f1', sha256: 'a', name: '现场照片.jpg', kind: 'photo' }] }] } },
    { data: { person: { id: 'p1', name: '周晓岚' }, none: null } },
    {
      data: {},
      document: {
        ...document,
        title: '立案审批表',
        enclosures: [{ ...document, file: 'f4', title: '送达回证' }],
      },
    },
  ]);
  expect([...names]).toEqual([
    ['f1', '现场照片.jpg'],
    ['f3', '立案审批表'],
    ['f4', '送达回证'],
  ]);
});
