/** The service worker: the tablet without network, and new versions between two persons. */

let registration: ServiceWorkerRegistration | undefined;
let atRest = () => true;
let reloadDue = false;

/**
 * Between two persons, and only then, a version that is waiting takes over. The reload waits for
 * the same moment: somebody may have come while the new worker was starting.
 */
export function updateBetweenPersons(): void {
  if (!atRest()) {
    return;
  }
  if (reloadDue) {
    location.reload();
    return;
  }
  // The very first worker takes over by itself.
  const waiting = registration?.active ? registration.waiting : null;

  waiting?.postMessage('take-over');
}

/** Asks the server whether there is a new version. */
export function lookForUpdate(): void {
  void registration?.update().catch(() => undefined);
  updateBetweenPersons();
}

/**
 * Registers the worker. `onReady` is called when it first begins to answer for this page; `resting`
 * tells whether nobody is there, nothing is on its way to the disk and no request in hand. Chromium
 * forgets a worker that wants to take over while the old one has a request, for minutes.
 */
export function watchUpdates(onReady: () => void, resting: () => boolean): () => void {
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

  atRest = resting;
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

  return () => serviceWorker.removeEventListener('controllerchange', changed);
}
