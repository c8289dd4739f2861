import type { ComponentChildren } from 'preact';
import type { Language } from '../../shared/domain/text.ts';
import { commonMessages } from '../../shared/i18n/common.ts';
import { Loading } from '../../shared/ui/Loading.tsx';
import { ProblemNotice } from '../../shared/ui/Notice.tsx';
import type { Loaded } from '../../shared/ui/useLoaded.ts';

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
