import type { OrderRowFragment } from '../../gql/types';
import { useDesk } from '../desk';
import { AlarmBadge, DispatchBadge, PaymentBadge, StatusBadge } from '../ui/badges';
import { PlaceLink } from '../ui/place-link';

/** Chooses the order for a step that is taken with several at once. */
function Choice({ row }: { row: OrderRowFragment }) {
  const { words, bulk } = useDesk();
  return (
    <label class="row-choice">
      <input
        type="checkbox"
        aria-label={words.value.list.bulk.choose(row.number)}
        checked={bulk.chosen.value.some(({ id }) => id === row.id)}
        onChange={() => bulk.toggle(row.id)}
      />
    </label>
  );
}

/** One order of the list: a link over the whole row, on a phone a card. */
export function OrderRow({ row, isFresh }: { row: OrderRowFragment; isFresh: boolean }) {
  const { format, session } = useDesk();
  return (
    <li class={isFresh ? 'order-row is-fresh' : 'order-row'} data-order={row.id}>
      {session.viewer.value?.rights.includes('MANAGE_ORDERS') && <Choice row={row} />}
      <PlaceLink to={{ order: row.id }}>
        <span class="cell-number">
          <strong>#{row.number}</strong>
          <time dateTime={row.placedAt}>{format.value.moment(row.placedAt)}</time>
        </span>
        <span class="cell-customer">
          <span>{row.customer.name}</span>
          <small>{row.city}</small>
        </span>
        <span class="cell-payment">
          <PaymentBadge status={row.paymentStatus} />
          <small>{row.paymentMethod.name}</small>
        </span>
        <span class="cell-dispatch">
          <DispatchBadge method={row.dispatch.method} />
        </span>
        <span class="cell-status">
          <StatusBadge status={row.status} label={row.statusLabel} />
          {row.alarmedAt && <AlarmBadge />}
        </span>
        <span class="cell-total">{format.value.money(row.total)}</span>
      </PlaceLink>
    </li>
  );
}
