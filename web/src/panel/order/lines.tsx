import type { OrderSheetFragment } from '../../gql/types';
import type { Money } from '../../lib/money';
import { useDesk } from '../desk';

type Line = OrderSheetFragment['lines'][number];

function ProductLine({ line }: { line: Line }) {
  const { money } = useDesk().format.value;
  const options = line.options.map(({ name, value }) => `${name}: ${value}`).join(' · ');
  return (
    <li class="line">
      <span class="line-quantity">{line.quantity} ×</span>
      <span class="line-what">
        <span>{line.name}</span>
        <small>{[line.sku, options, money(line.unitPrice)].filter(Boolean).join(' · ')}</small>
        {line.note && <small class="line-note">{line.note}</small>}
      </span>
      <span class="line-total">{money(line.lineTotal)}</span>
    </li>
  );
}

/** An amount of the sum; zeros are left out, unless they are the total. */
function SumLine({ label, value, sign = '' }: { label: string; value: Money; sign?: string }) {
  const { money } = useDesk().format.value;
  if (Number(value.amount) === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {sign}
        {money(value)}
      </dd>
    </div>
  );
}

/** What to pick and pack, and how the total comes about. */
export function LinesBlock({ order }: { order: OrderSheetFragment }) {
  const { words, format } = useDesk();
  const texts = words.value.order;
  return (
    <section class="card">
      <h2>{texts.products}</h2>
      <ul class="lines">
        {order.lines.map((line, place) => (
          <ProductLine key={place} line={line} />
        ))}
      </ul>
      <dl class="sums">
        <SumLine label={texts.subtotal} value={order.subtotal} />
        <SumLine label={texts.shipping} value={order.shippingCost} />
        <SumLine label={texts.tax} value={order.tax} />
        {order.fees.map((fee) => (
          <SumLine key={fee.name} label={fee.name} value={fee.amount} />
        ))}
        <SumLine label={texts.discount} value={order.discount} sign="− " />
        <div class="sum-total">
          <dt>{texts.total}</dt>
          <dd>{format.value.money(order.total)}</dd>
        </div>
      </dl>
    </section>
  );
}
