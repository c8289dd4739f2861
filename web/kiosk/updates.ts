/** The service worker: the tablet without network, and new versions between two persons. */

const HOUR_MS = 3_600_000;
/** The wish to take over may be lost while the old worker has a request in hand: asks again. */
const RETRY_MS = 3_000;

let registration: ServiceWorkerRegistration | undefined;
let nobodyThere = () => true;
let reloadDue = false;
let retry: ReturnType<typeof setTimeout> | undefined;

/**
 * Between two persons, and only then, a version that is waiting takes over. The reload waits for
 * the same moment: somebody may have come while the new worker was starting.
 */
export function updateBetweenPersons(): void {
  if (!nobodyThere()) {
    return;
  }
  if (reloadDue) {
    location.reload();
    return;
  }
  // The very first worker takes over by itself.
  const waiting = registration?.active ? registration.waiting : null;

  clearTimeout(retry);
  if (waiting) {
    waiting.postMessage('take-over');
    retry = setTimeout(updateBetweenPersons, RETRY_MS);
  }
}

/** Registers the worker. `onReady` is called when it first begins to answer for this page. */
export function watchUpdates(onReady: () => void, nobody: () => boolean): () => void {
  if (!('serviceWorker' in navigator)) {
    return () => undefined;
  }
  const { serviceWorker } = navigator;
  let governed = serviceWorker.controller !== null;

  const changed = () => {
    if (governed) {
      reloadDue = true;
      updateBetweenPersons();
    } else {
      governed = true;
      onReady();
    }
  };
  const look = () => {
    void registration?.update().catch(() => undefined);
    updateBetweenPersons();
  };

  nobodyThere = nobody;
  serviceWorker.addEventListener('controllerchange', changed);
  void serviceWorker
    .register('/kiosk/sw.js', { scope: '/kiosk/', updateViaCache: 'none' })
    .then((registered) => {
      registration = registered;
      updateBetweenPersons();
      registered.addEventListener('updatefound', () => {
        registered.installing?.addEventListener('statechange', updateBetweenPersons);
      });
    })
    // Without a worker the tablet works as long as the page stays open.
    .catch(() => undefined);
  const timer = setInterval(look, HOUR_MS);

  return () => {
    clearInterval(timer);
    serviceWorker.removeEventListener('controllerchange', changed);
  };
}
