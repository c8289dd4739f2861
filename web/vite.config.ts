import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { icons } from './plugins/icons.ts';
import { serviceWorker } from './plugins/service_worker.ts';

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

export default defineConfig({
  plugins: [formPageOfASurvey, icons, serviceWorker(page('kiosk/sw/sw.ts'))],
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
              test: /node_modules\/preact|web\/shared\/(api|domain|ui|i18n)\/(?!results|par|print|S[it]|Table|Print|Await|useAddress)[^/]+$/,
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
        devices: page('devices/index.html'),
      },
    },
  },
});
