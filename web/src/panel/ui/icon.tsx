/** Line icons on a grid of 24, as paths: one sheet for the panel, so that their weight stays alike. */
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  bell: 'M6 10a6 6 0 0 1 12 0c0 5 2 6 2 6H4s2-1 2-6M10 20a2 2 0 0 0 4 0',
  box: 'm3.5 8 8.5-4 8.5 4v8L12 20l-8.5-4zM3.5 8l8.5 4 8.5-4M12 12v8',
  check: 'm6 12.5 4 4 8-9',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  cross: 'm7 7 10 10m0-10L7 17',
  exit: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  filter: 'M4 6h16M7 12h10M10 18h4',
  keyboard: 'M3 7h18v10H3zM7 10.5h0M11 10.5h0M15 10.5h0M8 14h8',
  letter: 'M3.5 6h17v12h-17zM3.5 7l8.5 6 8.5-6',
  money: 'M3 7h18v11H3zM12 15a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M6.5 12.5h0M17.5 12.5h0',
  note: 'M5 4h14v12l-4 4H5zM15 20v-4h4M8.5 9h7M8.5 12.5h4',
  open: 'M13 5h6v6M19 5l-9 9M16 14v5H5V8h5',
  orders: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9.5 8h5M9.5 12h5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M20 20l-4-4',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4M9 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  shop: 'M4 9.5V20h16V9.5M3 9.5 5 4h14l2 5.5a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0M9.5 20v-5.5h5V20',
  truck:
    'M2.5 6h11v10h-11zM13.5 9.5h4l4 3.5v3h-8M7 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M17.5 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration: the words beside it say what it is. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
