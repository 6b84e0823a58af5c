import { useEffect, useRef } from 'preact/hooks';
import { MOST } from './cart';
import type { Product } from './config';
import { Icon } from './icon';
import { useStore } from './store';

/** "Agregar", and from then on one less and one more. The focus stays on what was pressed, or its heir. */
export function Quantity({ product }: { product: Product }) {
  const { words, cart } = useStore();
  const quantity = cart.quantityOf(product.sku);
  const box = useRef<HTMLDivElement>(null);
  const isOurs = useRef(false);

  useEffect(() => {
    if (isOurs.current) box.current?.querySelector<HTMLElement>('[data-heir]')?.focus();
    isOurs.current = false;
  }, [quantity > 0]);

  const set = (wanted: number) => {
    isOurs.current = wanted > 0 !== quantity > 0;
    cart.setQuantity(product, wanted);
  };

  if (quantity === 0) {
    return (
      <div class="quantity" ref={box}>
        <button
          type="button"
          class="button"
          data-heir
          aria-label={words.addThis(product.name)}
          onClick={() => set(1)}
        >
          {words.add}
        </button>
      </div>
    );
  }
  return (
    <div class="quantity" ref={box}>
      <div class="stepper">
        <button type="button" aria-label={words.fewer(product.name)} onClick={() => set(quantity - 1)}>
          <Icon name="minus" />
        </button>
        <span>{quantity}</span>
        <button
          type="button"
          data-heir
          aria-label={words.more(product.name)}
          aria-disabled={quantity >= MOST}
          onClick={() => set(quantity + 1)}
        >
          <Icon name="plus" />
        </button>
      </div>
    </div>
  );
}
