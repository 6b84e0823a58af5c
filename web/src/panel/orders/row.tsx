import type { OrderRowFragment } from '../../gql/types';
import { useDesk } from '../desk';
import { DispatchBadge, PaymentBadge, StatusBadge } from '../ui/badges';
import { PlaceLink } from '../ui/place-link';

/** One order of the list: a link over the whole row, on a phone a card. */
export function OrderRow({ row, isFresh }: { row: OrderRowFragment; isFresh: boolean }) {
  const { format } = useDesk();
  return (
    <li class={isFresh ? 'order-row is-fresh' : 'order-row'}>
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
        </span>
        <span class="cell-total">{format.value.money(row.total)}</span>
      </PlaceLink>
    </li>
  );
}
