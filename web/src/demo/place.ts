import { PlaceDemoOrder } from '../gql/demo';
import type { PlaceDemoOrderMutation, PlaceOrderInput } from '../gql/types';
import type { PageConfig } from '../lib/config';
import { Refused, Unreachable } from '../lib/graphql';

export type Outcome = PlaceDemoOrderMutation['placeOrder'];
export type Place = (order: PlaceOrderInput) => Promise<Outcome>;

interface Answer {
  data?: PlaceDemoOrderMutation | null;
  errors?: { message: string; extensions?: { code?: unknown } }[];
}

/** Longer than placing takes; then the same order is sent again. Milliseconds. */
const TIMEOUT = 20_000;

/** Places orders as any storefront does: with its own key, and no cookie of whoever looks at the page. */
export function createPlace({ graphqlUrl, language }: PageConfig, apiKey: string): Place {
  const post = (order: PlaceOrderInput) =>
    fetch(graphqlUrl, {
      method: 'POST',
      credentials: 'omit',
      headers: {
        'Content-Type': 'application/json',
        'Accept-Language': language,
        Authorization: `Bearer ${apiKey}`,
      },
      body: JSON.stringify({ query: PlaceDemoOrder, variables: { input: order } }),
      signal: AbortSignal.timeout(TIMEOUT),
    });

  return async (order) => {
    const { data, errors } = await readAnswer(() => post(order));
    const [first] = errors ?? [];
    if (first) throw new Refused(first.message, String(first.extensions?.code ?? 'INTERNAL'));
    if (!data) throw new Unreachable('no answer');
    return data.placeOrder;
  };
}

async function readAnswer(post: () => Promise<Response>): Promise<Answer> {
  try {
    return (await (await post()).json()) as Answer;
  } catch (cause) {
    throw new Unreachable('no answer', { cause });
  }
}
