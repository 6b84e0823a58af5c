import type { DispatchMethod, LetterStatus, OrderStatus, PaymentStatus } from '../../gql/types';
import { useDesk } from '../desk';
import { Icon } from './icon';

/** The colour of a badge by what it means for the seller: new, under way, done, over. */
const STATUS_TONE: Record<OrderStatus, string> = {
  RECEIVED: 'new',
  ACCEPTED: 'info',
  PREPARING: 'info',
  SHIPPED: 'info',
  READY_FOR_PICKUP: 'info',
  COMPLETED: 'good',
  CANCELLED: 'quiet',
};

const PAYMENT_TONE: Record<PaymentStatus, string> = {
  PENDING: 'warn',
  PARTIALLY_PAID: 'warn',
  PAID: 'good',
  OVERPAID: 'good',
  REFUND_DUE: 'bad',
  REFUNDED: 'quiet',
};

const LETTER_TONE: Record<LetterStatus, string> = {
  QUEUED: 'warn',
  SENDING: 'info',
  SENT: 'good',
  FAILED: 'bad',
};

export function LetterBadge({ status }: { status: LetterStatus }) {
  const { mail } = useDesk().words.value;
  return <span class={`badge ${LETTER_TONE[status]}`}>{mail.status[status]}</span>;
}

export function StatusBadge({ status, label }: { status: OrderStatus; label: string }) {
  return <span class={`badge ${STATUS_TONE[status]}`}>{label}</span>;
}

/** The order waits longer than the shop allows. */
export function AlarmBadge() {
  const { alarm } = useDesk().words.value;
  return (
    <span class="badge bad with-icon">
      <Icon name="bell" />
      {alarm.badge}
    </span>
  );
}

export function PaymentBadge({ status }: { status: PaymentStatus }) {
  const { payment } = useDesk().words.value;
  return <span class={`badge ${PAYMENT_TONE[status]}`}>{payment[status]}</span>;
}

export function DispatchBadge({ method }: { method: DispatchMethod }) {
  const { dispatch } = useDesk().words.value;
  return (
    <span class="dispatch-badge">
      <Icon name={method === 'PICKUP' ? 'shop' : 'truck'} />
      {dispatch[method]}
    </span>
  );
}
