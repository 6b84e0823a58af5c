import { useSignal } from '@preact/signals';
import type { OrderSheetFragment } from '../../gql/types';
import { useDesk } from '../desk';
import { DispatchBadge } from '../ui/badges';
import { Fact } from '../ui/field';
import { Icon } from '../ui/icon';

interface Props {
  order: OrderSheetFragment;
}

export function CustomerBlock({ order: { customer, note } }: Props) {
  const texts = useDesk().words.value.order;
  const isHidden = customer.phone === null && customer.email === null;
  return (
    <section class="card">
      <h2>{texts.customer}</h2>
      <p class="strong">{customer.name}</p>
      {customer.phone && (
        <p>
          <a href={`tel:${customer.phone.replaceAll(' ', '')}`}>{customer.phone}</a>
        </p>
      )}
      {customer.email && (
        <p>
          <a href={`mailto:${customer.email}`}>{customer.email}</a>
        </p>
      )}
      {isHidden && <p class="hint">{texts.contactHidden}</p>}
      {note && (
        <dl class="facts">
          <Fact label={texts.customerNote}>{note}</Fact>
        </dl>
      )}
    </section>
  );
}

export function DispatchBlock({ order: { dispatch, city } }: Props) {
  const texts = useDesk().words.value.order;
  const lines = [dispatch.address, dispatch.addressExtra, [city, dispatch.region, dispatch.postalCode]]
    .map((part) => (Array.isArray(part) ? part.filter(Boolean).join(', ') : part))
    .filter(Boolean);
  return (
    <section class="card">
      <h2>{texts.dispatch}</h2>
      <p class="strong">
        <DispatchBadge method={dispatch.method} />
      </p>
      <dl class="facts">
        <Fact label={texts.pickupPoint}>{dispatch.pickupPoint}</Fact>
        <Fact label={texts.recipient}>{dispatch.recipient}</Fact>
        {dispatch.address && (
          <Fact label={texts.address}>
            {lines.map((line) => (
              <span key={line} class="address-line">
                {line}
              </span>
            ))}
          </Fact>
        )}
        <Fact label={texts.instructions}>{dispatch.instructions}</Fact>
      </dl>
    </section>
  );
}

/** The page that the customer watches, to look at and to send. */
export function TrackingBlock({ order: { trackingUrl } }: Props) {
  const texts = useDesk().words.value.order;
  const isCopied = useSignal(false);
  if (!trackingUrl) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(trackingUrl);
    isCopied.value = true;
  };
  return (
    <section class="card tracking-block">
      <h2>{texts.tracking}</h2>
      <p class="tracking-links">
        <a href={trackingUrl} target="_blank" rel="noopener">
          <Icon name="open" />
          {texts.openTracking}
        </a>
        <button type="button" class="text-button" onClick={() => void copy().catch(() => undefined)}>
          <Icon name={isCopied.value ? 'check' : 'copy'} />
          <span aria-live="polite">{isCopied.value ? texts.copied : texts.copyLink}</span>
        </button>
      </p>
    </section>
  );
}
