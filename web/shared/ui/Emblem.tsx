/** Stands where an office puts its emblem: a gold star on a red disc. */
export function Emblem() {
  return (
    <svg class="emblem" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="16" fill="#c8102e" />
      <path fill="#ffd54a" d="m16 5 2.6 8h8.4l-6.8 4.9 2.6 8L16 21l-6.8 4.9 2.6-8L5 13h8.4z" />
    </svg>
  );
}
