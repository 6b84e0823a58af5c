import { PlaceDemoOrder } from '../gql/demo';
import type { PlaceDemoOrderMutation, PlaceOrderInput } from '../gql/types';
import type { PageConfig } from '../lib/config';
import { createAsk } from '../lib/graphql';

export type Outcome = PlaceDemoOrderMutation['placeOrder'];
export type Place = (order: PlaceOrderInput) => Promise<Outcome>;

/** Places orders as any storefront does: with its own key, and no cookie of whoever looks at the page. */
export function createPlace(config: PageConfig, apiKey: string): Place {
  const ask = createAsk(config, apiKey);
  return async (order) => (await ask(PlaceDemoOrder, { input: order })).placeOrder;
}
