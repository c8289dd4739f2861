import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const page = (path: string) => resolve(import.meta.dirname, path);

/** The service answers /s/{survey} with the form page; the development server must do the same. */
const formPageOfASurvey: Plugin = {
  name: 'form-page-of-a-survey',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url !== undefined && /^\/s\/[^/]+\/?($|\?)/.test(request.url)) {
        request.url = '/form/index.html';
      }
      next();
    });
  },
};

const COMPRESSIBLE = /\.(html|js|css|svg|json|webmanifest|txt)$/;
const WORTH_COMPRESSING = 1024;

/**
 * Lays a .gz beside each text file, for the service to send to whoever accepts it. What does not
 * fit into one packet is worth it; fonts and pictures are compressed already.
 */
const compressedFiles: Plugin = {
  name: 'compressed-files',
  apply: 'build',
  enforce: 'post', // after whatever else writes files
  closeBundle() {
    const out = page('dist');

    for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
      const file = COMPRESSIBLE.test(name) ? readFileSync(join(out, name)) : Buffer.alloc(0);

      if (file.length > WORTH_COMPRESSING) {
        writeFileSync(
          join(out, `${name}.gz`),
          gzipSync(file, { level: constants.Z_BEST_COMPRESSION }),
        );
      }
    }
  },
};

export default defineConfig({
  plugins: [formPageOfASurvey, compressedFiles],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { proxy: { '/api': process.env['SIPAS_BASE_URL'] ?? 'http://localhost:8080' } },
  build: {
    // No data: addresses, so that the service may forbid them in its content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What pages share comes in one file: on a slow line each further request costs more than
        // the bytes of a few modules that a page does not use.
        codeSplitting: {
          groups: [
            {
              name: 'shared',
              test: /node_modules\/preact|web\/shared\/(api|domain|ui|i18n)\/(?!results|par|S[it]|Table)[^/]+$/,
              minShareCount: 2,
            },
          ],
        },
      },
      input: {
        landing: page('index.html'),
        kiosk: page('kiosk/index.html'),
        form: page('form/index.html'),
        results: page('results/index.html'),
        par: page('par/index.html'),
      },
    },
  },
});
