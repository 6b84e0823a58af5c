import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { OrderRowFragment } from '../../gql/types';
import { Unreachable, type Ask } from '../../lib/graphql';
import { createBulk } from './bulk';

const row = (number: number) =>
  ({ id: `o${number}`, number, version: 1, statusLabel: 'Pedido recibido' }) as OrderRowFragment;

interface Asked {
  input: { orderId: string };
}

/** A server that takes a step, refuses the order `o2`, and does not answer for `o3`. */
function aBulk() {
  const rows = signal([row(1), row(2), row(3), row(4)]);
  const asked: string[] = [];
  const taken: string[] = [];
  const ask = ((_: string, { input }: Asked) => {
    asked.push(input.orderId);
    if (input.orderId === 'o3') return Promise.reject(new Unreachable('no answer'));
    const isRefused = input.orderId === 'o2';
    const order = { id: input.orderId, statusLabel: 'Pedido aceptado' };
    const userErrors = isRefused ? [{ code: 'PAYMENT_REQUIRED', message: 'Falta el pago.' }] : [];
    return Promise.resolve({ outcome: { order: isRefused ? null : order, userErrors } });
  }) as unknown as Ask;
  const bulk = createBulk(ask, { rows, take: ({ id }) => void taken.push(id) });
  return { rows, asked, taken, bulk };
}

it('takes one order after the other, says how each went, and keeps the refused ones chosen', async () => {
  const { bulk, taken } = aBulk();
  bulk.chooseAll();
  await bulk.start('ACCEPT');
  const { results, isOver } = bulk.run.value!;
  expect(results.map(({ problem }) => problem)).toEqual([null, 'Falta el pago.', '', null]);
  expect(results[0]!.statusLabel).toBe('Pedido aceptado');
  expect(isOver).toBe(true);
  expect(taken).toEqual(['o1', 'o4']);
  expect(bulk.chosen.value.map(({ id }) => id)).toEqual(['o2', 'o3']);
});

it('begins nothing more once it is closed', async () => {
  const { bulk, asked } = aBulk();
  bulk.chooseAll();
  const running = bulk.start('ACCEPT');
  bulk.close();
  await running;
  expect(asked).toEqual(['o1']);
});

it('acts only on what is on the screen', async () => {
  const { rows, bulk, asked } = aBulk();
  bulk.toggle('o1');
  bulk.toggle('o4');
  bulk.toggle('o4');
  bulk.toggle('o2');
  rows.value = [row(1), row(9)];
  await bulk.start('ADVANCE');
  expect(asked).toEqual(['o1']);
});
