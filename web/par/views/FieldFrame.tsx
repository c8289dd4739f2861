import type { ComponentChildren } from 'preact';

export interface FieldHead {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
}

/** What of a control tells readers by ear of its hint and of what is wrong with it. */
export function told({ id, hint, error }: FieldHead) {
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error == null ? [] : [`${id}-error`]),
  ].join(' ');

  return {
    'aria-invalid': error != null,
    ...(described === '' ? {} : { 'aria-describedby': described }),
  };
}

/** The label of a control, its hint and what is wrong with it, above the control itself. */
export function FieldFrame(props: FieldHead & { readonly children: ComponentChildren }) {
  const { id, label, hint, children } = props;
  const error = props.error ?? null;

  return (
    <div class={error === null ? 'field' : 'field wrong'}>
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== null && (
        <p class="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}
