import { signal, type ReadonlySignal } from '@preact/signals';
import { PaymentMethods } from '../../gql/orders';
import type { MethodFragment } from '../../gql/types';
import type { Ask } from '../../lib/graphql';

/** The shop's ways to pay, for choosing one to filter by; read once, when somebody wants to choose. */
export interface Methods {
  all: ReadonlySignal<MethodFragment[]>;
  load(): Promise<void>;
}

export function createMethods(ask: Ask): Methods {
  const all = signal<MethodFragment[]>([]);
  return {
    all,
    async load() {
      if (all.peek().length > 0) return;
      try {
        all.value = (await ask(PaymentMethods)).paymentMethods;
      } catch {
        // The next opening tries again; everything else can be filtered by.
      }
    },
  };
}
