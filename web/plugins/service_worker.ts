import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Plugin, Rollup } from 'vite';

type Bundle = Rollup.OutputBundle;

const sourceOf = (file: Bundle[string] | undefined): string | Uint8Array =>
  file === undefined ? '' : file.type === 'chunk' ? file.code : file.source;

/** Files that a style sheet, a script or a page names by their address. */
const namedIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** The files that a page may ever load: its chunks, also the lazy ones, their styles and fonts. */
function filesOf(bundle: Bundle, page: string): ReadonlySet<string> {
  const found = new Set([page]);
  const ahead = [...namedIn(String(sourceOf(bundle[page])), /(?:src|href)="\/([^"]+)"/g)];

  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    const file = bundle[name];

    if (found.has(name)) {
      continue;
    }
    found.add(name);
    if (file?.type === 'chunk') {
      const { importedCss, importedAssets } = file.viteMetadata ?? {};

      ahead.push(...file.imports, ...file.dynamicImports);
      ahead.push(...(importedCss ?? []), ...(importedAssets ?? []));
      ahead.push(...namedIn(file.code, /["'`]\/?(assets\/[\w.-]+\.(?:css|woff2))["'`]/g));
    } else if (file !== undefined && name.endsWith('.css')) {
      ahead.push(...namedIn(String(file.source), /url\(["']?\/([^)"']+)["']?\)/g));
    }
  }
  return found;
}

const revisionOf = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);

/**
 * Builds kiosk/sw.js after the pages, since it lists their files. Those below assets/ carry their
 * revision in the name.
 */
export const serviceWorker = (worker: string): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  async writeBundle({ dir = 'dist' }, bundle) {
    const icons = readdirSync(join(dir, 'kiosk')).filter((name) => name.endsWith('.png'));
    const names = new Set([
      ...filesOf(bundle, 'kiosk/index.html'),
      ...icons.map((name) => `kiosk/${name}`),
    ]);
    const files = [...names].sort().map((name) => ({
      url: `/${name}`,
      revision: name.startsWith('assets/') ? null : revisionOf(readFileSync(join(dir, name))),
    }));
    const built = await build({
      entryPoints: [worker],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      target: 'es2020',
      define: {
        TABLET_FILES: JSON.stringify(files),
        'process.env.NODE_ENV': '"production"',
      },
    });

    writeFileSync(join(dir, 'kiosk', 'sw.js'), built.outputFiles[0]?.contents ?? '');
  },
});
