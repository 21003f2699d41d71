import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';

// The verifier as a single file, so that a citizen can keep it, read it and run it without this project.

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const licence = '/* mingjing-verify, Mulan PSL v2 */';

/** One ESM file for the browser that exports `verifyBundle` and sets nothing outside itself. Not minified: it is to be read. */
export function buildPageVerifier(): Promise<string> {
  const stdin = { contents: "export { verifyBundle } from './verify.ts';", resolveDir: here('..') };
  return buildFile({ stdin, platform: 'neutral', target: 'es2020' });
}

/** The command line as one file for Node, started as `node mingjing-verify.mjs`. */
export function buildVerifyCommand(): Promise<string> {
  return buildFile({ entryPoints: [here('./mingjing-verify.ts')], platform: 'node', target: 'node20' });
}

async function buildFile(options: BuildOptions): Promise<string> {
  const { build } = await import('esbuild');
  const result = await build({
    ...options,
    bundle: true,
    format: 'esm',
    write: false,
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: licence },
  });
  const [file] = result.outputFiles ?? [];
  if (file === undefined) throw new Error('the build gave no file');
  return file.text;
}
