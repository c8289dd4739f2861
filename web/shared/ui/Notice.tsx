import type { ComponentChildren } from 'preact';
import type { Problem } from '../api/http.ts';
import type { CommonMessages } from '../i18n/common.ts';
import { problemText } from '../i18n/problem.ts';

export interface NoticeProps {
  readonly kind?: 'info' | 'error';
  readonly children: ComponentChildren;
}

/** A boxed message; errors are read out at once. */
export function Notice({ kind = 'info', children }: NoticeProps) {
  return (
    <div class={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

export interface ProblemNoticeProps {
  readonly problem: Problem;
  readonly messages: Pick<CommonMessages, 'problems' | 'tryAgain'>;
  readonly onRetry?: (() => void) | undefined;
}

export function ProblemNotice({ problem, messages, onRetry }: ProblemNoticeProps) {
  return (
    <Notice kind="error">
      <p>{problemText(problem, messages)}</p>
      {onRetry !== undefined && (
        <p>
          <button type="button" class="button plain" onClick={onRetry}>
            {messages.tryAgain}
          </button>
        </p>
      )}
    </Notice>
  );
}
