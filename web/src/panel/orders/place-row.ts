import type { OrderRowFragment } from '../../gql/types';
import { canTell, compare, fits, type View } from './view';

/** What the list on the screen shows. */
export interface Shown {
  view: View;
  /** Whether the last row on the screen is the last of all. */
  isWholeList: boolean;
}

/**
 * The rows after one of them changed or a new one came: changed in place, taken out when it no longer
 * belongs, put in by the view's sort when it belongs and its place is on the screen. Returns the same
 * rows when nothing changes; an older version of a row never replaces a newer one.
 */
export function placeRow(rows: OrderRowFragment[], row: OrderRowFragment, shown: Shown): OrderRowFragment[] {
  const { view, isWholeList } = shown;
  const at = rows.findIndex(({ id }) => id === row.id);
  const known = rows[at];
  if (known) {
    if (known.version >= row.version) return rows;
    return fits(view, row) ? rows.with(at, row) : rows.toSpliced(at, 1);
  }
  if (!canTell(view) || !fits(view, row)) return rows;
  const before = rows.findIndex((other) => compare(view.sort, row, other) < 0);
  if (before >= 0) return rows.toSpliced(before, 0, row);
  return isWholeList ? [...rows, row] : rows;
}
