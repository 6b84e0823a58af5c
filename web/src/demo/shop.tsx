import { useRef } from 'preact/hooks';
import { Gateway } from './gateway';
import { OrderForm } from './order-form';
import { Products } from './products';
import { useStore } from './store';
import { Thanks } from './thanks';
import { Watch } from './watch';

/** The page: what there is to buy beside the order that it becomes; then the thanks for it. */
export function Shop() {
  const { config, words, cart, checkout } = useStore();
  const title = useRef<HTMLHeadingElement>(null);
  const placed = checkout.placed.value;

  const again = () => {
    cart.clear();
    checkout.again();
    // After the next drawing: the title is not there before.
    requestAnimationFrame(() => title.current?.focus());
    scrollTo(0, 0);
  };

  return (
    <div class="store">
      <header class="masthead">
        <span class="shop-mark" aria-hidden="true">
          {config.shopName.replace(/^Café /, '').charAt(0)}
        </span>
        <p class="shop-name">{config.shopName}</p>
        <p class="demo-sign">{words.demo}</p>
      </header>
      {placed ? (
        <Thanks placed={placed} onAgain={again} />
      ) : (
        <main>
          <div class="intro">
            <h1 ref={title} tabIndex={-1}>
              {words.title}
            </h1>
            <p>{words.intro}</p>
          </div>
          <div class="columns">
            <Products>
              <Watch />
            </Products>
            <OrderForm />
          </div>
          <Gateway />
        </main>
      )}
    </div>
  );
}
