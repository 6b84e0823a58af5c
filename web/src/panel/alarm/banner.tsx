import type { AlarmedFragment } from '../../gql/types';
import { useDesk } from '../desk';
import { readView } from '../orders/view';
import { Icon } from '../ui/icon';
import { PlaceLink } from '../ui/place-link';

/** Orders that the banner names; the others are counted. */
const NAMED = 4;

const RECEIVED = readView(new URLSearchParams('status=RECEIVED'));

function Waiting({ order }: { order: AlarmedFragment }) {
  const { words, format } = useDesk();
  return (
    <li>
      <PlaceLink to={{ order: order.id }}>{words.value.order.title(order.number)}</PlaceLink>{' '}
      {order.alarmedAt && <span>{words.value.alarm.since(format.value.moment(order.alarmedAt))}</span>}
    </li>
  );
}

/** Stays over every page until each order in it is accepted or cancelled; nothing else closes it. */
export function AlarmBanner() {
  const { words, alarm } = useDesk();
  const texts = words.value.alarm;
  const orders = alarm.orders.value;
  const unnamed = orders.length - NAMED;
  return (
    <div aria-live="assertive">
      {orders.length > 0 && (
        <section class="alarm" aria-label={texts.title}>
          <Icon name="bell" />
          <p class="strong">{texts.waiting(orders.length)}</p>
          <ul>
            {orders.slice(0, NAMED).map((order) => (
              <Waiting key={order.id} order={order} />
            ))}
            {unnamed > 0 && (
              <li>
                <PlaceLink to={{ order: null, ...RECEIVED }}>{texts.more(unnamed)}</PlaceLink>
              </li>
            )}
          </ul>
        </section>
      )}
    </div>
  );
}
