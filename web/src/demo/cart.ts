import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { DispatchMethod } from '../gql/types';
import type { Money } from '../lib/money';
import type { Product, ShopConfig } from './config';
import { toAmount, toMinor } from './sums';

/** As many of one product as this shop sells at once. */
export const MOST = 20;

export interface CartLine {
  product: Product;
  quantity: number;
  total: Money;
}

/** What is being bought, and what it comes to. */
export interface Cart {
  lines: ReadonlySignal<CartLine[]>;
  /** How many pieces, all products together. */
  count: ReadonlySignal<number>;
  goods: ReadonlySignal<Money>;
  shipping: ReadonlySignal<Money>;
  total: ReadonlySignal<Money>;
  dispatch: ReadonlySignal<DispatchMethod>;
  /** The product whose quantity was changed last. */
  touched: ReadonlySignal<Product | null>;
  quantityOf(sku: string): number;
  setQuantity(product: Product, quantity: number): void;
  dispatchBy(method: DispatchMethod): void;
  clear(): void;
}

export function createCart({ products, currency, shipping: cost }: ShopConfig): Cart {
  const quantities = signal<Readonly<Record<string, number>>>({});
  const dispatch = signal<DispatchMethod>('DELIVERY');
  const touched = signal<Product | null>(null);
  const money = (minor: bigint): Money => ({
    amount: toAmount(minor, currency.digits),
    currencyCode: currency.code,
  });
  const minorOf = (price: string, quantity: number) => toMinor(price, currency.digits) * BigInt(quantity);
  const quantityOf = (sku: string) => quantities.value[sku] ?? 0;

  const inCart = computed(() => products.filter(({ sku }) => quantityOf(sku) > 0));
  const goods = computed(() =>
    inCart.value.reduce((sum, { sku, price }) => sum + minorOf(price, quantityOf(sku)), 0n),
  );
  const shipping = computed(() => minorOf(cost, dispatch.value === 'DELIVERY' ? 1 : 0));

  return {
    lines: computed(() =>
      inCart.value.map((product) => {
        const quantity = quantityOf(product.sku);
        return { product, quantity, total: money(minorOf(product.price, quantity)) };
      }),
    ),
    count: computed(() => inCart.value.reduce((sum, { sku }) => sum + quantityOf(sku), 0)),
    goods: computed(() => money(goods.value)),
    shipping: computed(() => money(shipping.value)),
    total: computed(() => money(goods.value + shipping.value)),
    dispatch,
    touched,
    quantityOf,
    setQuantity(product, quantity) {
      quantities.value = { ...quantities.value, [product.sku]: Math.min(Math.max(quantity, 0), MOST) };
      touched.value = product;
    },
    dispatchBy(method) {
      dispatch.value = method;
    },
    clear() {
      quantities.value = {};
      touched.value = null;
    },
  };
}
