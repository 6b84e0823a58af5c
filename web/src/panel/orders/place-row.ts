import type { OrderRowFragment, OrderStatus } from '../../gql/types';

/** What the list on the screen shows. */
export interface Shown {
  /** The one status it shows, if it shows one. */
  status: OrderStatus | undefined;
  /** Whether it shows every order. */
  isOpen: boolean;
  search: string;
  /** Whether the last row on the screen is the last of all. */
  isWholeList: boolean;
}

/**
 * The rows after one of them changed or a new one came: changed in place, taken out when it no longer
 * belongs, put in by its date when it belongs and its place is on the screen. Returns the same rows
 * when nothing changes; an older version of a row never replaces a newer one.
 */
export function placeRow(rows: OrderRowFragment[], row: OrderRowFragment, shown: Shown): OrderRowFragment[] {
  const at = rows.findIndex(({ id }) => id === row.id);
  const known = rows[at];
  const leaves = shown.status !== undefined && shown.status !== row.status;
  if (known) {
    if (known.version >= row.version) return rows;
    return leaves ? rows.toSpliced(at, 1) : rows.with(at, row);
  }
  // What a search or "por cobrar" would find is the server's to say.
  const belongs = !leaves && !shown.search && (shown.isOpen || shown.status !== undefined);
  if (!belongs) return rows;
  const moment = Date.parse(row.placedAt);
  const before = rows.findIndex(({ placedAt }) => Date.parse(placedAt) < moment);
  if (before >= 0) return rows.toSpliced(before, 0, row);
  return shown.isWholeList ? [...rows, row] : rows;
}
