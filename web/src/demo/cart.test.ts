import { expect, it } from 'vitest';
import { createCart, MOST } from './cart';
import type { Product, ShopConfig } from './config';

const product = (sku: string, price: string): Product => ({
  sku,
  name: sku,
  about: '',
  price,
  picture: '',
  options: [],
});
const coffee = product('COFFEE', '38900');
const mug = product('MUG', '34900');

const config: ShopConfig = {
  apiKey: '',
  shopName: '',
  currency: { code: 'COP', digits: 0 },
  shipping: '9000',
  products: [coffee, mug],
  methods: [],
  pickupPoints: [],
  customer: { name: '', phone: '', email: '', city: '', address: '' },
  logIn: { email: '', password: '' },
};

it('adds up lines and shipping', () => {
  const cart = createCart(config);
  cart.setQuantity(coffee, 2);
  cart.setQuantity(mug, 1);
  expect(cart.lines.value.map(({ total }) => total.amount)).toEqual(['77800', '34900']);
  expect(cart.count.value).toBe(3);
  expect(cart.total.value).toEqual({ amount: '121700', currencyCode: 'COP' });
});

it('asks nothing for what is collected', () => {
  const cart = createCart(config);
  cart.setQuantity(coffee, 1);
  cart.dispatchBy('PICKUP');
  expect(cart.shipping.value.amount).toBe('0');
  expect(cart.total.value.amount).toBe('38900');
});

it('holds from none of a product to as many as are sold at once', () => {
  const cart = createCart(config);
  cart.setQuantity(coffee, MOST + 1);
  expect(cart.quantityOf('COFFEE')).toBe(MOST);
  cart.setQuantity(coffee, -1);
  expect(cart.lines.value).toEqual([]);
});
