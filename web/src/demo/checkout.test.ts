import { expect, it } from 'vitest';
import type { PlaceOrderInput } from '../gql/types';
import { Unreachable } from '../lib/graphql';
import { createCheckout, type Purchase } from './checkout';
import type { Outcome } from './place';

const WORDS = { unreachable: 'no answer', alreadyPlaced: 'already', declined: 'declined' };
const TAKEN: Outcome = {
  order: { number: 7, total: { amount: '1000', currencyCode: 'COP' } },
  trackingUrl: 'http://127.0.0.1/t/x',
  userErrors: [],
};
const draft = { total: '1000' } as Purchase['draft'];
const cash: Purchase = { draft, method: { code: 'CASH', name: 'Cash', policy: 'ON_DELIVERY' } };
const card: Purchase = { draft, method: { code: 'CARD', name: 'Card', policy: 'ONLINE' } };

/** A shop that answers each order with the next of these. */
function aShop(...answers: (Outcome | Error)[]) {
  const orders: PlaceOrderInput[] = [];
  const place = async (order: PlaceOrderInput) => {
    orders.push(order);
    const answer = answers.shift() ?? TAKEN;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { orders, checkout: createCheckout(place, WORDS) };
}

const refusal = (code: string): Outcome => ({
  order: null,
  trackingUrl: null,
  userErrors: [{ code, message: code, field: null }],
});

it('sends one order for two presses', async () => {
  const { orders, checkout } = aShop();
  await Promise.all([checkout.submit(cash), checkout.submit(cash)]);
  expect(orders).toHaveLength(1);
  expect(checkout.placed.value?.number).toBe(7);
});

it('sends an order that was not answered under the same number again', async () => {
  const { orders, checkout } = aShop(new Unreachable());
  await checkout.submit(cash);
  expect(checkout.problems.value).toEqual([{ message: 'no answer', field: null }]);
  await checkout.submit(cash);
  expect(orders[1]?.externalId).toBe(orders[0]?.externalId);
});

it('begins another order when an earlier try had arrived with other data', async () => {
  const { orders, checkout } = aShop(refusal('IDEMPOTENCY_CONFLICT'));
  await checkout.submit(cash);
  expect(checkout.problems.value[0]?.message).toBe('already');
  await checkout.submit(cash);
  expect(orders[1]?.externalId).not.toBe(orders[0]?.externalId);
});

it('pays online first, under one reference a try', async () => {
  const { orders, checkout } = aShop(new Unreachable());
  await checkout.submit(card);
  expect(orders).toEqual([]);
  await checkout.pay(true);
  await checkout.submit(card);
  await checkout.pay(true);
  const [first, second] = orders.map(({ payment }) => payment);
  expect(first?.amount).toBe('1000');
  expect(second?.reference).toBe(first?.reference);
});

it('sends nothing when the payment is declined', async () => {
  const { orders, checkout } = aShop();
  await checkout.submit(card);
  await checkout.pay(false);
  expect(orders).toEqual([]);
  expect(checkout.problems.value).toEqual([{ message: 'declined', field: null }]);
});

it('gives another order another number', async () => {
  const { orders, checkout } = aShop();
  await checkout.submit(cash);
  checkout.again();
  await checkout.submit(cash);
  expect(orders[1]?.externalId).not.toBe(orders[0]?.externalId);
});
