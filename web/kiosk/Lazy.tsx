import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { commonMessages } from '../shared/i18n/common.ts';
import { Loading } from '../shared/ui/Loading.tsx';
import { Notice } from '../shared/ui/Notice.tsx';

export interface LazyProps<Props> {
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
}

/** A part that nobody needs for the first tap; fetched, or taken from the worker, when shown. */
export function Lazy<Props>({ load, props }: LazyProps<Props>) {
  const [part, setPart] = useState<{ readonly Part: ComponentType<Props> | null } | null>(null);

  useEffect(() => {
    void load().then(
      (Part) => setPart({ Part }),
      () => setPart({ Part: null }),
    );
  }, []);
  if (part === null) {
    return <Loading messages={commonMessages.vi} />;
  }
  return part.Part === null ? (
    <Notice kind="error">
      <p>{commonMessages.vi.problems.noReply}</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        {commonMessages.vi.tryAgain}
      </button>
    </Notice>
  ) : (
    <part.Part {...(props as Props & object)} />
  );
}
