import { clientsClaim } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';

declare const self: ServiceWorkerGlobalScope;

/** Every file of the tablet page with its revision; filled in by plugins/service_worker.ts. */
declare const TABLET_FILES: readonly { url: string; revision: string | null }[];

/** Bad Wi-Fi often neither answers nor fails. */
const PATIENCE_S = 5;

precacheAndRoute([...TABLET_FILES]);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/kiosk/index.html'), { allowlist: [/^\/kiosk\//] }),
);
registerRoute(
  ({ url }) => /^\/api\/v1\/surveys\/[^/]+$/.test(url.pathname),
  new NetworkFirst({
    cacheName: 'tablet-survey',
    networkTimeoutSeconds: PATIENCE_S,
    plugins: [
      {
        // A server that is starting or away answers 502 or 503: then the last good copy serves.
        fetchDidSucceed: async ({ response }) => {
          if (response.status >= 500) {
            throw new Error(`status ${response.status}`);
          }
          return response;
        },
      },
    ],
  }),
);

clientsClaim();
// Only the page knows whether somebody is in the middle of answering.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') {
    void self.skipWaiting();
  }
});
