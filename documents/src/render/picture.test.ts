import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { archivable } from './picture.ts';

const profile = ({ kind = 'mntr', colours = 'RGB ', version = 4 } = {}): Buffer => {
  const bytes = Buffer.alloc(200);
  bytes[8] = version;
  bytes.write(`${kind}${colours}`, 12, 'latin1');
  bytes.write('acsp', 36, 'latin1');
  return bytes;
};

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};
const inJpeg = (part: number, icc: Buffer) =>
  segment(0xe2, Buffer.concat([Buffer.from(`ICC_PROFILE\0`), Buffer.from([part, 2]), icc]));
const jpeg = (components: number, ...before: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...before,
    segment(0xc0, Buffer.from([8, 0, 1, 0, 1, components, 0, 0, 0])),
    Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3]),
  ]);

const chunk = (name: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};
const inPng = (icc: Buffer) => chunk('iCCP', Buffer.concat([Buffer.from('icc\0\0'), deflateSync(icc)]));
const png = (colours: number, ...before: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, colours, 0, 0, 0])),
    ...before,
    chunk('IDAT', Buffer.from([1, 2, 3])),
  ]);

it.each([
  ['a JPEG with the profile of a screen', jpeg(3, inJpeg(1, profile()))],
  ['a grey JPEG with a grey profile', jpeg(1, inJpeg(1, profile({ colours: 'GRAY' })))],
  ['a JPEG without a profile', jpeg(3)],
  ['a PNG with the profile of a scanner', png(2, inPng(profile({ kind: 'scnr', version: 2 })))],
  ['a PNG with a palette', png(3, inPng(profile()))],
  ['a PNG without a profile', png(0)],
  ['what is no picture', Buffer.from('%PDF-1.7')],
])('%s stays as it is', (_what, bytes) => {
  expect(archivable(bytes)).toBe(bytes);
});

it.each([
  ['that is not of a device', profile({ kind: 'abst', colours: 'LAB ' })],
  ['for other colours', profile({ colours: 'GRAY' })],
  ['of a version that the format does not know', profile({ version: 5 })],
  ['that is none', Buffer.alloc(200)],
])('a profile %s is left out, all else kept', (_what, icc) => {
  const other = segment(0xe1, Buffer.from('Exif'));
  expect(archivable(jpeg(3, inJpeg(1, icc), other, inJpeg(2, icc)))).toEqual(jpeg(3, other));
  expect(archivable(png(2, inPng(icc)))).toEqual(png(2));
});

it('a profile that cannot be unpacked is left out', () => {
  expect(archivable(png(2, chunk('iCCP', Buffer.from('icc\0\0xxxx'))))).toEqual(png(2));
});

it('a damaged picture throws nothing', () => {
  const whole = [jpeg(3, inJpeg(1, Buffer.alloc(200))), png(2, inPng(Buffer.alloc(200)))];
  fc.assert(
    fc.property(fc.constantFrom(...whole), fc.nat(400), fc.nat(400), fc.nat(255), (bytes, cut, at, value) => {
      const damaged = Buffer.from(bytes.subarray(0, Math.max(1, bytes.length - cut)));
      damaged[at % damaged.length] = value;
      expect(archivable(damaged).length).toBeLessThanOrEqual(damaged.length);
    }),
    { numRuns: 300 },
  );
});
