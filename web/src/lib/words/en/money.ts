import type { Words } from '../es';

/** The page of the shop's movements of money, in English. */
export const money: Words['money'] = {
  title: 'Transactions',
  method: 'Payment method',
  reference: 'Reference',
  from: 'Received from',
  until: 'Received until',
  clear: 'Clear filters',
  refresh: 'Refresh',
  more: 'Show more transactions',
  loading: 'Loading transactions…',
  empty: 'No transactions yet. They will show up here with the first order.',
  emptyFilters: 'No transaction fits these filters.',
  notYet: 'Not in yet',
};
