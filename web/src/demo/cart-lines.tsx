import { Quantity } from './quantity';
import { useStore } from './store';

/** What was chosen, each with its quantity to change. */
export function CartLines() {
  const { words, cart, format } = useStore();
  const lines = cart.lines.value;
  if (lines.length === 0) return <p class="empty">{words.order.empty}</p>;
  return (
    <ul class="cart">
      {lines.map(({ product, total }) => (
        <li key={product.sku}>
          <img src={product.picture} alt="" width="56" height="42" />
          <span class="cart-name">{product.name}</span>
          <Quantity product={product} />
          <span class="amount">{format.money(total)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Products, shipping and the total, once there is anything to pay for. */
export function Totals() {
  const { words, cart, format } = useStore();
  const { order } = words;
  const isFree = cart.dispatch.value === 'PICKUP';
  if (cart.count.value === 0) return null;
  return (
    <dl class="totals">
      <dt>{order.goods}</dt>
      <dd>{format.money(cart.goods.value)}</dd>
      <dt>{order.shipping}</dt>
      <dd>{isFree ? order.free : format.money(cart.shipping.value)}</dd>
      <dt class="total">{order.total}</dt>
      <dd class="total">{format.money(cart.total.value)}</dd>
    </dl>
  );
}

/** Says aloud what a press of a button did to the order. */
export function CartNews() {
  const { words, cart, format } = useStore();
  const product = cart.touched.value;
  const news = product && words.inCart(cart.quantityOf(product.sku), product.name);
  return (
    <p class="unseen" aria-live="polite">
      {news && `${news} ${words.order.goods}: ${format.money(cart.goods.value)}`}
    </p>
  );
}
