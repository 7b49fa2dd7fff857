const shapes = {
  warning:
    'M8 1.5 15.2 14H.8L8 1.5Zm0 2.9L3.2 12.6h9.6L8 4.4ZM7.3 7h1.4v3H7.3V7Zm0 3.7h1.4v1.2H7.3v-1.2Z',
  unlocked:
    'M5.4 7V5a2.6 2.6 0 0 1 5-1l1.3-.6A4 4 0 0 0 4 5v2H3v7.5h10V7H5.4Zm-1 1.4h7.2v4.7H4.4V8.4Z',
  check: 'm6.3 11.9-3.6-3.6 1-1 2.6 2.6 6-6 1 1-7 7Z',
  arrow: 'm10.2 3.5 4.5 4.5-4.5 4.5-1-1 2.8-2.8H1.5V7.3H12L9.2 4.5l1-1Z',
  cross: 'm8 7 3.9-4 1 1L9 8l4 3.9-1 1L8 9l-3.9 4-1-1L7 8 3 4.1l1-1L8 7Z',
  error:
    'M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 0 1 8 1.2Zm0 1.4a5.4 5.4 0 1 0 0 10.8A5.4 5.4 0 0 0 8 2.6Zm0 4.4 2-2 1 1-2 2 2 2-1 1-2-2-2 2-1-1 2-2-2-2 1-1 2 2Z',
  information:
    'M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 0 1 8 1.2Zm0 1.4a5.4 5.4 0 1 0 0 10.8A5.4 5.4 0 0 0 8 2.6ZM7.3 7h1.4v4.5H7.3V7Zm0-2.5h1.4V6H7.3V4.5Z',
  chevron: 'm8 10.6 4.6-4.6 1 1L8 12.6 2.4 7l1-1L8 10.6Z',
  send: 'M1.8 1.6 15 8 1.8 14.4 3.6 8 1.8 1.6Zm2.3 2.6.9 3.1h4.4v1.4H5l-.9 3.1L11.8 8 4.1 4.2Z',
} as const;

export type IconName = keyof typeof shapes;

/** A small drawing beside a text that says the same; screen readers skip it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={shapes[name]} fill-rule="evenodd" />
    </svg>
  );
}
