import { signal, type ReadonlySignal } from '@preact/signals';
import type { ProblemFragment, PlaceOrderInput } from '../gql/types';
import { newKey } from '../lib/key';
import { messageOf } from '../lib/graphql';
import type { Method } from './config';
import type { Draft } from './draft';
import type { Outcome, Place } from './place';

export type Problem = Pick<ProblemFragment, 'message' | 'field'>;

/** An order as it was filled in, and how it is to be paid. */
export interface Purchase {
  draft: Draft;
  method: Method;
}

/** An order that the shop has taken. */
export interface Placed extends Purchase {
  number: number;
  trackingUrl: string;
}

interface Sentences {
  unreachable: string;
  alreadyPlaced: string;
  declined: string;
}

/** From a filled form to an order that was taken. */
export interface Checkout {
  isBusy: ReadonlySignal<boolean>;
  /** Why it is not placed; a new list each time, the same words or not. */
  problems: ReadonlySignal<readonly Problem[]>;
  /** What waits for the pretended gateway. */
  paying: ReadonlySignal<Purchase | null>;
  placed: ReadonlySignal<Placed | null>;
  refuse(problems: readonly Problem[]): void;
  submit(purchase: Purchase): Promise<void>;
  /** The gateway's answer. */
  pay(isPaid: boolean): Promise<void>;
  again(): void;
}

/** One attempt: under its number the shop takes one order, however often it is sent. */
function newAttempt() {
  const mark = newKey().slice(0, 12).toUpperCase();
  return { externalId: `DEMO-${mark}`, reference: `PRUEBA-${mark}` };
}

export function createCheckout(place: Place, words: Sentences): Checkout {
  const isBusy = signal(false);
  const problems = signal<readonly Problem[]>([]);
  const paying = signal<Purchase | null>(null);
  const placed = signal<Placed | null>(null);
  let attempt = newAttempt();

  const read = ({ order, trackingUrl, userErrors }: Outcome, purchase: Purchase) => {
    if (order && trackingUrl) placed.value = { ...purchase, number: order.number, trackingUrl };
    else if (userErrors.some(({ code }) => code === 'IDEMPOTENCY_CONFLICT')) {
      // An earlier try did arrive, and the form was changed since: what comes next is another order.
      attempt = newAttempt();
      problems.value = [{ message: words.alreadyPlaced, field: null }];
    } else problems.value = userErrors;
  };

  const send = async (purchase: Purchase, payment: PlaceOrderInput['payment'] = null) => {
    if (isBusy.value) return;
    isBusy.value = true;
    try {
      const { externalId } = attempt;
      read(await place({ ...purchase.draft, externalId, payment }), purchase);
    } catch (error) {
      problems.value = [{ message: messageOf(error) || words.unreachable, field: null }];
    } finally {
      isBusy.value = false;
    }
  };

  return {
    isBusy,
    problems,
    paying,
    placed,
    refuse(found) {
      problems.value = found;
    },
    async submit(purchase) {
      problems.value = [];
      if (purchase.method.policy === 'ONLINE') paying.value = purchase;
      else await send(purchase);
    },
    async pay(isPaid) {
      const purchase = paying.value;
      paying.value = null;
      if (!purchase) return;
      const { reference } = attempt;
      const payment = { reference, amount: purchase.draft.total, paidAt: new Date().toISOString() };
      if (isPaid) await send(purchase, payment);
      else problems.value = [{ message: words.declined, field: null }];
    },
    again() {
      attempt = newAttempt();
      problems.value = [];
      placed.value = null;
    },
  };
}
