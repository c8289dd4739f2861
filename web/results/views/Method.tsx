import type { View } from '../models/view.ts';

/** How the figures were made and what they do not say: on the screen and on every print. */
export function Method({ view }: { readonly view: View }) {
  return (
    <section class="card stack method">
      <h2>{view.messages.methodTitle}</h2>
      <ul>
        {view.messages.method.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
