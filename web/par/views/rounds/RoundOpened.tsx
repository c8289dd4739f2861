import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../../../shared/domain/text.ts';
import { formMessages } from '../../../shared/i18n/par_forms.ts';

export interface RoundOpenedProps {
  readonly language: Language;
  readonly period: string;
}

/**
 * The form is gone with the page it stood on: those who work by keyboard or by ear go on from here.
 */
export function RoundOpened({ language, period }: RoundOpenedProps) {
  const message = useRef<HTMLParagraphElement>(null);

  useEffect(() => message.current?.focus(), []);
  return (
    <p class="notice info no-print" tabIndex={-1} ref={message}>
      {formMessages[language].round.opened(period)}
    </p>
  );
}
