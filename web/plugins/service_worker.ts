import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Plugin, Rollup } from 'vite';

type Bundle = Rollup.OutputBundle;

const sourceOf = (file: Bundle[string] | undefined): string | Uint8Array =>
  file === undefined ? '' : file.type === 'chunk' ? file.code : file.source;

/** Assets that a style sheet names. */
const namedIn = (css: string): readonly string[] =>
  [...css.matchAll(/url\(["']?\/([^)"']+)["']?\)/g)].map((match) => match[1] ?? '');

/** The files that a page may ever load: its chunks, also the lazy ones, their styles and fonts. */
function filesOf(bundle: Bundle, page: string): ReadonlySet<string> {
  const html = String(sourceOf(bundle[page]));
  const found = new Set([page]);
  const ahead = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((match) => match[1] ?? '');

  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    const file = bundle[name];

    if (file === undefined || found.has(name)) {
      continue;
    }
    found.add(name);
    if (file.type === 'chunk') {
      const { importedCss, importedAssets } = file.viteMetadata ?? {};

      ahead.push(...file.imports, ...file.dynamicImports);
      ahead.push(...(importedCss ?? []), ...(importedAssets ?? []));
    } else if (name.endsWith('.css')) {
      ahead.push(...namedIn(String(file.source)));
    }
  }
  return found;
}

const revisionOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);

/**
 * Builds kiosk/sw.js after the pages, since it lists their files. Those below assets/ carry their
 * revision in the name.
 */
export const serviceWorker = (worker: string): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  async writeBundle({ dir = 'dist' }, bundle) {
    const files = [...filesOf(bundle, 'kiosk/index.html')].sort().map((name) => ({
      url: `/${name}`,
      revision: name.startsWith('assets/') ? null : revisionOf(sourceOf(bundle[name])),
    }));
    const loose = readdirSync(join(dir, 'kiosk'))
      .filter((name) => /\.(png|webmanifest)$/.test(name))
      .sort()
      .map((name) => ({
        url: `/kiosk/${name}`,
        revision: revisionOf(readFileSync(join(dir, 'kiosk', name))),
      }));
    const built = await build({
      entryPoints: [worker],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      target: 'es2020',
      define: {
        TABLET_FILES: JSON.stringify([...files, ...loose]),
        'process.env.NODE_ENV': '"production"',
      },
    });

    writeFileSync(join(dir, 'kiosk', 'sw.js'), built.outputFiles[0]?.contents ?? '');
  },
});
