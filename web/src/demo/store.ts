import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageConfig } from '../lib/config';
import { createFormat, type Format } from '../lib/format';
import { createCart, type Cart } from './cart';
import { createCheckout, type Checkout } from './checkout';
import type { ShopConfig } from './config';
import { createPlace } from './place';
import { wordsIn, type Words } from './words';

/** Everything a component may need, made once and handed down. */
export interface Store {
  config: PageConfig & ShopConfig;
  words: Words;
  format: Format;
  cart: Cart;
  checkout: Checkout;
}

export const StoreContext = createContext<Store | null>(null);

/** The shop that the component stands in. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error('There is no shop around this component.');
  return store;
}

export function createStore(config: PageConfig & ShopConfig): Store {
  const words = wordsIn(config.language);
  return {
    config,
    words,
    format: createFormat(config),
    cart: createCart(config),
    checkout: createCheckout(createPlace(config, config.apiKey), words.order),
  };
}
