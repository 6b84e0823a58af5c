import type { ComponentChildren } from 'preact';
import type { Product } from './config';
import { Icon } from './icon';
import { Quantity } from './quantity';
import { useStore } from './store';

/** The shelf; `children` is its last place. */
export function Products({ children }: { children: ComponentChildren }) {
  const { config, words } = useStore();
  return (
    <section class="products" aria-labelledby="products-title">
      <h2 id="products-title" class="unseen">
        {words.products}
      </h2>
      <ul class="shelf">
        {config.products.map((product) => (
          <ProductCard key={product.sku} product={product} />
        ))}
        <li class="shelf-end">{children}</li>
      </ul>
      <CartBar />
    </section>
  );
}

function ProductCard({ product }: { product: Product }) {
  const { config, format } = useStore();
  const price = { amount: product.price, currencyCode: config.currency.code };
  return (
    <li class="product">
      <div class="picture">
        <img src={product.picture} alt="" width="160" height="120" />
      </div>
      <div class="product-words">
        <h3>{product.name}</h3>
        <p class="about">{product.about}</p>
      </div>
      <div class="product-foot">
        <p class="price">{format.money(price)}</p>
        <Quantity product={product} />
      </div>
    </li>
  );
}

/** On a phone the order is far below: the way to it, as soon as there is one. */
function CartBar() {
  const { words, cart, format } = useStore();
  if (cart.count.value === 0) return null;
  return (
    <a class="cart-bar" href="#order">
      <Icon name="bag" />
      <span class="cart-bar-count">{words.pieces(cart.count.value)}</span>
      <strong>{format.money(cart.goods.value)}</strong>
      <span class="cart-bar-go">{words.goToOrder}</span>
    </a>
  );
}
