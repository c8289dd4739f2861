import type { ComponentChildren } from 'preact';

export interface SectionProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A question of the page with all that answers it. */
export const Section = ({ title, children }: SectionProps) => (
  <section class="stack question-section">
    <h2>{title}</h2>
    {children}
  </section>
);
