import { useEffect, useRef } from 'preact/hooks';
import type { Purchase } from './checkout';
import { useStore } from './store';

/** The pretended gateway, while something waits for it. */
export function Gateway() {
  const { checkout } = useStore();
  const purchase = checkout.paying.value;
  return purchase && <GatewayWindow purchase={purchase} />;
}

function GatewayWindow({ purchase }: { purchase: Purchase }) {
  const { words, format, checkout } = useStore();
  const { gateway } = words;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { total, currencyCode } = purchase.draft;
  const price = { amount: String(total), currencyCode: currencyCode ?? '' };
  // Escape declines: it closes without a value.
  const answer = () => void checkout.pay(dialog.current?.returnValue === 'approve');

  return (
    <dialog ref={dialog} class="gateway" aria-labelledby="gateway-title" onClose={answer}>
      <form method="dialog">
        <h2 id="gateway-title">{gateway.title}</h2>
        <p class="pretence">{gateway.pretence}</p>
        <p class="gateway-amount">
          {gateway.amount} <strong>{format.money(price)}</strong>
        </p>
        <div class="gateway-buttons">
          <button class="button primary" value="approve">
            {gateway.approve}
          </button>
          <button class="button" value="decline">
            {gateway.decline}
          </button>
        </div>
      </form>
    </dialog>
  );
}
