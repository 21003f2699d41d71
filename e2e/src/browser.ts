import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/** The browser of the npm registry, with the fonts of the npm registry: a bare machine shows the same pages. */

const pack = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
const place = join(tmpdir(), 'mingjing-chromium-153.0.0');
const fonts = fileURLToPath(new URL('../../node_modules/@expo-google-fonts/', import.meta.url));

/** Unpacked beside its place and moved there in one step, so that nobody ever starts half a browser. */
async function unpacked(): Promise<string> {
  const program = join(place, 'chromium');
  if (existsSync(program)) return program;
  const fresh = mkdtempSync(`${place}-`);
  const { TMPDIR } = process.env;
  process.env.TMPDIR = fresh;
  try {
    await chromium.executablePath(pack);
    await inflate(join(pack, 'al2023.tar.br'));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  try {
    renameSync(fresh, place);
  } catch {
    // Another run was faster.
    rmSync(fresh, { recursive: true, force: true });
  }
  return program;
}

/** Chinese text needs a Chinese font, which many servers have not. */
function fontSettings(): string {
  const folders = [
    ...['400Regular', '500Medium', '600SemiBold', '700Bold'].map((weight) => `noto-sans-sc/${weight}`),
    ...['400Regular', '700Bold'].map((weight) => `noto-serif-sc/${weight}`),
  ];
  const prefer = (family: string, font: string) =>
    `<alias binding="same"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  const folder = join(place, 'settings');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${folders.map((one) => `<dir>${fonts}${one}</dir>`).join('\n')}
<dir>${join(place, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(place, 'font-cache')}</cachedir>
${['sans-serif', 'system-ui', 'ui-sans-serif'].map((family) => prefer(family, 'Noto Sans SC')).join('\n')}
${prefer('serif', 'Noto Serif SC')}
</fontconfig>\n`,
  );
  return join(folder, 'fonts.conf');
}

/** One browser, with a profile of its own; every test opens its own context in it. */
export async function openBrowser(): Promise<Browser> {
  const program = await unpacked();
  const { PATH = '', HOME = tmpdir() } = process.env;
  const start = (libraries: Readonly<Record<string, string>>) =>
    driver.launch({
      executablePath: program,
      env: { PATH, HOME, FONTCONFIG_FILE: fontSettings(), TZ: 'Asia/Shanghai', ...libraries },
      args,
    });
  // Libraries that a minimal machine lacks come with the browser; those of the machine go first.
  return start({}).catch(() => start({ LD_LIBRARY_PATH: join(place, 'al2023', 'lib') }));
}

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];
