import { render, type ComponentType } from 'preact';
import { loadFontsInTheEnd } from './lateFonts.ts';

/** Puts a page's component in place. */
export function mount(App: ComponentType): void {
  const place = document.getElementById('app');

  if (place !== null) {
    render(<App />, place);
    loadFontsInTheEnd();
  }
}
