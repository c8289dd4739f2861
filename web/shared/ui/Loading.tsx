import type { CommonMessages } from '../i18n/common.ts';

export const Loading = ({ messages }: { readonly messages: Pick<CommonMessages, 'loading'> }) => (
  <p role="status" class="soft">
    {messages.loading}
  </p>
);
