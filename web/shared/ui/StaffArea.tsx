import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '../api/http.ts';
import { closeSession, getSession, openSession, type Session } from '../api/session.ts';
import type { Language } from '../domain/text.ts';
import { commonMessages } from '../i18n/common.ts';
import { resultsMessages } from '../i18n/results.ts';
import { Loading } from './Loading.tsx';
import { ProblemNotice } from './Notice.tsx';
import { SignIn } from './SignIn.tsx';
import { useLoaded } from './useLoaded.ts';

export interface StaffAreaProps {
  readonly language: Language;
  readonly children: (session: Session, onSessionLost: () => void) => ComponentChildren;
}

/** Shows its children to whoever has a session, and the key form to everybody else. */
export function StaffArea({ language, children }: StaffAreaProps) {
  const [loaded, reload] = useLoaded('session', getSession);
  const [refusal, setRefusal] = useState<Problem | null>(null);

  const enter = (key: string) => {
    void openSession(key).then((reply) => {
      setRefusal(reply.ok ? null : reply.problem);
      if (reply.ok) {
        reload();
      }
    });
  };

  if (loaded.is === 'loading') {
    return <Loading messages={commonMessages[language]} />;
  }
  if (loaded.is === 'failed') {
    return loaded.problem.status === 401 ? (
      <SignIn language={language} problem={refusal} onKey={enter} />
    ) : (
      <ProblemNotice
        problem={loaded.problem}
        messages={commonMessages[language]}
        onRetry={reload}
      />
    );
  }
  return (
    <>
      <SessionLine
        language={language}
        session={loaded.value}
        onLeave={() => void closeSession().then(reload)}
      />
      {children(loaded.value, reload)}
    </>
  );
}

interface SessionLineProps {
  readonly language: Language;
  readonly session: Session;
  readonly onLeave: () => void;
}

function SessionLine({ language, session, onLeave }: SessionLineProps) {
  const messages = resultsMessages[language];

  return (
    <p class="session-line soft small no-print">
      <span>{messages.signedInAs(messages.roles[session.role] ?? session.role)}</span>
      <button type="button" class="button plain small" onClick={onLeave}>
        {messages.leave}
      </button>
    </p>
  );
}
