import { problem } from '../problem.ts';

const signatures: readonly { readonly type: RegExp; readonly test: (head: Buffer) => boolean }[] = [
  { type: /^application\/pdf$/, test: (head) => head.subarray(0, 5).toString('latin1') === '%PDF-' },
  { type: /^image\/jpeg$/, test: (head) => head[0] === 0xff && head[1] === 0xd8 },
  { type: /^image\/png$/, test: (head) => head.subarray(0, 8).toString('hex') === '89504e470d0a1a0a' },
  { type: /^image\/webp$/, test: (head) => head.subarray(8, 12).toString('latin1') === 'WEBP' },
  { type: /^video\/mp4$/, test: (head) => head.subarray(4, 8).toString('latin1') === 'ftyp' },
  { type: /^video\/webm$/, test: (head) => head.subarray(0, 4).toString('hex') === '1a45dfa3' },
  { type: /^audio\/(?:mpeg|mp4|wav|x-wav|ogg|aac|x-m4a)$/, test: () => true },
];

/** Only kinds a case file needs, and only if the content is what it says: nothing that a browser would run. */
export function refuseDisguised(type: string, head: Buffer): void {
  const known = signatures.find((signature) => signature.type.test(type));
  if (known === undefined)
    problem(
      'UNSUPPORTED_TYPE',
      [],
      '只能上传 PDF、JPEG、PNG、WebP 图片，MP4、WebM 视频，以及常见的音频文件。',
    );
  if (!known.test(head))
    problem('UNSUPPORTED_TYPE', [], '文件内容与它的格式不符，可能已损坏。请检查后重新上传。');
}
