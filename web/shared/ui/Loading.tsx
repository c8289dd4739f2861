import type { CommonMessages } from '../i18n/common.ts';

export const Loading = ({ messages }: { readonly messages: CommonMessages }) => (
  <p role="status" class="soft">
    {messages.loading}
  </p>
);
