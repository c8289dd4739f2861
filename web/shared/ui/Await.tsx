import type { ComponentChildren } from 'preact';
import type { Language } from '../domain/text.ts';
import { commonMessages } from '../i18n/common.ts';
import { Loading } from './Loading.tsx';
import { ProblemNotice } from './Notice.tsx';
import type { Loaded } from './useLoaded.ts';

export interface AwaitProps<Value> {
  readonly language: Language;
  readonly loaded: Loaded<Value>;
  readonly onRetry: () => void;
  readonly children: (value: Value) => ComponentChildren;
}

/** One part of a page that has its own figures: if they fail to come, the other parts stay. */
export function Await<Value>({ language, loaded, onRetry, children }: AwaitProps<Value>) {
  switch (loaded.is) {
    case 'loading':
      return <Loading messages={commonMessages[language]} />;
    case 'failed':
      return (
        <ProblemNotice
          problem={loaded.problem}
          messages={commonMessages[language]}
          onRetry={onRetry}
        />
      );
    case 'ready':
      return <>{children(loaded.value)}</>;
  }
}
