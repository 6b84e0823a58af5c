import { useEffect, useRef } from 'preact/hooks';
import type { Placed } from './checkout';
import { Icon } from './icon';
import { useStore } from './store';
import { Watch } from './watch';

/** The order was taken: its number, what comes next, and the way to its tracking page. */
export function Thanks({ placed, onAgain }: { placed: Placed; onAgain: () => void }) {
  const { words, format } = useStore();
  const { thanks } = words;
  const { draft, method, number, trackingUrl } = placed;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    scrollTo(0, 0);
  }, []);
  const [firstName = ''] = draft.customer.name.split(' ');
  const total = { amount: String(draft.total), currencyCode: draft.currencyCode ?? '' };

  return (
    <main class="thanks">
      <section class="card">
        <span class="thanks-mark">
          <Icon name="check" />
        </span>
        <h1 ref={title} tabIndex={-1}>
          {thanks.title(firstName)}
        </h1>
        <p class="taken">
          {thanks.number} <strong class="number">#{number}</strong>. {thanks.taken}
        </p>
        <p class="thanks-sum">
          {method.name} · <strong>{format.money(total)}</strong>
        </p>
        <p class="hint">{thanks.next[method.code]}</p>
        <div class="thanks-ways">
          <a class="button primary" href={trackingUrl}>
            {thanks.track}
          </a>
          <a class="button" href={trackingUrl} target="_blank" rel="noopener">
            {thanks.trackElsewhere}
            <Icon name="open" />
          </a>
          <button type="button" class="text-button" onClick={onAgain}>
            {thanks.again}
          </button>
        </div>
      </section>
      <Watch />
    </main>
  );
}
