/** Small courtesies of the browser; none is needed, each may be missing or refused. */

/** Keeps the screen lit while the page is in front; the browser drops the lock when it is not. */
export function keepScreenOn(): () => void {
  const ask = () => {
    if (document.visibilityState === 'visible') {
      void navigator.wakeLock?.request('screen').catch(() => undefined);
    }
  };

  ask();
  document.addEventListener('visibilitychange', ask);
  return () => document.removeEventListener('visibilitychange', ask);
}

let wanted = true;

/** Only a touch may do this; after the staff has left full screen it stays left until a reload. */
export function goFullScreen(): void {
  if (wanted && document.fullscreenEnabled && document.fullscreenElement === null) {
    void document.documentElement
      .requestFullscreen({ navigationUI: 'hide' })
      .catch(() => undefined);
  }
}

export function leaveFullScreen(): void {
  wanted = false;
  if (document.fullscreenElement !== null) {
    void document.exitFullscreen().catch(() => undefined);
  }
}

const twoFingers = (event: TouchEvent) => {
  if (event.touches.length > 1) {
    event.preventDefault();
  }
};

/**
 * A pinch by one person would leave the next with half a screen; there are buttons for the size of
 * the text instead. Done by touch, not by the viewport: who sets zoom in the browser keeps it.
 */
export function stopPinching(): () => void {
  document.addEventListener('touchmove', twoFingers, { passive: false });
  return () => document.removeEventListener('touchmove', twoFingers);
}
