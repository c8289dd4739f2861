import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { focusControl } from './focusControl.ts';

export interface SummaryError {
  readonly href: string;
  readonly text: ComponentChildren;
  readonly onFollow?: () => void;
}

export interface ErrorSummaryProps {
  readonly title: string;
  readonly errors: readonly SummaryError[];
  /** Takes the focus again whenever this changes: each attempt to go on is announced. */
  readonly attempt: number;
}

/** Everything that is wrong, on top of the page, each linked to its control (after GOV.UK). */
export function ErrorSummary({ title, errors, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => box.current?.focus(), [attempt]);

  return (
    <div
      class="error-summary"
      role="alert"
      aria-labelledby="error-summary-title"
      tabIndex={-1}
      ref={box}
    >
      <h2 id="error-summary-title">{title}</h2>
      <ul>
        {errors.map(({ href, text, onFollow }) => (
          <li key={href}>
            <a href={href} onClick={(event) => follow(event, href, onFollow)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Moves the focus, not only the view: a fragment link alone leaves the keyboard behind. */
function follow(event: Event, href: string, onFollow: (() => void) | undefined): void {
  event.preventDefault();
  if (onFollow !== undefined) {
    onFollow();
    return;
  }
  focusControl(href.slice(1));
}
