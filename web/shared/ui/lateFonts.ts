import fonts from './fonts.css?url';

/** A page that asks the service for nothing, or waits long for it, gets its fonts after this time. */
const LATEST_MS = 3_000;

let wanted = false;

function loadFonts(): void {
  if (!wanted) {
    wanted = true;
    const link = document.createElement('link');

    link.rel = 'stylesheet';
    link.href = fonts;
    document.head.append(link);
  }
}

/**
 * Fonts are most of the bytes of a page. They are asked for only after its content has been drawn
 * once, in a font that the device has, so that on a slow line nobody waits for letters of the right
 * shape. Calling it again does nothing.
 */
export function loadFontsAfterContent(): void {
  requestAnimationFrame(() => setTimeout(loadFonts));
}

export const loadFontsInTheEnd = (): void => void setTimeout(loadFonts, LATEST_MS);
