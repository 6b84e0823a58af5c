/** The demo storefront: a client of the public GraphQL API, as any shop's own page would be. */
import './demo.css';
import { render } from 'preact';
import { readConfig, type PageConfig } from '../lib/config';
import type { ShopConfig } from './config';
import { Shop } from './shop';
import { createStore, StoreContext } from './store';

const root = document.getElementById('demo');
if (!root) throw new Error('The page has no #demo.');

const store = createStore(readConfig<ShopConfig>() as PageConfig & ShopConfig);
render(
  <StoreContext.Provider value={store}>
    <Shop />
  </StoreContext.Provider>,
  root,
);
