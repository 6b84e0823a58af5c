/** Line icons on a grid of 24. */
const PATHS = {
  bag: 'M5 8h14l-1 13H6zM9 8a3 3 0 0 1 6 0',
  check: 'm6 12.5 4 4 8-9',
  minus: 'M6 12h12',
  open: 'M13 5h6v6M19 5l-9 9M16 14v5H5V8h5',
  plus: 'M12 6v12M6 12h12',
} as const;

/** Decoration: the words beside it, or its button's label, say what it is. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
