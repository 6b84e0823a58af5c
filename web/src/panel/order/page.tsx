import { useEffect } from 'preact/hooks';
import type { OrderSheetFragment } from '../../gql/types';
import { useDesk } from '../desk';
import { PaymentBadge, StatusBadge } from '../ui/badges';
import { Fact } from '../ui/field';
import { Icon } from '../ui/icon';
import { PlaceLink } from '../ui/place-link';
import { Trouble } from '../ui/trouble';
import { Actions } from './actions';
import { CustomerBlock, DispatchBlock, TrackingBlock } from './blocks';
import { LinesBlock } from './lines';
import { Timeline } from './timeline';
import { TransactionBlock } from './transaction';

/** Number, city and payment method: the first of the help page's blocks. */
function Head({ order }: { order: OrderSheetFragment }) {
  const { words, format } = useDesk();
  const texts = words.value.order;
  return (
    <header class="order-head">
      <div class="order-title">
        <h1>{texts.title(order.number)}</h1>
        <StatusBadge status={order.status} label={order.statusLabel} />
        <PaymentBadge status={order.paymentStatus} />
      </div>
      <dl class="facts-row">
        <Fact label={texts.placed}>{format.value.moment(order.placedAt)}</Fact>
        <Fact label={texts.city}>{order.city}</Fact>
        <Fact label={texts.method}>{order.paymentMethod.name}</Fact>
        <Fact label={texts.externalId}>{order.externalId}</Fact>
      </dl>
      {order.alarmedAt && (
        <p class="alarm-note">{words.value.alarm.onOrder(format.value.moment(order.alarmedAt))}</p>
      )}
    </header>
  );
}

function Blocks({ order }: { order: OrderSheetFragment }) {
  return (
    <>
      <Head order={order} />
      <div class="order-columns">
        <div class="order-main">
          <LinesBlock order={order} />
          <TransactionBlock order={order} />
          <Timeline order={order} />
        </div>
        <div class="order-side">
          <Actions order={order} />
          <CustomerBlock order={order} />
          <DispatchBlock order={order} />
          <TrackingBlock order={order} />
        </div>
      </div>
    </>
  );
}

export function OrderPage({ id }: { id: string }) {
  const { words, sheet } = useDesk();
  const texts = words.value.order;
  useEffect(() => {
    void sheet.open(id);
    return sheet.close;
  }, [id]);

  const order = sheet.order.value;
  const state = sheet.state.value;
  return (
    <>
      <PlaceLink to={{ order: null }} class="back">
        <Icon name="back" />
        {texts.back}
      </PlaceLink>
      {(state === 'unreachable' || state === 'unavailable') && (
        <Trouble obstacle={state} onRetry={() => void sheet.open(id)} />
      )}
      {state === 'missing' && <p class="empty">{texts.missing}</p>}
      {state === 'loading' && <p class="empty">{texts.loading}</p>}
      {order && <Blocks order={order} />}
    </>
  );
}
