import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { anewByNames, changedByNames, endReasonNames, unfitReasons } from '@mingjing/contract';
import { buildVerifyCommand } from '@mingjing/ledger/node';
import type { Plugin } from 'esbuild';
import { markFile } from './pages/mark.ts';
import type { AssetPaths } from './site.ts';

export interface Asset {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** The files that go with the pages. Each address carries the hash of its content, so a browser may keep it for ever. */
export interface PortalAssets {
  readonly paths: AssetPaths;
  readonly files: ReadonlyMap<string, Asset>;
}

/** What a browser and a proxy are told of a file whose address changes with its content. */
export const assetCaching = 'public, max-age=31536000, immutable';

/**
 * Makes the files: the style sheet, the mark, the program that checks in the page, and the verifier in one file.
 * The two programs are bundled from the ledger's sources, which takes some 100 ms at start.
 */
export async function buildAssets(): Promise<PortalAssets> {
  const files = new Map<string, Asset>();
  const add = (name: string, extension: string, type: string, content: string): string => {
    const bytes = new TextEncoder().encode(content);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    const path = `/assets/${name}-${hash}.${extension}`;
    files.set(path, { bytes, type });
    return path;
  };
  const [css, check, verifier] = await Promise.all([
    readFile(new URL('./assets/portal.css', import.meta.url), 'utf8'),
    bundleCheck(),
    buildVerifyCommand(),
  ]);
  const script = 'text/javascript; charset=utf-8';
  return {
    paths: {
      css: add('portal', 'css', 'text/css; charset=utf-8', css),
      check: add('check', 'js', script, check),
      mark: add('mark', 'svg', 'image/svg+xml', markFile),
      verifier: add('mingjing-verify', 'mjs', script, verifier),
    },
    files,
  };
}

/** Of the contract the program needs these words, and not the room they stand in. */
const wordsOnly: Plugin = {
  name: 'words-only',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^@mingjing\/contract$/ }, ({ path }) => ({ path, namespace: 'words' }));
    onLoad({ filter: /.*/, namespace: 'words' }, () => ({
      contents: Object.entries({ anewByNames, changedByNames, endReasonNames, unfitReasons })
        .map(([name, words]) => `export const ${name} = ${JSON.stringify(words)};`)
        .join('\n'),
    }));
  },
};

async function bundleCheck(): Promise<string> {
  const { build } = await import('esbuild');
  const built = await build({
    entryPoints: [fileURLToPath(new URL('./browser/check.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    plugins: [wordsOnly],
  });
  return built.outputFiles[0]!.text;
}
