/** Moves the focus to a control and brings it into view, with its question around it. */
export function focusControl(id: string): void {
  const control = document.getElementById(id);

  control?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
}
