import { wordingsOf, type FormLanguage } from '../../shared/domain/text.ts';
import type { Said } from '../wording.ts';

export interface WordsProps {
  readonly said: Said;
  readonly language: FormLanguage;
}

/** Every text says in which language it is, so that it is read out and set in the right one. */
export function Words({ said, language }: WordsProps) {
  if (typeof said === 'string') {
    return <>{said}</>;
  }
  const [first, second] = wordingsOf(said, language);

  return (
    <>
      <span lang={first?.language}>{first?.text}</span>
      {second !== undefined && (
        <span class="beneath" lang={second.language}>
          {' '}
          {second.text}
        </span>
      )}
    </>
  );
}
